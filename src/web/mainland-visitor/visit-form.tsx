import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { checkPlanned } from '#domain/mainland-visitor/mainland-visit.rules.ts'
import type { ProgrammeItem, Visit, VisitPlanned } from '#domain/mainland-visitor/mainland-visit.ts'
import { seesEveryUnit } from '#domain/person/person.rules.ts'
import { useAction } from '#web/platform/action.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { refusalOf, useActing } from '#web/platform/rule.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { ChoiceList } from '#web/platform/ui/choice-list.tsx'
import { DateField, MomentField } from '#web/platform/ui/date-field.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { EditableList } from '#web/platform/ui/editable-list.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import { useNow } from '#web/platform/use-now.ts'

type Typed = Omit<VisitPlanned, 'groupSize'> & { groupSize: string }

const typedOf = ({ id, version, unitId, startsOn, endsOn, groupSize, hosts, ...visit }: Visit): Typed => ({
  ...{ id, version, unitId, startsOn, endsOn, groupSize: String(groupSize) },
  hostIds: hosts.map(({ personId }) => personId),
  ...{ organisations: visit.organisations, purpose: visit.purpose, programme: visit.programme },
})

const isIncomplete = ({ organisations, purpose, startsOn, endsOn, groupSize, hostIds, unitId, programme }: Typed) =>
  [organisations.trim(), purpose.trim(), startsOn, endsOn, unitId].includes('') ||
  !(Number(groupSize) >= 1) ||
  hostIds.length === 0 ||
  programme.some(({ place, what }) => place.trim() === '' || what.trim() === '')

/** A visit that is announced, or whose programme changes before it happens. */
export function VisitForm({ visit, onDone }: { visit?: Visit; onDone?: () => void }) {
  const now = useNow()
  const acting = useActing()
  const navigate = useNavigate()
  const { data: agency } = useQuery(agencyQuery)
  const [typed, setTyped] = useState<Typed>(() =>
    visit
      ? typedOf(visit)
      : {
          ...{ id: newId(), version: 0, unitId: acting.unitId ?? '', startsOn: '', endsOn: '', groupSize: '' },
          ...{ hostIds: [acting.personId], organisations: '', purpose: '', programme: [] },
        },
  )
  const [isTried, setTried] = useState(false)
  const save = useAction<{ id: string }>(({ id }) =>
    onDone ? onDone() : navigate({ to: '/visitors/$visitId', params: { visitId: id } }),
  )
  const change = (changes: Partial<Typed>) => setTyped((before) => ({ ...before, ...changes }))
  const isMissing = isIncomplete(typed)
  const planned = { ...typed, groupSize: Number(typed.groupSize) }
  const refusal = isMissing ? null : refusalOf(() => checkPlanned(planned))
  const submit = () => {
    setTried(true)
    const { id, ...input } = planned
    if (!isMissing && !refusal) save.mutate({ method: 'PUT', address: `/mainland-visits/${id}`, input })
  }
  const units = (agency?.units ?? []).filter(
    ({ id, abolishedOn }) => !abolishedOn && (seesEveryUnit(acting) || id === acting.unitId),
  )
  const added = (): ProgrammeItem => ({
    ...{ id: newId(), place: '', what: '' },
    at: typed.startsOn ? new Date(`${typed.startsOn}T09:00:00+08:00`).toISOString() : now(),
  })
  return (
    <Form label={t(visit ? 'mainlandVisit.change' : 'mainlandVisit.new')} onSubmit={submit}>
      {visit && <Banner quiet>{t('mainlandVisit.changeText')}</Banner>}
      <TextField
        label={t('mainlandVisit.organisations')}
        description={t('mainlandVisit.organisationsText')}
        isRequired
        maxLength={300}
        value={typed.organisations}
        onChange={(organisations) => change({ organisations })}
      />
      <TextArea
        label={t('mainlandVisit.purpose')}
        isRequired
        maxLength={1000}
        value={typed.purpose}
        onChange={(purpose) => change({ purpose })}
      />
      <DateField
        label={t('mainlandVisit.startsOn')}
        isRequired
        value={typed.startsOn || null}
        onChange={(date) => change({ startsOn: date ?? '' })}
      />
      <DateField
        label={t('mainlandVisit.endsOn')}
        isRequired
        value={typed.endsOn || null}
        onChange={(date) => change({ endsOn: date ?? '' })}
      />
      <TextField
        label={t('mainlandVisit.groupSize')}
        isRequired
        inputMode="numeric"
        maxLength={3}
        value={typed.groupSize}
        onChange={(text) => change({ groupSize: text.replaceAll(/\D/g, '') })}
        error={isTried && !(Number(typed.groupSize) >= 1) ? t('mainlandVisit.groupSizeWrong') : null}
      />
      {!visit && (
        <Select
          label={t('mainlandVisit.unit')}
          value={typed.unitId}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(unitId) => change({ unitId })}
        />
      )}
      <details>
        <summary>{t('mainlandVisit.hostsChosen', { count: typed.hostIds.length })}</summary>
        <ChoiceList
          label={t('mainlandVisit.hosts')}
          several
          options={(agency?.people ?? []).map(({ id, name, title }) => ({ value: id, label: `${name}　${title}` }))}
          chosen={typed.hostIds}
          onChange={(hostIds) => change({ hostIds })}
        />
      </details>
      <Section title={t('mainlandVisit.programme')}>
        <EditableList
          ones={typed.programme}
          max={100}
          addLabel={t('mainlandVisit.addItem')}
          added={added}
          onChange={(programme) => change({ programme })}
          faults={
            isTried
              ? typed.programme.flatMap(({ place, what }, index) =>
                  place.trim() === '' || what.trim() === '' ? [{ index, text: t('mainlandVisit.itemMissing') }] : [],
                )
              : []
          }
          tell={({ at, place, what }) => [instantText(at), place, what].filter(Boolean).join('　')}
          fields={(item, put) => (
            <>
              <MomentField
                label={t('mainlandVisit.at')}
                isRequired
                value={item.at}
                onChange={(at) => at && put({ at })}
              />
              <TextField
                label={t('mainlandVisit.place')}
                isRequired
                maxLength={120}
                value={item.place}
                onChange={(place) => put({ place })}
              />
              <TextField
                label={t('mainlandVisit.what')}
                isRequired
                maxLength={200}
                value={item.what}
                onChange={(what) => put({ what })}
              />
            </>
          )}
        />
      </Section>
      {isTried && isMissing && <Banner tone="late">{t('mainlandVisit.incomplete')}</Banner>}
      {isTried && <Failure error={refusal} />}
      <Failure error={save.error} />
      <Actions>
        <Button type="submit" kind="main" isPending={save.isPending}>
          {t('mainlandVisit.save')}
        </Button>
        {onDone && <Button onPress={onDone}>{t('web.cancel')}</Button>}
      </Actions>
    </Form>
  )
}
