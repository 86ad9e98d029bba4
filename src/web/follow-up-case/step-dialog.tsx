import { useState } from 'react'
import { checkMoment, checkProof } from '#domain/follow-up-case/follow-up-case.rules.ts'
import type { FollowUpCase, FollowUpCases, FollowUpNext } from '#domain/follow-up-case/follow-up-case.ts'
import type { FollowUpOutcome } from '#domain/follow-up-case/follow-up-model.ts'
import type { Authority } from '#domain/route/authority.ts'
import { useAction } from '#web/platform/action.ts'
import { failureText } from '#web/platform/failure.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { refusalOf } from '#web/platform/rule.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { MomentField } from '#web/platform/ui/date-field.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import { useNow } from '#web/platform/use-now.ts'
import type { EventAddress } from './follow-up.queries.ts'

type StepDialogProps = { event: EventAddress; one: FollowUpCase; step: FollowUpNext; onClose: () => void }

function useStep({ one, step }: StepDialogProps) {
  const now = useNow()
  const { authorities } = step.proof
  const [record, setRecord] = useState(() => ({
    ...{ stepId: newId(), step: step.key, seen: one.taken.length, at: now(), note: '', reference: '' },
    outcome: null as FollowUpOutcome | null,
    authority: authorities.length === 1 ? (authorities[0] ?? null) : (null as Authority | null),
  }))
  const { outcomes } = step
  const typed = { ...record, note: record.note.trim(), reference: record.reference.trim() }
  return {
    record,
    change: (changes: Partial<typeof record>) => setRecord((before) => ({ ...before, ...changes })),
    refusal:
      refusalOf(() => checkProof(step, typed, { outcomes, authorities, isSealed: one.isSealed })) ??
      refusalOf(() => checkMoment(record.at, [], new Date(now()))),
  }
}

/** One step: when, and by what proof. */
export function StepDialog(props: StepDialogProps) {
  const { event, one, step, onClose } = props
  const { record, change, refusal } = useStep(props)
  const [isTried, setTried] = useState(false)
  const take = useAction<FollowUpCases>(onClose)
  const send = () => {
    setTried(true)
    if (!refusal) take.mutate({ address: `${event}/follow-up-cases/${one.id}/steps`, input: record })
  }
  const { note, reference, authorities } = step.proof
  const title = nameOf('followUpCase.step', step.key)
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form label={title} onSubmit={send}>
        {step.isAgain && <Banner tone="due">{t('followUpCase.againText')}</Banner>}
        {step.decides && (
          <Select
            label={t('followUpCase.outcomeLabel')}
            empty={t('followUpCase.choose')}
            value={record.outcome ?? ''}
            options={step.outcomes.map((value) => ({ value, label: t(`followUpCase.outcome.${value}`) }))}
            onChange={(value) => change({ outcome: (value || null) as FollowUpOutcome | null })}
          />
        )}
        {authorities.length > 0 && (
          <Select
            label={t('followUpCase.authority')}
            empty={t('followUpCase.choose')}
            value={record.authority ?? ''}
            options={authorities.map((value) => ({ value, label: t(`route.authority.${value}`) }))}
            onChange={(value) => change({ authority: (value || null) as Authority | null })}
          />
        )}
        {reference && (
          <TextField
            label={t('followUpCase.reference')}
            description={t(one.isSealed ? 'followUpCase.sealedReferenceText' : 'followUpCase.referenceText')}
            isRequired
            maxLength={one.isSealed ? 40 : 60}
            value={record.reference}
            onChange={(value) => change({ reference: value })}
          />
        )}
        {!one.isSealed && (
          <TextArea
            label={t('followUpCase.note')}
            isRequired={note}
            maxLength={1000}
            value={record.note}
            onChange={(value) => change({ note: value })}
          />
        )}
        <MomentField
          label={t('followUpCase.at')}
          isRequired
          value={record.at}
          onChange={(at) => at && change({ at })}
        />
        {isTried && refusal && <Banner tone="late">{failureText(refusal)}</Banner>}
        <FormActions action={take} label={t('followUpCase.record')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
