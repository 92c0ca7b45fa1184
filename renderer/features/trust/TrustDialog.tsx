/** Trust by scope: what exactly, for which host and port, until when. Nothing is saved by it; it changes the form. */
import { Button, Field, Input, Select } from '@fluentui/react-components'
import { useId, useRef, useState, type SyntheticEvent } from 'react'
import type { TrustEntry, TrustKind } from '../../../shared/domain/trust/entry.ts'
import type { TrustPeer } from '../../../shared/domain/trust/peer.ts'
import { isDay } from '../../../shared/domain/trust/entry.ts'
import { readAuthorities, type Authorities, type AuthorityProblem } from '../../../shared/domain/trust/pem.ts'
import { Question } from '../../ui/Question.tsx'
import { useText } from '../../ui/text.ts'
import { inOneYear, peerText, readCertificateFile, type RefusedCertificate } from './trust-form.ts'
import styles from './trust.module.css'

interface Props {
  /** what the report showed; null: only the file of an authority can be added */
  readonly refused: RefusedCertificate | null
  /** for whom, where there is a choice */
  readonly peers: readonly TrustPeer[]
  /** @param again the person wants to test at once */
  readonly onTrust: (entry: TrustEntry, again: boolean) => void
  readonly onClose: () => void
}

function valueOf(kind: TrustKind, refused: RefusedCertificate | null, authorities: Authorities | null): string | null {
  if (kind === 'ca') return authorities?.pem ?? null
  return (kind === 'key' ? refused?.certificate.keyFingerprint256 : refused?.certificate.fingerprint256) ?? null
}

export function TrustDialog({ refused, peers, onTrust, onClose }: Props) {
  const t = useText()
  const kinds = refused?.kinds ?? (['ca'] as const)
  const [kind, setKind] = useState<TrustKind>(kinds[0])
  const [peer, setPeer] = useState(0)
  const [until, setUntil] = useState(() => inOneYear(new Date()))
  const [note, setNote] = useState('')
  const [file, setFile] = useState<Authorities | AuthorityProblem | null>(null)
  const [asked, setAsked] = useState(false)
  const authorities = typeof file === 'object' ? file : null
  const value = valueOf(kind, refused, authorities)
  const chosen = peers[peer]
  const wrongDay = until !== '' && !isDay(until)
  const problem = typeof file === 'string' ? file : file === null && asked ? 'trust-not-pem' : null

  function trust(again: boolean): void {
    setAsked(true)
    if (value === null || !chosen || wrongDay) return
    onTrust({ host: chosen.host, port: chosen.port, kind, value, until: until === '' ? null : until, note: note.trim() }, again)
  }
  function submit(event: SyntheticEvent): void {
    event.preventDefault()
    trust(refused !== null)
  }

  return (
    <Question
      wide
      title={refused ? t('internet.trust.title', { peer: peerText(refused.peer) }) : t('internet.trust.addTitle')}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button appearance="primary" type="submit">
            {t(refused ? 'internet.trust.andTest' : 'internet.trust.add')}
          </Button>
          {refused && <Button onClick={() => trust(false)}>{t('internet.trust.only')}</Button>}
          <Button onClick={onClose}>{t('internet.trust.cancel')}</Button>
        </>
      }
    >
      {peers.length > 1 && (
        <Field label={t('internet.trust.peer')} className={styles.field ?? ''}>
          <Select value={String(peer)} onChange={(_, { value: index }) => setPeer(Number(index))}>
            {peers.map((each, index) => (
              <option key={peerText(each)} value={String(index)}>
                {peerText(each)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {refused ? (
        <fieldset className={styles.scopes}>
          <legend>{t('internet.trust.what')}</legend>
          {kinds.map((each) => (
            <Scope key={each} kind={each} checked={each === kind} onChoose={() => setKind(each)} />
          ))}
        </fieldset>
      ) : (
        <p className={styles.help}>{t('internet.trust.kinds.ca.effect')}</p>
      )}
      {kind === 'ca' ? (
        <AuthorityFile authorities={authorities} problem={problem} onRead={(text) => setFile(readAuthorities(text))} />
      ) : (
        <div className={styles.compare}>
          <span>{t(`internet.trust.fingerprint.${kind}`)}</span>
          <code>{value}</code>
          <span className={styles.help}>{t('internet.trust.compare')}</span>
        </div>
      )}
      <div className={styles.pair}>
        <Field
          label={t('internet.trust.until')}
          hint={t('internet.trust.untilHelp')}
          {...(wrongDay && { validationState: 'error' as const, validationMessage: t('fields.trust-until') })}
        >
          <Input type="date" value={until} onChange={(_, { value: day }) => setUntil(day)} />
        </Field>
        <Field label={t('internet.trust.note')}>
          <Input value={note} maxLength={200} onChange={(_, { value: text }) => setNote(text)} placeholder={t('internet.trust.noteExample')} />
        </Field>
      </div>
    </Question>
  )
}

function Scope({ kind, checked, onChoose }: { readonly kind: TrustKind; readonly checked: boolean; readonly onChoose: () => void }) {
  const t = useText()
  const id = useId()
  return (
    <div className={styles.scope}>
      <input type="radio" id={id} name="trust-kind" checked={checked} onChange={onChoose} aria-describedby={`${id}-effect`} />
      <label htmlFor={id}>{t(`internet.trust.kinds.${kind}.name`)}</label>
      <span id={`${id}-effect`} className={styles.help}>
        {t(`internet.trust.kinds.${kind}.effect`)}
      </span>
    </div>
  )
}

/** The browser's own file field speaks the browser's language; ours is a button and the name of what was read. */
function AuthorityFile(props: {
  readonly authorities: Authorities | null
  readonly problem: string | null
  readonly onRead: (text: string) => void
}) {
  const { authorities, problem, onRead } = props
  const t = useText()
  const input = useRef<HTMLInputElement>(null)
  return (
    <Field
      className={styles.field ?? ''}
      hint={t('internet.trust.file')}
      {...(problem !== null && { validationState: 'error' as const, validationMessage: t(`fields.${problem}`) })}
      {...(authorities && { validationState: 'success' as const, validationMessage: t('internet.trust.fileOf', { names: authorities.names.join('; ') }) })}
    >
      {(field) => (
        <div>
          <Button {...field} onClick={() => input.current?.click()}>
            {t('internet.trust.choose')}
          </Button>
          <input
            ref={input}
            type="file"
            hidden
            accept=".pem,.crt,.cer,.der,application/x-x509-ca-cert"
            onChange={({ target }) => {
              const chosen = target.files?.[0]
              if (chosen) void readCertificateFile(chosen).then(onRead)
              // The same file can be chosen again once it has been mended.
              target.value = ''
            }}
          />
        </div>
      )}
    </Field>
  )
}
