#!/usr/bin/env node
/** The command `server-manager`: keeps what is compiled, then begins. Whatever it imported itself would be compiled before. */
import { keepCompiledCode } from './adapters/compiled-code.ts'

keepCompiledCode(process.env)
const { main } = await import('./command-line.ts')
await main(import.meta.filename)
