import { Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components'
import type { ReactNode, SyntheticEvent } from 'react'

/** A question that has to be answered. Esc and a click outside take the answer that changes nothing. */
export function Question(props: {
  readonly title: string
  readonly children: ReactNode
  readonly actions: ReactNode
  readonly onClose: () => void
  readonly onSubmit?: (event: SyntheticEvent) => void
  readonly wide?: boolean
}) {
  const { title, children, actions, onClose, onSubmit, wide = false } = props
  const body = (
    <DialogBody>
      <DialogTitle>{title}</DialogTitle>
      <DialogContent>{children}</DialogContent>
      <DialogActions fluid={wide}>{actions}</DialogActions>
    </DialogBody>
  )
  return (
    <Dialog open modalType={onSubmit ? 'modal' : 'alert'} onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface aria-describedby={undefined}>
        {onSubmit ? <form onSubmit={onSubmit}>{body}</form> : body}
      </DialogSurface>
    </Dialog>
  )
}
