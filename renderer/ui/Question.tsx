import { Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components'
import { useEffect, useRef, useState, type ReactNode, type SyntheticEvent } from 'react'

/** The cursor goes back to where it was when the question came, unless the answer has led it elsewhere. */
function useFocusBack(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () =>
      void requestAnimationFrame(() => {
        if (before instanceof HTMLElement && document.activeElement === document.body) before.focus()
      }),
    [before],
  )
}

/** Marks the element of a question that has the focus when it comes; otherwise the first one. */
export const focusFirst = { 'data-focus-first': true } as const

/** A question that has to be answered. Esc and a click outside take the answer that changes nothing. */
export function Question(props: {
  readonly title: string
  readonly children: ReactNode
  readonly actions: ReactNode
  readonly onClose: () => void
  readonly onSubmit?: (event: SyntheticEvent) => void
  readonly wide?: boolean
  readonly className?: string
}) {
  const { title, children, actions, onClose, onSubmit, wide = false, className } = props
  const surface = useRef<HTMLDivElement>(null)
  useFocusBack()
  // After the dialog's own choice, which is always the first.
  useEffect(() => surface.current?.querySelector<HTMLElement>('[data-focus-first]')?.focus(), [])
  const body = (
    <DialogBody>
      <DialogTitle>{title}</DialogTitle>
      <DialogContent>{children}</DialogContent>
      <DialogActions fluid={wide}>{actions}</DialogActions>
    </DialogBody>
  )
  return (
    <Dialog open modalType={onSubmit ? 'modal' : 'alert'} onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface aria-describedby={undefined} {...(className !== undefined && { className })}>
        <div ref={surface}>{onSubmit ? <form onSubmit={onSubmit}>{body}</form> : body}</div>
      </DialogSurface>
    </Dialog>
  )
}
