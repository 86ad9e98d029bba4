import { useState } from 'react'
import type { Entry } from '#domain/checklist/form.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import type { Answers, Changes } from './answers.ts'
import { confirmed, plainlyOpen } from './section-answers.ts'

type SectionConfirmationProps = {
  title: string
  entries: readonly Entry[]
  answers: Answers
  onChange: (changes: Changes) => void
}

/** All that is still open and needs only a look is compliant: one confirmation, recorded as such. */
export function SectionConfirmation({ title, entries, answers, onChange }: SectionConfirmationProps) {
  const [isOpen, setOpen] = useState(false)
  const count = plainlyOpen(entries).length
  if (count < 2) return null
  const confirm = () => {
    onChange(confirmed(entries, answers))
    setOpen(false)
  }
  return (
    <>
      <Button icon="done" aria-label={t('inspection.allCompliantIn', { title })} onPress={() => setOpen(true)}>
        {t('inspection.allCompliant')}
      </Button>
      <Dialog title={t('inspection.allCompliantIn', { title })} isOpen={isOpen} onClose={() => setOpen(false)}>
        <p>{t('inspection.allCompliantText', { count })}</p>
        <Actions>
          <Button kind="main" onPress={confirm}>
            {t('inspection.allCompliantConfirm', { count })}
          </Button>
          <Button onPress={() => setOpen(false)}>{t('web.cancel')}</Button>
        </Actions>
      </Dialog>
    </>
  )
}
