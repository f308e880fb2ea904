import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './Button'
import './dialog.css'

interface Props {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
  wide?: boolean
}

/** A question or a form over the screen; Escape and a click beside it close it. */
export function Dialog({ title, isOpen, onClose, children, wide }: Props) {
  return (
    <ModalOverlay className="dialog-overlay" isOpen={isOpen} onOpenChange={(open) => !open && onClose()} isDismissable>
      <Modal className={wide ? 'dialog-modal dialog-wide' : 'dialog-modal'}>
        <AriaDialog className="dialog">
          <div className="row spread">
            <Heading slot="title" className="dialog-title">{title}</Heading>
            <Button look="quiet" small label="Close" onPress={onClose}>✕</Button>
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
