/** What one takes along from a test: the same again as a command, and a name for its report. Pure. */
import type { AppInfo } from '../../../shared/contract/app.ts'
import type { TestReport } from '../../../shared/contract/report.ts'
import type { TestRequest } from '../../../shared/contract/tests.ts'

/** For sh and its relatives: in single quotes nothing has a meaning of its own. */
function quotedForUnix(argument: string): string {
  return /^[\w@.+:/-][\w@.+:/=,-]*$/.test(argument) ? argument : `'${argument.replaceAll("'", String.raw`'\''`)}'`
}

/**
 * For PowerShell; read alike by cmd except for what that one cannot be kept from expanding. In PowerShell a comma makes a list,
 * and a quote inside has to be masked for the program as well.
 */
function quotedForWindows(argument: string): string {
  if (/^[\w.+:/-][\w@.+:/=-]*$/.test(argument)) return argument
  if (!/["$`\r\n\u201c-\u201e]|%.*%|\\$/.test(argument)) return `"${argument}"`
  const forTheProgram = argument.replace(/(\\*)"/g, String.raw`$1$1\"`).replace(/(\\+)$/, '$1$1')
  return `'${forTheProgram.replace(/['\u2018-\u201b]/g, '$&$&')}'`
}

/** The same test on the command line, with what is saved. */
export function commandLine(name: string, request: TestRequest, platform: AppInfo['platform']): string {
  const options: readonly (readonly [option: string, value: string | null])[] = [
    ['--system', name],
    ...request.to.map((address) => ['--to', address] as const),
    ['--from', request.from],
    ['--as-user', request.asUser],
    ['--subject', request.subject],
    ['--text', request.text],
    ['--stop-after', request.stopAfter === 'message' ? null : request.stopAfter],
    ['--deadline', request.deadlineSeconds === 30 ? null : String(request.deadlineSeconds)],
  ]
  const words = ['server-manager', 'test']
  for (const [option, value] of options) {
    // A value that looks like an option is one unless it is tied to its own.
    if (value?.startsWith('-')) words.push(`${option}=${value}`)
    else if (value !== null) words.push(option, value)
  }
  return words.map(platform === 'windows' ? quotedForWindows : quotedForUnix).join(' ')
}

/** A name that every file system takes. */
export function reportFileName({ systemName, at }: Pick<TestReport, 'systemName' | 'at'>): string {
  const name = systemName.normalize('NFD').replace(/\p{M}/gu, '').replace(/[^\w-]+/g, '_').slice(0, 40)
  return `server-manager-${name}-${at.slice(0, 19).replace(/[:T]/g, '-')}.json`
}
