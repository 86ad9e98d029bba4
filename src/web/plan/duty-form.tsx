import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { ChecklistKind } from '#domain/checklist/checklist.ts'
import { type Duty, type DutyAddition, EvidenceKind } from '#domain/duty/duty.ts'
import { DutyAction, DutyMode, DutyTiming, type Recipient } from '#domain/plan/compiled-plan.ts'
import { useUnits } from '#web/agency/agency.queries.ts'
import { UnitPicker } from '#web/agency/unit-picker.tsx'
import { nameOf, t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import styles from './form.module.css'

export type DutyFields = Omit<DutyAddition, 'id' | 'clauseId'>

export const fieldsOf = (duty: Duty): DutyFields => ({
  what: duty.what,
  action: duty.action,
  mode: duty.mode,
  timing: duty.timing,
  unitIds: duty.unitIds,
  evidence: duty.evidence,
  checklistKinds: duty.checklistKinds,
  trigger: duty.trigger,
  recipients: duty.recipients,
})

export const emptyFields: DutyFields = {
  what: '',
  action: 'protective_measure',
  mode: 'scheduled',
  timing: 'during_period',
  unitIds: [],
  evidence: 'note',
  checklistKinds: [],
  trigger: null,
  recipients: [],
}

const optionsOf = (vocabulary: string, members: readonly string[]) =>
  members.map((value) => ({ value, label: nameOf(vocabulary, value) }))

type DutyFormProps = {
  fields: DutyFields
  isPending: boolean
  onChange: (fields: DutyFields) => void
  onSave: () => void
  onCancel: () => void
}

export function DutyForm({ fields, isPending, onChange, onSave, onCancel }: DutyFormProps) {
  const { units } = useUnits()
  const [asked, setAsked] = useState(false)
  const change = (changes: Partial<DutyFields>) => onChange({ ...fields, ...changes })
  const isComplete = fields.what.trim() !== '' && fields.unitIds.length > 0
  const save = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault()
    setAsked(true)
    if (isComplete) onSave()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onCancel()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save(event)
  }
  return (
    <form className={styles.form} onSubmit={save} onKeyDown={onKeyDown} noValidate>
      <TextArea
        label={t('plan.duty.what')}
        isRequired
        autoFocus
        maxLength={2000}
        value={fields.what}
        error={asked && !fields.what.trim() ? t('web.required') : null}
        onChange={(what) => change({ what })}
      />
      <Vocabulary fields={fields} change={change} />
      <UnitPicker
        label={t('plan.duty.units')}
        units={units}
        chosen={fields.unitIds}
        onChange={(unitIds) => change({ unitIds })}
      />
      {asked && fields.unitIds.length === 0 && (
        <p className={styles.hint} role="alert">
          {t('plan.review.unitFirst')}
        </p>
      )}
      {fields.evidence === 'checklist' && (
        <Checklists chosen={fields.checklistKinds} onChange={(checklistKinds) => change({ checklistKinds })} />
      )}
      {fields.mode === 'conditional' && (
        <TextField
          label={t('plan.duty.trigger')}
          maxLength={500}
          value={fields.trigger ?? ''}
          onChange={(trigger) => change({ trigger: trigger || null })}
        />
      )}
      <Recipients recipients={fields.recipients} onChange={(recipients) => change({ recipients })} />
      <Actions>
        <Button type="submit" kind="main" isPending={isPending} data-after-units>
          {t('plan.review.saveDuty')}
        </Button>
        <Button onPress={onCancel}>{t('web.cancel')}</Button>
      </Actions>
    </form>
  )
}

type PartProps = { fields: DutyFields; change: (changes: Partial<DutyFields>) => void }

const Vocabulary = ({ fields, change }: PartProps) => (
  <div className={styles.pair}>
    <Select
      label={t('plan.duty.action')}
      options={optionsOf('duty.action', DutyAction.options)}
      value={fields.action}
      onChange={(action) => change({ action: action as DutyAction })}
    />
    <Select
      label={t('plan.duty.mode')}
      options={optionsOf('duty.mode', DutyMode.options)}
      value={fields.mode}
      onChange={(mode) => change({ mode: mode as DutyMode })}
    />
    <Select
      label={t('plan.duty.timing')}
      options={optionsOf('duty.timing', DutyTiming.options)}
      value={fields.timing}
      onChange={(timing) => change({ timing: timing as DutyTiming })}
    />
    <Select
      label={t('plan.duty.evidence')}
      options={optionsOf('duty.evidence', EvidenceKind.options)}
      value={fields.evidence}
      onChange={(evidence) => change({ evidence: evidence as DutyFields['evidence'] })}
    />
  </div>
)

type ChecklistsProps = { chosen: DutyFields['checklistKinds']; onChange: (kinds: DutyFields['checklistKinds']) => void }

const Checklists = ({ chosen, onChange }: ChecklistsProps) => (
  <fieldset className={styles.group}>
    <legend>{t('plan.duty.checklists')}</legend>
    {ChecklistKind.options.map((kind) => (
      <label key={kind} className={styles.tick}>
        <input
          type="checkbox"
          checked={chosen.includes(kind)}
          onChange={() => onChange(chosen.includes(kind) ? chosen.filter((one) => one !== kind) : [...chosen, kind])}
        />
        {nameOf('checklist.kind', kind)}
      </label>
    ))}
  </fieldset>
)

type RecipientsProps = { recipients: Recipient[]; onChange: (recipients: Recipient[]) => void }

function Recipients({ recipients, onChange }: RecipientsProps) {
  const put = (at: number, changes: Partial<Recipient>) =>
    onChange(recipients.map((recipient, index) => (index === at ? { ...recipient, ...changes } : recipient)))
  return (
    <fieldset className={styles.group}>
      <legend>{t('plan.duty.recipients')}</legend>
      {recipients.map((recipient, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a recipient has no name of its own until it is typed
        <div key={at} className={styles.row}>
          <TextField
            label={t('plan.duty.recipient')}
            isRequired
            value={recipient.name}
            onChange={(name) => put(at, { name })}
          />
          <Select
            label={t('plan.duty.recipientRole')}
            options={optionsOf('plan.recipient', ['primary', 'copy'])}
            value={recipient.role}
            onChange={(role) => put(at, { role: role as Recipient['role'] })}
          />
          <Button
            kind="quiet"
            aria-label={t('plan.duty.removeRecipient', { name: recipient.name })}
            onPress={() => onChange(recipients.filter((_, index) => index !== at))}
          >
            {t('plan.duty.remove')}
          </Button>
        </div>
      ))}
      <div>
        <Button
          kind="quiet"
          icon="add"
          onPress={() => onChange([...recipients, { name: '', role: 'primary', via: null }])}
        >
          {t('plan.duty.addRecipient')}
        </Button>
      </div>
    </fieldset>
  )
}
