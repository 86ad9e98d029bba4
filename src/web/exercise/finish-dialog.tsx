import { useState } from 'react'
import type { Exercise } from '#domain/exercise/exercise.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'

/** What is learned from it; then the report stays as it is. */
export function FinishDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const [lessons, setLessons] = useState('')
  const [isTried, setTried] = useState(false)
  const finish = useAction<Exercise>(onClose)
  const isEmpty = lessons.trim() === ''
  const send = () => {
    setTried(true)
    if (!isEmpty) finish.mutate({ address: `/exercises/${id}/finish`, input: { lessons } })
  }
  return (
    <Dialog title={t('exercise.finish')} isOpen onClose={onClose}>
      <p>{t('exercise.finishText')}</p>
      <Form label={t('exercise.finish')} onSubmit={send}>
        <TextArea
          label={t('exercise.lessons')}
          isRequired
          maxLength={4000}
          value={lessons}
          error={isTried && isEmpty ? t('exercise.lessonsMissing') : null}
          onChange={setLessons}
        />
        <FormActions action={finish} label={t('exercise.finish')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
