import { useState } from 'react'
import type { TrainingDraft } from '#domain/training/training.ts'
import { trainingKinds } from '#domain/training/training-kinds.ts'
import { useUnits } from '#web/agency/agency.queries.ts'
import { UnitPicker } from '#web/agency/unit-picker.tsx'
import { ServesFields } from '#web/awareness-campaign/serves-fields.tsx'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { MomentField } from '#web/platform/ui/date-field.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import styles from './training.module.css'
import { kindText } from './training-words.tsx'

type TrainingFormProps = { initial: TrainingDraft; onSaved: () => void; onCancel?: () => void }

const kinds = trainingKinds.map(({ key }) => ({ value: key, label: kindText({ kind: key }) }))

/** What, when, where, for whom, and how it is to go. */
export function TrainingForm({ initial, onSaved, onCancel }: TrainingFormProps) {
  const { units } = useUnits()
  const [draft, setDraft] = useState(initial)
  const [isTried, setTried] = useState(false)
  const save = useAction(onSaved)
  const put = (changes: Partial<TrainingDraft>) => setDraft({ ...draft, ...changes })
  const { id, kind, title, place, startsAt, endsAt, leader, programme, unitIds, planId, clauseId } = draft
  const isReversed = Date.parse(endsAt) <= Date.parse(startsAt)
  const missing = (text: string) => (isTried && text.trim() === '' ? t('web.required') : null)
  const send = () => {
    setTried(true)
    const { id: _, ...input } = draft
    if (title.trim() !== '' && place.trim() !== '' && !isReversed)
      save.mutate({ method: 'PUT', address: `/trainings/${id}`, input })
  }
  return (
    <Form label={t('training.form')} onSubmit={send}>
      <Select
        label={t('training.kind')}
        value={kind}
        options={kinds}
        onChange={(chosen) =>
          put({ kind: chosen, ...(title === kindText({ kind }) && { title: kindText({ kind: chosen }) }) })
        }
      />
      <TextField
        label={t('training.title')}
        isRequired
        maxLength={80}
        value={title}
        error={missing(title)}
        onChange={(typed) => put({ title: typed })}
      />
      <div className={styles.pair}>
        <MomentField
          label={t('training.from')}
          isRequired
          value={startsAt}
          onChange={(moment) => moment && put({ startsAt: moment })}
        />
        <MomentField
          label={t('training.to')}
          isRequired
          value={endsAt}
          error={isReversed ? t('problem.training.times_reversed') : null}
          onChange={(moment) => moment && put({ endsAt: moment })}
        />
      </div>
      <TextField
        label={t('training.place')}
        isRequired
        maxLength={120}
        value={place}
        error={missing(place)}
        onChange={(typed) => put({ place: typed })}
      />
      <TextField
        label={t('training.leader')}
        maxLength={60}
        value={leader}
        onChange={(typed) => put({ leader: typed })}
      />
      <TextArea
        label={t('training.programme')}
        maxLength={3000}
        value={programme}
        onChange={(typed) => put({ programme: typed })}
      />
      <UnitPicker
        label={t('awareness.units')}
        units={units}
        chosen={unitIds}
        onChange={(chosen) => put({ unitIds: chosen })}
      />
      <ServesFields planId={planId} clauseId={clauseId} onChange={put} />
      <Failure error={save.error} />
      <Actions>
        <Button type="submit" kind="main" isPending={save.isPending}>
          {t('web.save')}
        </Button>
        {onCancel && <Button onPress={onCancel}>{t('web.cancel')}</Button>}
      </Actions>
    </Form>
  )
}
