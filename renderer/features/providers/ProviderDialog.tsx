/** A provider by its name or by the address of the account; what it would fill in, and who says so. It changes only the form. */
import { Button, Field, Input } from '@fluentui/react-components'
import { useId, useState, type SyntheticEvent } from 'react'
import type { Change } from '../../../shared/domain/explain/types.ts'
import { askableDomain, changesOfOffer, type Offer } from '../../../shared/domain/providers/offers.ts'
import { changesOf, domainOf, findProviders, providerPresets, userOf, type ProviderId, type ProviderPreset } from '../../../shared/domain/providers/presets.ts'
import { focusFirst, Question } from '../../ui/Question.tsx'
import { useText } from '../../ui/text.ts'
import { NetworkOffers } from './NetworkOffers.tsx'
import styles from './providers.module.css'

interface Props {
  /** what stands as the user now */
  readonly account: string
  readonly onApply: (changes: readonly Change[]) => void
  readonly onClose: () => void
}

export function ProviderDialog({ account, onApply, onClose }: Props) {
  const t = useText()
  const [asked, setAsked] = useState(() => (domainOf(account) === null ? '' : account))
  const [chosen, setChosen] = useState<ProviderId | null>(null)
  const [offer, setOffer] = useState<Offer | null>(null)
  const name = useId()
  const domain = domainOf(asked)
  const found = findProviders(asked)
  // A company's domain tells nothing of who keeps its mail: then the person does.
  const shown = domain !== null && found.length === 0 ? providerPresets : found
  const preset = offer ? undefined : (shown.find(({ id }) => id === chosen) ?? (found.length === 1 ? found[0] : undefined))
  const askable = domain === null ? null : askableDomain(domain)

  function choose(id: ProviderId): void {
    setChosen(id)
    setOffer(null)
  }
  function ask(text: string): void {
    setAsked(text)
    // What was offered was for another domain.
    if (domainOf(text) !== domain) setOffer(null)
  }
  function submit(event: SyntheticEvent): void {
    event.preventDefault()
    if (offer) onApply(changesOfOffer(offer, asked))
    else if (preset) onApply(changesOf(preset, asked))
  }

  return (
    <Question
      wide
      title={t('providers.title')}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button appearance="primary" type="submit" disabled={!preset && !offer}>
            {t('providers.apply')}
          </Button>
          <Button onClick={onClose}>{t('providers.cancel')}</Button>
        </>
      }
    >
      <Field label={t('providers.search')}>
        <Input {...focusFirst} value={asked} onChange={(_, { value }) => ask(value)} spellCheck={false} autoComplete="off" />
      </Field>
      <div className={styles.columns}>
        <fieldset className={styles.list}>
          <legend>{t('providers.list')}</legend>
          {shown.map(({ id, name: shownName }) => (
            <label key={id} className={styles.provider}>
              <input type="radio" name={name} checked={preset?.id === id} onChange={() => choose(id)} />
              {shownName}
            </label>
          ))}
          {shown.length === 0 && <p className={styles.help}>{t('providers.none')}</p>}
        </fieldset>
        <div aria-live="polite">
          {domain !== null && found.length === 0 && !preset && !offer && <p className={styles.help}>{t('providers.unknownDomain', { domain })}</p>}
          {preset && <Facts preset={preset} address={asked} />}
          {/* A known provider's own word is better than what the network says. */}
          {askable !== null && found.length === 0 && <NetworkOffers key={askable} domain={askable} chosen={offer} onChoose={setOffer} />}
        </div>
      </div>
    </Question>
  )
}

function Facts({ preset, address }: { readonly preset: ProviderPreset; readonly address: string }) {
  const t = useText()
  const { id, server, port, otherPort, user, sender, limits, notes, link, sources, checked } = preset
  const form = typeof user === 'object' ? 'fixed' : user
  const rows: readonly (readonly [label: string, text: string])[] = [
    [t('providers.server'), server],
    [t('providers.port'), otherPort === null ? t('providers.portValue', { port }) : t('providers.otherPort', { port, other: otherPort })],
    [t('providers.userLabel'), userOf(preset, address) ?? t(`providers.user.${form}`)],
    ...(sender === null ? [] : [[t('providers.senderLabel'), t(`providers.sender.${sender}`)] as const]),
    ...(limits ? [[t('providers.limitsLabel'), t(`providers.limits.${id}`)] as const] : []),
    ...(notes ? [[t('providers.notesLabel'), t(`providers.notes.${id}`)] as const] : []),
  ]
  const references: typeof rows = [
    [t('providers.linkLabel'), link],
    [t('providers.sourceLabel'), t('providers.source', { sources: sources.join('; '), date: checked.split('-').reverse().join('/') })],
  ]
  return (
    <>
      <dl className={styles.facts} aria-label={t('providers.fills')}>
        {[...rows, ...references].map((row) => (
          <div key={row[0]} {...(references.includes(row) && { className: styles.reference })}>
            <dt>{row[0]}</dt>
            <dd>{row[1]}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.help}>{t('providers.keepsPassword')}</p>
    </>
  )
}
