import type { TFunction } from 'i18next'
import type { Phase } from '../../../shared/contract/report.ts'
import { answeredPhases, explainReply, type ReplyAnswer, type ReplyQuestion } from '../../../shared/domain/diagnosis/explain-reply.ts'
import { AppError } from '../../../shared/errors.ts'
import { createTranslator } from '../../../shared/i18n/index.ts'
import { locale } from '../../../shared/i18n/language.ts'
import { inert } from '../../core/test-send/redact.ts'
import { flag, text, type Command, type OptionValues } from '../command.ts'

const maxText = 4096

function phaseOf(options: OptionValues): Phase | null {
  const asked = text(options, 'phase')
  if (asked === undefined) return null
  const phase = answeredPhases.find((name) => name === asked)
  if (!phase) throw new AppError('usage', { details: { reason: 'why-phase', phases: answeredPhases.join(', ') } })
  return phase
}

/** `535`, `535 5.7.139`, and the text with or without either of them before it, as it stands in a log. */
function questionOf(t: TFunction, [code = '', said = '']: readonly string[], options: OptionValues): ReplyQuestion {
  const phase = phaseOf(options)
  const [, number, status] = /^(\d{3})(?:[ -]([245]\.\d{1,3}\.\d{1,3}))?$/.exec(code.trim()) ?? []
  const replyCode = Number(number)
  const refusal = phase === 'proxy' ? replyCode >= 300 && replyCode < 600 : replyCode >= 400 && replyCode < 600
  if (number === undefined || !refusal) throw new AppError('usage', { details: { reason: 'reply-code' } })
  const words = said.slice(0, maxText).trim().replace(new RegExp(`^${number}[ -]+`), '')
  const own = /^([245]\.\d{1,3}\.\d{1,3})(?:\s|$)/.exec(words)?.[1]
  return {
    replyCode,
    enhancedCode: own ?? status ?? null,
    text: own === undefined && status !== undefined ? `${status} ${words}`.trim() : words,
    phase,
    host: text(options, 'host') ?? t('cli.why.host'),
    sender: t('cli.why.sender'),
  }
}

/** A sentence made of what is known: of a proxy that was not named nothing stands where its name would. */
function sentence(t: TFunction, { hint }: ReplyAnswer, part: 'cause' | 'action'): string {
  const words = t(`hints.${hint.rule}.${part}`, hint.params).replaceAll(/ {2,}/g, ' ')
  return words.charAt(0).toLocaleUpperCase(locale()) + words.slice(1)
}

export const whyCommand: Command = {
  name: 'why',
  usage: 'why CODE "TEXT" [--phase PHASE] [--host HOST] [--json]',
  help: 'why',
  options: { phase: { type: 'string' }, host: { type: 'string' }, json: { type: 'boolean' } },
  positionals: { least: 1, most: 2 },
  run({ options, positionals }, context) {
    const { t } = createTranslator()
    const question = questionOf(t, positionals, options)
    const answer = explainReply(question)
    if (!answer) throw new AppError('usage', { details: { reason: 'reply-code' } })
    const { hint, rule, known } = answer
    const { replyCode, enhancedCode, phase } = question
    const said = inert(question.text)
    const [cause, action] = [sentence(t, answer, 'cause'), sentence(t, answer, 'action')]
    const { who, field } = hint
    if (flag(options, 'json')) {
      const reply = { code: replyCode, enhancedCode, text: said }
      const told = { rule: hint.rule, cause, who, field, change: null, action }
      context.out(`${JSON.stringify({ reply, phase, known, hint: told, source: rule.source, checked: rule.checked ?? null })}\n`)
      return Promise.resolve(0)
    }
    const lines = [
      `« ${replyCode} ${said} »`,
      '',
      ...(known ? [] : [t('cli.why.unknown')]),
      cause,
      `${t('cli.test.who', { who: t(`test.who.${who}`) })} ${action}`,
      ...(field === null ? [] : [t('cli.why.field', { field: t(`systems.fields.${field}`, { defaultValue: field }) })]),
      '',
      t('cli.why.source', { rule: rule.rule, source: rule.source }),
      ...(rule.checked === undefined ? [] : [t('cli.why.checked', { date: rule.checked.split('-').reverse().join('/') })]),
    ]
    context.out(`${lines.join('\n')}\n`)
    return Promise.resolve(0)
  },
}
