/** The four ways in which a system's mail leaves, side by side; the one that this system uses is marked. */
import { Button } from '@fluentui/react-components'
import { abilities, canDo, sendingWays, whoSends } from '../../../shared/domain/mail-client/ways.ts'
import { Question } from '../../ui/Question.tsx'
import { useText } from '../../ui/text.ts'
import { useSystemScreen } from '../systems/editor-context.tsx'
import { useAsUser } from '../test-send/use-draft.ts'
import styles from './mail-client.module.css'

export function WaysDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const { document } = useSystemScreen().editor
  const [asUser] = useAsUser()
  const used = document === null ? null : whoSends(document, asUser).way
  return (
    <Question wide title={t('mailClient.ways.title')} onClose={onClose} actions={<Button onClick={onClose}>{t('mailClient.ways.close')}</Button>}>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('mailClient.ways.title')}>
        <table className={styles.ways}>
          <thead>
            <tr>
              <td />
              {sendingWays.map((way) => (
                <th key={way} scope="col" {...(way === used && { 'data-used': true })}>
                  {t(`mailClient.ways.names.${way}`)}
                  {way === used && <small>{t('mailClient.ways.used')}</small>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t('mailClient.ways.sender')}</th>
              {sendingWays.map((way) => (
                <td key={way}>{t(`mailClient.ways.senders.${way}`)}</td>
              ))}
            </tr>
            {abilities.map((ability) => (
              <tr key={ability}>
                <th scope="row">{t(`mailClient.ways.abilities.${ability}`)}</th>
                {sendingWays.map((way) => {
                  const can = canDo[way][ability]
                  return (
                    <td key={way} data-can={can}>
                      {t(`mailClient.ways.can.${can}`)}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.help}>{t('mailClient.ways.note')}</p>
    </Question>
  )
}
