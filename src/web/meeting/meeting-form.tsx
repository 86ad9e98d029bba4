import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { checkClass, isPutOff } from '#domain/meeting/meeting.rules.ts'
import type { Invitee, MeetingClass } from '#domain/meeting/meeting.ts'
import type { MeetingDraft } from '#domain/meeting/meeting-acts.ts'
import { useUnits } from '#web/agency/agency.queries.ts'
import { UnitPicker } from '#web/agency/unit-picker.tsx'
import { plansQuery } from '#web/plan/plan.queries.ts'
import { useAction } from '#web/platform/action.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { refusalOf } from '#web/platform/rule.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { MomentField } from '#web/platform/ui/date-field.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { Several } from '#web/platform/ui/several.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import styles from './meeting.module.css'
import { meetingKindsQuery } from './meeting.queries.ts'
import { kindText } from './meeting-words.tsx'

type MeetingFormProps = {
  initial: MeetingDraft
  /** People were told of it, and are told why it is put off. */
  isInvited?: boolean
  onSaved: () => void
  onCancel?: () => void
}

/** What kind, when and where, who leads it, and who is invited. */
export function MeetingForm({ initial, isInvited = false, onSaved, onCancel }: MeetingFormProps) {
  const [draft, setDraft] = useState(initial)
  const [isTried, setTried] = useState(false)
  const save = useAction(onSaved)
  const put = (changes: Partial<MeetingDraft>) => setDraft({ ...draft, ...changes })
  const { id, title, place, startsAt, endsAt, chairId, recorderId, invitees, classification, changeReason } = draft
  const isReasoned = isInvited && isPutOff(initial, draft)
  const isReversed = Date.parse(endsAt) <= Date.parse(startsAt)
  const refusal = refusalOf(() => checkClass(classification))
  const isReady =
    [title, place, ...(isReasoned ? [changeReason] : [])].every((text) => text.trim() !== '') &&
    chairId &&
    recorderId &&
    invitees.length > 0
  const send = () => {
    setTried(true)
    const { id: _, ...input } = draft
    if (isReady && !isReversed && !refusal) save.mutate({ method: 'PUT', address: `/meetings/${id}`, input })
  }
  const missing = (text: string) => (isTried && text.trim() === '' ? t('web.required') : null)
  return (
    <Form label={t('meeting.form')} onSubmit={send}>
      <KindAndClass draft={draft} put={put} />
      {refusal && <Failure error={refusal} />}
      <TextField
        label={t('meeting.title')}
        isRequired
        maxLength={120}
        value={title}
        error={missing(title)}
        onChange={(typed) => put({ title: typed })}
      />
      <div className={styles.pair}>
        <MomentField
          label={t('meeting.from')}
          isRequired
          value={startsAt}
          onChange={(moment) => moment && put({ startsAt: moment })}
        />
        <MomentField
          label={t('meeting.to')}
          isRequired
          value={endsAt}
          error={isReversed ? t('problem.meeting.times_reversed') : null}
          onChange={(moment) => moment && put({ endsAt: moment })}
        />
      </div>
      {isReasoned && (
        <TextArea
          label={t('meeting.changeReason')}
          isRequired
          maxLength={300}
          value={changeReason}
          error={missing(changeReason)}
          onChange={(typed) => put({ changeReason: typed })}
        />
      )}
      <TextField
        label={t('meeting.place')}
        isRequired
        maxLength={120}
        value={place}
        error={missing(place)}
        onChange={(typed) => put({ place: typed })}
      />
      <Leaders draft={draft} put={put} />
      <Invited draft={draft} put={put} />
      {isTried && invitees.length === 0 && <Banner tone="late">{t('meeting.nobodyInvited')}</Banner>}
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

type PartProps = { draft: MeetingDraft; put: (changes: Partial<MeetingDraft>) => void }

/** Both are fixed once the meeting is made. */
function KindAndClass({ draft: { version, kind, title, classification, invitees }, put }: PartProps) {
  const { data: kinds } = useQuery(meetingKindsQuery)
  if (version > 0) return null
  const labels = (kinds ?? []).map((one) => ({
    value: one.key,
    label: kindText({ kind: one.key, kindName: one.name }),
  }))
  const isOwnTitle = title !== '' && !labels.some(({ label }) => label === title)
  return (
    <>
      <Select
        label={t('meeting.kind')}
        value={kind}
        options={labels}
        onChange={(chosen) =>
          put({
            kind: chosen,
            ...(!isOwnTitle && { title: labels.find(({ value }) => value === chosen)?.label ?? '' }),
          })
        }
      />
      <Segmented<MeetingClass>
        label={t('meeting.class')}
        value={classification}
        onChange={(chosen) =>
          put({
            classification: chosen,
            invitees: chosen === 'none' ? invitees : invitees.filter(({ unitId }) => unitId === null),
          })
        }
        segments={[
          { value: 'none', label: t('meeting.class.none') },
          { value: 'confidential', label: t('meeting.class.confidential') },
          { value: 'secret', label: t('meeting.class.above') },
        ]}
      />
      {classification === 'confidential' && <p>{t('meeting.confidentialText')}</p>}
    </>
  )
}

function Leaders({ draft: { chairId, recorderId, planId }, put }: PartProps) {
  const { data: agency } = useQuery(agencyQuery)
  const { data: plans } = useQuery(plansQuery)
  const people = (agency?.people ?? []).map(({ id, name, title }) => ({ value: id, label: `${name}　${title}` }))
  const issued = plans?.filter(({ status }) => status === 'issued') ?? []
  return (
    <>
      <div className={styles.pair}>
        <Select
          label={t('meeting.chair')}
          value={chairId}
          options={people}
          onChange={(chosen) => put({ chairId: chosen })}
        />
        <Select
          label={t('meeting.recorder')}
          value={recorderId}
          options={people}
          onChange={(chosen) => put({ recorderId: chosen })}
        />
      </div>
      <Select
        label={t('meeting.ofPlan')}
        empty={t('meeting.noPlan')}
        value={planId ?? ''}
        options={issued.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(chosen) => put({ planId: chosen || null })}
      />
    </>
  )
}

const made = (one: Partial<Invitee>): Invitee => ({
  ...{ id: newId(), personId: null, unitId: null, name: '', isObserver: false },
  ...one,
})

/** Whoever is invited already keeps the place. */
function invitedAs(invitees: readonly Invitee[], chosen: readonly string[], by: 'personId' | 'unitId'): Invitee[] {
  const others = invitees.filter((one) => one[by] === null)
  const same = chosen.map((id) => invitees.find((one) => one[by] === id) ?? made({ [by]: id }))
  return by === 'unitId'
    ? [...same, ...others]
    : [...others.filter((one) => one.unitId), ...same, ...others.filter((one) => !one.unitId)]
}

const isOutside = ({ personId, unitId }: Invitee): boolean => !personId && !unitId

function Invited({ draft: { classification, invitees }, put }: PartProps) {
  const { units } = useUnits()
  const { data: agency } = useQuery(agencyQuery)
  const idsOf = (by: 'personId' | 'unitId') => invitees.flatMap((one) => one[by] ?? [])
  const outside = (isObserver: boolean) => ({
    text: invitees.filter((one) => isOutside(one) && one.isObserver === isObserver).map(({ name }) => name),
    change: (typed: string) => {
      const kept = invitees.filter((one) => !isOutside(one) || one.isObserver !== isObserver)
      const names = typed.split('\n').filter((name, index, all) => name.trim() !== '' || index === all.length - 1)
      put({
        invitees: [...kept, ...names.filter(Boolean).map((name) => made({ name: name.slice(0, 60), isObserver }))],
      })
    },
  })
  const [attending, observing] = [outside(false), outside(true)]
  return (
    <>
      {classification === 'none' && (
        <UnitPicker
          label={t('meeting.units')}
          units={units}
          chosen={idsOf('unitId')}
          onChange={(chosen) => put({ invitees: invitedAs(invitees, chosen, 'unitId') })}
        />
      )}
      <Several
        label={t('meeting.people')}
        options={(agency?.people ?? []).map(({ id, name, title }) => ({ value: id, label: `${name}　${title}` }))}
        chosen={idsOf('personId')}
        onChange={(chosen) => put({ invitees: invitedAs(invitees, chosen, 'personId') })}
      />
      <NamesField label={t('meeting.outsiders')} names={attending.text} onChange={attending.change} />
      <NamesField label={t('meeting.observers')} names={observing.text} onChange={observing.change} />
    </>
  )
}

type NamesFieldProps = { label: string; names: readonly string[]; onChange: (typed: string) => void }

/** One name a line; a line that is still empty stands while it is typed. */
function NamesField({ label, names, onChange }: NamesFieldProps) {
  const [typed, setTyped] = useState(names.join('\n'))
  return (
    <TextArea
      label={label}
      description={t('meeting.oneALine')}
      maxLength={2000}
      value={typed}
      onChange={(text) => {
        setTyped(text)
        onChange(text)
      }}
    />
  )
}
