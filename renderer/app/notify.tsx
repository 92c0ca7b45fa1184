/** Short messages that come and go; what must be answered or mended never is one. */
import { Link, Toast, Toaster, ToastTitle, ToastTrigger, useToastController } from '@fluentui/react-components'

const toasterId = 'app'

export function Notifications() {
  return <Toaster toasterId={toasterId} position="bottom-end" />
}

export interface Notice {
  readonly intent: 'success' | 'info' | 'error'
  readonly text: string
  readonly action?: { readonly label: string; readonly run: () => void }
}

export function useNotify(): (notice: Notice) => void {
  const { dispatchToast } = useToastController(toasterId)
  return ({ intent, text, action }) =>
    dispatchToast(
      <Toast>
        <ToastTitle
          action={
            action === undefined ? null : (
              <ToastTrigger>
                <Link as="button" onClick={action.run}>
                  {action.label}
                </Link>
              </ToastTrigger>
            )
          }
        >
          {text}
        </ToastTitle>
      </Toast>,
      { intent, timeout: action ? 8000 : intent === 'error' ? 6000 : 3000 },
    )
}
