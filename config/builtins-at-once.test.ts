import { expect, test } from 'vitest'
import { takeBuiltins } from './builtins-at-once.ts'

test.each([
  ['import { readFileSync } from "node:fs";', 'const { readFileSync } = process.getBuiltinModule("node:fs");'],
  ['import { connect as connect$1, isIP } from "node:net";', 'const { connect: connect$1, isIP } = process.getBuiltinModule("node:net");'],
  ['import fs from "node:fs";', 'const fs = process.getBuiltinModule("node:fs");'],
  ['import * as tls$1 from "node:tls";', 'const tls$1 = process.getBuiltinModule("node:tls");'],
  ['import path, { join } from "node:path";', 'const path = process.getBuiltinModule("node:path"), { join } = process.getBuiltinModule("node:path");'],
  ['import { lookup } from "node:dns/promises";', 'const { lookup } = process.getBuiltinModule("node:dns/promises");'],
  ['import "node:os";', ''],
  ['import { a } from "./a.js";', 'import { a } from "./a.js";'],
  ['const { request } = await import("node:https");', 'const { request } = await import("node:https");'],
  ['  "import fs from \\"node:fs\\";"', '  "import fs from \\"node:fs\\";"'],
])('%s', (written, taken) => {
  expect(takeBuiltins(`a;\n${written}\nb;`)).toBe(`a;\n${taken}\nb;`)
})

test('what is taken is what would be imported', async () => {
  for (const module of ['node:fs', 'node:tls', 'node:crypto', 'node:util', 'node:timers/promises']) {
    const { default: whole, ...names } = (await import(module)) as Record<string, unknown>
    const taken = process.getBuiltinModule(module) as unknown as Record<string, unknown>
    expect(taken).toBe(whole)
    for (const [name, value] of Object.entries(names)) expect(taken[name]).toBe(value)
  }
})
