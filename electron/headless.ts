#!/usr/bin/env node
/** The command `server-manager`: keeps what is compiled, then begins. Whatever it imported would be compiled before. */
import { enableCompileCache } from 'node:module'

enableCompileCache()
const { main } = await import('./command-line.ts')
await main(import.meta.filename)
