import type { ReactNode } from 'react'
import styles from './ui.module.css'

/** An area of the left bar that is not the list of systems: its name, what it is, and the rest. */
export function AreaPage({ title, intro, children }: { readonly title: string; readonly intro: string; readonly children: ReactNode }) {
  return (
    <div className={styles.area}>
      <header>
        <h1>{title}</h1>
        <p>{intro}</p>
      </header>
      {children}
    </div>
  )
}
