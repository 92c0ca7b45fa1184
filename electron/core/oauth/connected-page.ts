import { createTranslator } from '../../../shared/i18n/index.ts'

/** What the browser shows once it has come back. Without script, style from outside, or anything of the visit in it. */
export function connectedPage(): string {
  const { t, language } = createTranslator()
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Server Manager</title><style>body{font:16px system-ui;margin:4rem auto;max-width:32rem;color-scheme:light dark}</style><h1>${t('oauth.back.title')}</h1><p>${t('oauth.back.text')}</p></html>`
}
