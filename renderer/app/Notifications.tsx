import { Link, Toast, Toaster, ToastTitle, ToastTrigger, useToastController } from '@fluentui/react-components'
import { useEffect, useEffectEvent } from 'react'
import { useNotices, type Notice } from './notify.ts'

const toasterId = 'app'

/** Where notices appear. */
export function Notifications() {
  const notices = useNotices()
  const { dispatchToast } = useToastController(toasterId)
  const show = useEffectEvent(({ intent, text, action }: Notice) =>
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
    ),
  )
  useEffect(() => notices.showWith((notice) => show(notice)), [notices])
  return <Toaster toasterId={toasterId} position="bottom-end" />
}
