import { createContext, useContext } from 'react'
import type { SystemTab } from './places.ts'
import type { Editor } from './use-editor.ts'

/** What every tab of a system may use. */
export interface SystemScreen {
  readonly editor: Editor
  readonly tab: SystemTab
  /** path of the field that somebody asked to see last */
  readonly wanted: string | null
  /** shows the field of a document path and puts the cursor there; false where no field has it */
  goTo(path: string): boolean
  openTab(tab: SystemTab): void
}

const ScreenContext = createContext<SystemScreen | null>(null)
export const SystemScreenProvider = ScreenContext.Provider

export function useSystemScreen(): SystemScreen {
  const screen = useContext(ScreenContext)
  if (!screen) throw new Error('no SystemScreenProvider above')
  return screen
}
