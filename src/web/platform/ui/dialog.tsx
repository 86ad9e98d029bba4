import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import styles from './dialog.module.css'
import { Spoken } from './spoken.tsx'

type DialogProps = {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
  /** For what must be answered: a click beside it does not close it. */
  mustAnswer?: boolean
  /** For tables. */
  wide?: boolean
}

export function Dialog({ title, isOpen, onClose, children, mustAnswer = false, wide }: DialogProps) {
  return (
    <Spoken>
      <ModalOverlay
        isOpen={isOpen}
        onOpenChange={(open) => !open && onClose()}
        isDismissable={!mustAnswer}
        className={styles.veil ?? ''}
      >
        <Modal className={`${styles.sheet} ${wide ? styles.wide : ''}`}>
          <AriaDialog className={styles.dialog ?? ''} role={mustAnswer ? 'alertdialog' : 'dialog'}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {children}
          </AriaDialog>
        </Modal>
      </ModalOverlay>
    </Spoken>
  )
}

/** The answers of a dialog or form, the main one first in reading order. */
export const Actions = ({ children }: { children: ReactNode }) => <div className={styles.actions}>{children}</div>
