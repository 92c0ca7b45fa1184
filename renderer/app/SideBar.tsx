import { ClipboardPulseRegular } from '@fluentui/react-icons/svg/clipboard-pulse'
import { HatGraduationRegular } from '@fluentui/react-icons/svg/hat-graduation'
import { NotepadRegular } from '@fluentui/react-icons/svg/notepad'
import { ServerRegular } from '@fluentui/react-icons/svg/server'
import { ShieldKeyholeRegular } from '@fluentui/react-icons/svg/shield-keyhole'
import type { JSX } from 'react'
import { RackIcon } from '../ui/RackIcon.tsx'
import { useText } from '../ui/text.ts'
import styles from './app.module.css'

export const areas = ['log', 'security', 'services', 'systems', 'check', 'practice'] as const
export type Area = (typeof areas)[number]

const icons: Readonly<Record<Area, JSX.Element>> = {
  log: <NotepadRegular fontSize={20} />,
  security: <ShieldKeyholeRegular fontSize={20} />,
  services: <ServerRegular fontSize={20} />,
  systems: <RackIcon size={20} />,
  check: <ClipboardPulseRegular fontSize={20} />,
  practice: <HatGraduationRegular fontSize={20} />,
}

export function SideBar({ area, onArea }: { readonly area: Area; readonly onArea: (area: Area) => void }) {
  const t = useText()
  return (
    <nav className={styles.side} aria-label={t('common.areas.label')}>
      {areas.map((name) => (
        <button
          key={name}
          type="button"
          className={styles.area}
          aria-current={name === area ? 'page' : undefined}
          accessKey={t(`common.accelerators.${name}`)}
          title={t(`common.areas.${name}`)}
          onClick={() => onArea(name)}
        >
          {icons[name]}
          <Accelerated label={t(`common.areas.${name}`)} letter={t(`common.accelerators.${name}`)} />
        </button>
      ))}
    </nav>
  )
}

/** The letter that Alt reaches, underlined where it stands. */
function Accelerated({ label, letter }: { readonly label: string; readonly letter: string }) {
  const at = label.toUpperCase().indexOf(letter)
  if (at === -1) return <span>{label}</span>
  return (
    <span>
      {label.slice(0, at)}
      <u>{label.slice(at, at + 1)}</u>
      {label.slice(at + 1)}
    </span>
  )
}
