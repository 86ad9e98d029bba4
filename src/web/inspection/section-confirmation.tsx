import { useState } from 'react'
import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import type { Asked } from './form-groups.ts'
import type { GiveChanges } from './question-props.ts'
import { confirmed, isPlainlyOpen } from './section-answers.ts'

type SectionConfirmationProps = {
  title: string
  questions: readonly Asked[]
  onChange: GiveChanges
}

/** All that is still open and needs only a look is compliant: one confirmation, recorded as such. */
export function SectionConfirmation({ title, questions, onChange }: SectionConfirmationProps) {
  const [isOpen, setOpen] = useState(false)
  const count = questions.filter(isPlainlyOpen).length
  if (count < 2) return null
  const confirm = () => {
    onChange((answers) => confirmed(questions, answers))
    setOpen(false)
  }
  return (
    <>
      <Button icon="done" aria-label={t('inspection.allCompliantIn', { title })} onPress={() => setOpen(true)}>
        {t('inspection.allCompliant')}
      </Button>
      {isOpen && (
        <Dialog title={t('inspection.allCompliantIn', { title })} isOpen onClose={() => setOpen(false)}>
          <p>{t('inspection.allCompliantText', { count })}</p>
          <Actions>
            <Button kind="main" onPress={confirm}>
              {t('inspection.allCompliantConfirm', { count })}
            </Button>
            <Button onPress={() => setOpen(false)}>{t('web.cancel')}</Button>
          </Actions>
        </Dialog>
      )}
    </>
  )
}
