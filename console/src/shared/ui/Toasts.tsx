import { Button, Text, UNSTABLE_Toast as Toast, UNSTABLE_ToastContent as ToastContent, UNSTABLE_ToastQueue as ToastQueue, UNSTABLE_ToastRegion as ToastRegion } from 'react-aria-components'
import './toasts.css'

interface Said {
  text: string
  failed?: boolean
}

const queue = new ToastQueue<Said>({ maxVisibleToasts: 3 })

/** Says that something was done; it goes by itself. */
export function say(text: string) {
  queue.add({ text }, { timeout: 6_000 })
}

/** Says that something failed; it stays until it is closed. */
export function complain(failure: unknown) {
  queue.add({ text: failure instanceof Error ? failure.message : String(failure), failed: true })
}

export function Toasts() {
  return (
    <ToastRegion queue={queue} className="toasts">
      {({ toast }) => (
        <Toast toast={toast} className={toast.content.failed ? 'toast toast-failed' : 'toast'}>
          <ToastContent><Text slot="title">{toast.content.text}</Text></ToastContent>
          <Button slot="close" className="toast-close" aria-label="Close">✕</Button>
        </Toast>
      )}
    </ToastRegion>
  )
}
