/** How the server process becomes a service of the operating system, so that it works with nobody logged in. */
import { Accordion, AccordionHeader, AccordionItem, AccordionPanel } from '@fluentui/react-components'
import { useAppInfo } from '../../client/queries.ts'
import { Group } from '../../ui/Group.tsx'
import { useText } from '../../ui/text.ts'
import styles from './services.module.css'

const systems = ['linux', 'windows', 'macos'] as const

/** Lines to be copied are the same in every language. */
const commands: Readonly<Record<(typeof systems)[number], readonly string[]>> = {
  linux: ['systemctl enable --now server-manager-worker', 'systemctl status server-manager-worker', 'journalctl -u server-manager-worker -f'],
  windows: ['server-manager-worker.exe install', 'server-manager-worker.exe start', 'server-manager-worker.exe status'],
  macos: ['cp server-manager-worker.plist ~/Library/LaunchAgents/', 'launchctl bootstrap gui/$(id -u) ~/Library/LaunchAgents/server-manager-worker.plist'],
}

export function Install() {
  const t = useText()
  const info = useAppInfo().data
  const here = systems.find((name) => name === info?.platform) ?? 'linux'
  return (
    <Group title={t('services.install.title')}>
      <p className={styles.paragraph}>{t('services.install.what')}</p>
      <pre className={styles.command} tabIndex={0} aria-label={t('services.install.byHand')}>
        server-manager worker --data-dir {quoted(info?.dataDir ?? '…')}
      </pre>
      <p className={styles.help}>{t('services.install.data', { dataDir: info?.dataDir ?? '…' })}</p>
      <Accordion collapsible defaultOpenItems={here} key={here}>
        {systems.map((name) => (
          <AccordionItem key={name} value={name}>
            <AccordionHeader>{t(`services.install.systems.${name}.title`)}</AccordionHeader>
            <AccordionPanel>
              <p className={styles.paragraph}>{t(`services.install.systems.${name}.text`)}</p>
              <pre className={styles.command} tabIndex={0} aria-label={t(`services.install.systems.${name}.title`)}>
                {commands[name].join('\n')}
              </pre>
            </AccordionPanel>
          </AccordionItem>
        ))}
      </Accordion>
      <p className={styles.help}>{t('services.install.secrets')}</p>
    </Group>
  )
}

const quoted = (path: string) => (/[\s"']/.test(path) ? `"${path}"` : path)
