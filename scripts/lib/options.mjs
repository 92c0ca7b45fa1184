/** Options of a script: a clear sentence for each mistake, before anything is installed. */
import util from 'node:util'
import { Failure, texts } from './texts.mjs'

/**
 * @template {Record<string, { type: 'string' | 'boolean' }>} Options
 * @param {readonly string[]} argv
 * @param {Options} options
 * @param {string} usage
 * @returns {{ [Name in keyof Options]?: Options[Name]['type'] extends 'string' ? string : boolean }}
 */
export function readOptions(argv, options, usage) {
  // Not strict: the words for what is wrong are ours.
  const { tokens } = util.parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true })
  /** @type {Record<string, string | boolean>} */
  const values = {}
  for (const token of tokens) {
    if (token.kind === 'positional') throw new Failure(texts.unknownOption(token.value, usage), 2)
    if (token.kind === 'option-terminator') continue
    const type = Object.hasOwn(options, token.name) ? options[token.name]?.type : undefined
    if (type === undefined) throw new Failure(texts.unknownOption(token.rawName, usage), 2)
    // `--data-dir --no-open` lost its folder on the way.
    const lost = token.value === undefined || (token.inlineValue === false && token.value.startsWith('--'))
    if (type === 'string' && (lost || token.value === '')) throw new Failure(texts.needsValue(token.rawName, usage), 2)
    if (type === 'boolean' && token.value !== undefined) throw new Failure(texts.takesNoValue(token.rawName, usage), 2)
    values[token.name] = token.value ?? true
  }
  return /** @type {any} -- what was checked above */ (values)
}

/** @param {string | undefined} value */
export function checkPort(value) {
  if (value === undefined) return
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65535) throw new Failure(texts.badPort(value), 2)
}
