import { createContext, useContext } from 'react'
import type { Area } from './SideBar.tsx'

const NavigateContext = createContext<(area: Area) => void>(() => {})
export const NavigateProvider = NavigateContext.Provider

/** To another area of the program; what is in the fields stays there. */
export function useNavigate(): (area: Area) => void {
  return useContext(NavigateContext)
}
