/** Answers with their sentences, for people and for scripts. The codes stay beside the words. */
import type { TFunction } from 'i18next'
import type { TestReport } from '../../shared/contract/report.ts'
import type { Explanation } from '../../shared/domain/explain/types.ts'
import { inert } from '../../shared/domain/text/inert.ts'
import type { AppError, FieldIssue } from '../../shared/errors.ts'
import { locale } from '../../shared/i18n/language.ts'

export function issueText(t: TFunction, { path, code, params }: FieldIssue): string {
  const sentence = t(`fields.${code}`, { ...params })
  // A path holds keys of whatever file was given.
  return inert(path === '' ? sentence : `${path}: ${sentence}`)
}

/** A system error code in words, where we have some. */
function reasonText(t: TFunction, reason: unknown): string {
  const code = typeof reason === 'string' ? reason : ''
  return t(`cli.reasons.${code}`, { defaultValue: code })
}

export function errorLines(t: TFunction, error: AppError): string[] {
  const details = Object.fromEntries(Object.entries(error.details).filter(([, value]) => typeof value !== 'object'))
  const reason = reasonText(t, details['reason'])
  const lines = [t(`errors.${error.code}`, { ...details, reason }), ...error.issues.map((issue) => `  ${issueText(t, issue)}`)]
  if (error.code === 'not-found' && typeof details['name'] === 'string') lines[0] = t('cli.notFound', details)
  if (error.code === 'usage') lines.push(t(`cli.usageReasons.${String(details['reason'])}`, details))
  return lines.map(inert)
}

/** An instant as people here write it, in this computer's time zone. */
export function timeText(iso: string): string {
  return new Date(iso).toLocaleString(locale(), { dateStyle: 'short', timeStyle: 'short' })
}

export function explanationJson(t: TFunction, explanation: Explanation): object {
  return {
    ...explanation,
    warnings: explanation.warnings.map(({ code, params, field, change }) => ({
      code,
      message: t(`explain.warnings.${code}`, { ...params }),
      field,
      change,
    })),
  }
}

export function reportJson(t: TFunction, report: TestReport): object {
  const { hint, component, warnings } = report
  return {
    ...report,
    component: {
      ...component,
      reasons: component.reasons.map(({ code, params }) => ({ code, message: t(`explain.reasons.${code}`, params) })),
    },
    hint: hint && {
      rule: hint.rule,
      cause: t(`hints.${hint.rule}.cause`, hint.params),
      who: hint.who,
      field: hint.field,
      change: hint.change,
      action: t(`hints.${hint.rule}.action`, hint.params),
    },
    warnings: warnings.map(({ code, params }) => ({ code, message: t(`explain.warnings.${code}`, params) })),
  }
}

/** Columns padded to their widest cell. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = []
  for (const row of rows) row.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, cell.length)))
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd() + '\n').join('')
}
