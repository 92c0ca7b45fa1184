import type { TFunction } from 'i18next'
import { AppError } from '../../shared/errors.ts'
import { ConnectionLost, SessionLost } from '../client/transport.ts'

/** What went wrong with a call, as a sentence. */
export function errorText(t: TFunction, error: unknown): string {
  if (error instanceof SessionLost) return t('common.session.lost')
  if (error instanceof ConnectionLost) return t('common.session.disconnected')
  if (error instanceof AppError) return t(`errors.${error.code}`, { ...error.details })
  return t('common.failed.page')
}
