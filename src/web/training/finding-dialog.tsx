import { useState } from 'react'
import { Grade } from '#domain/checklist/checklist.ts'
import { useUnits } from '#web/agency/agency.queries.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'

/** What was found, where, and which unit is to mend it. */
export function FindingDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { units } = useUnits()
  const [findingId] = useState(newId)
  const [chosenUnit, setUnit] = useState<string | null>(null)
  const [place, setPlace] = useState('')
  const [description, setDescription] = useState('')
  const [grade, setGrade] = useState<Grade>('minor')
  const [isTried, setTried] = useState(false)
  const open = useAction(onClose)
  const unitId = chosenUnit ?? units[0]?.id
  const isEmpty = description.trim() === ''
  const send = () => {
    setTried(true)
    const input = { findingId, unitId, place, description, grade }
    if (unitId && !isEmpty) open.mutate({ address: `/trainings/${id}/findings`, input })
  }
  return (
    <Dialog title={t('training.addFinding')} isOpen onClose={onClose}>
      <Form label={t('training.addFinding')} onSubmit={send}>
        <TextArea
          label={t('training.finding')}
          isRequired
          maxLength={1000}
          value={description}
          error={isTried && isEmpty ? t('web.required') : null}
          onChange={setDescription}
        />
        <TextField label={t('training.place')} maxLength={120} value={place} onChange={setPlace} />
        <Select
          label={t('awareness.unit')}
          value={unitId ?? ''}
          options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
          onChange={setUnit}
        />
        <Segmented
          label={t('deficiency.grade')}
          segments={Grade.options.map((value) => ({ value, label: t(`grade.${value}`) }))}
          value={grade}
          onChange={setGrade}
        />
        <FormActions action={open} label={t('training.addFinding')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
