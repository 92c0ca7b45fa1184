import type { Plugin } from 'vite'

/** `a, { b as c }`, `* as d` or nothing, as rolldown writes them: a line each. */
const line = /^import (?:(?:(?<whole>[\w$]+)|\* as (?<all>[\w$]+)|(?:(?<also>[\w$]+), )?\{(?<names>[^}]*)\}) from )?"(?<module>node:[\w/]+)";$/gm

/**
 * Takes Node's own modules as they are instead of importing them: for an import Node reads every name they export, and with it loads what
 * is behind (streams, Blob, ICU's decoders, every cipher there is), a tenth of a command's whole time.
 */
export function takeBuiltins(code: string): string {
  return code.replace(line, (...found) => {
    const { whole, all, also, names, module = '' } = found.at(-1) as Partial<Record<'whole' | 'all' | 'also' | 'names' | 'module', string>>
    const taken = `process.getBuiltinModule("${module}")`
    const parts = [whole ?? all ?? also, names === undefined ? undefined : `{${names.replaceAll(' as ', ': ')}}`].filter((part) => part !== undefined)
    // Of a module that is only named nothing happens.
    return parts.length === 0 ? '' : `const ${parts.map((part) => `${part} = ${taken}`).join(', ')};`
  })
}

export function builtinsAtOnce(): Plugin {
  return { name: 'builtins-at-once', renderChunk: (code) => ({ code: takeBuiltins(code), map: null }) }
}
