/** What the network says of a domain, asked only by whoever has read whom it asks; its answers are offers. */
import { Button, Spinner } from '@fluentui/react-components'
import { useId, useState } from 'react'
import type { ProviderAnswer } from '../../../shared/contract/providers.ts'
import { autoconfigPages, type Offer } from '../../../shared/domain/providers/offers.ts'
import { useClient } from '../../client/context.tsx'
import { errorText } from '../../ui/error-text.ts'
import { useText } from '../../ui/text.ts'
import styles from './providers.module.css'

interface Props {
  readonly domain: string
  readonly chosen: Offer | null
  readonly onChoose: (offer: Offer | null) => void
}

export function NetworkOffers({ domain, chosen, onChoose }: Props) {
  const t = useText()
  const client = useClient()
  const [told, setTold] = useState(false)
  const [asking, setAsking] = useState(false)
  const [answer, setAnswer] = useState<ProviderAnswer | null>(null)
  const [error, setError] = useState<unknown>(null)

  async function ask(): Promise<void> {
    setAsking(true)
    setError(null)
    try {
      const found = await client.call('providers.ask', { domain })
      setAnswer(found)
      onChoose(found.offers[0] ?? null)
    } catch (failure) {
      setError(failure)
    } finally {
      setAsking(false)
    }
  }

  const pages = autoconfigPages(domain).map((page) => page.replace('https://', '')).join(', ')
  return (
    <section className={styles.network} aria-live="polite">
      {!told && <Button onClick={() => setTold(true)}>{t('providers.network.ask', { domain })}</Button>}
      {told && !answer && (
        <>
          <p className={styles.help}>{t('providers.network.what', { domain, pages })}</p>
          {asking ? <Spinner size="tiny" label={t('providers.network.asking')} /> : <Button onClick={() => void ask()}>{t('providers.network.go')}</Button>}
          {error !== null && <p role="alert">{errorText(t, error)}</p>}
        </>
      )}
      {answer && <Answer answer={answer} chosen={chosen} onChoose={onChoose} />}
    </section>
  )
}

function Answer({ answer, chosen, onChoose }: Pick<Props, 'chosen' | 'onChoose'> & { readonly answer: ProviderAnswer }) {
  const t = useText()
  const name = useId()
  const { domain, offers, asked } = answer
  return (
    <>
      {offers.length === 0 && <p>{t('providers.network.nothing', { domain })}</p>}
      {offers.length > 0 && (
        <fieldset className={styles.list}>
          <legend>{t('providers.network.offers', { domain })}</legend>
          {offers.map((offer) => {
            const { server, port, security, source, where } = offer
            return (
              <label key={`${server} ${port} ${security}`} className={styles.provider}>
                <input type="radio" name={name} checked={offer === chosen} onChange={() => onChoose(offer)} />
                <span>
                  {t('providers.network.offer', { server, port, security: t(`providers.network.security.${security}`) })}
                  <span className={styles.where}>{t(`providers.network.source.${source}`, { where })}</span>
                </span>
              </label>
            )
          })}
          <p className={styles.help}>{t('providers.network.caution')}</p>
        </fieldset>
      )}
      <details className={styles.help}>
        <summary>{t('providers.network.asked')}</summary>
        <ul>
          {asked.map(({ what, outcome }) => (
            <li key={what}>
              {what}: {t(`providers.network.outcome.${outcome}`)}
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}
