import { expect, it } from 'vitest'
import { NotPreparable, saslPrep } from './saslprep.ts'

// RFC 4013 §3, and what Portuguese passwords are made of
it.each([
  ['I\u00adX', 'IX'],
  ['user', 'user'],
  ['USER', 'USER'],
  ['\u00aa', 'a'],
  ['\u2168', 'IX'],
  ['a\u00a0b', 'a b'],
  ['com\u3000espaço', 'com espaço'],
  ['a\u0301', 'á'],
  ['Senha com $inais, ç', 'Senha com $inais, ç'],
  ['€\u{1F511}', '€\u{1F511}'],
  ['', ''],
  ['\u0627\u0031\u0628', '\u0627\u0031\u0628'],
])('%j becomes %j', (text, prepared) => {
  expect(saslPrep(text)).toBe(prepared)
})

it.each(['\u0007', 'a\tb', '\u0627\u0031', '\u0627a\u0628', '1\u0627', '\ud800', '\ue000', '\uffff', '\u{1ffff}', 'a\u200eb', '\u2028', '\u{e0041}', '\ufdd0'])(
  '%j is refused',
  (text) => {
    expect(() => saslPrep(text)).toThrow(NotPreparable)
  },
)
