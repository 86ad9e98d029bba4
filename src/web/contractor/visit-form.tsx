import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ContractorVisitEntry, type DoorLog } from '#domain/contractor/contractor-visit.ts'
import { useAction } from '#web/platform/action.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useActing } from '#web/platform/rule.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { pointsQuery } from '#web/point/point.queries.ts'

/** Who comes in: of which firm, where to, with whom and why. Whoever notes it is the escort until another is named. */
export function VisitForm({ door, onDone }: { door: DoorLog; onDone: () => void }) {
  const { personId } = useActing()
  const { data: points } = useQuery(pointsQuery)
  const { data: agency } = useQuery(agencyQuery)
  const [entry, setEntry] = useState<ContractorVisitEntry>(() => ({
    ...{ id: newId(), contractorId: '', personName: '', pointId: '', escortId: personId, purpose: '' },
    ...{ workOrderId: null, emergency: '' },
  }))
  const [isTried, setTried] = useState(false)
  const record = useAction<DoorLog>(onDone)
  const change = (changes: Partial<ContractorVisitEntry>) => setEntry((all) => ({ ...all, ...changes }))
  const firm = door.firms.find(({ id }) => id === entry.contractorId)
  const isOnList = firm?.people.includes(entry.personName) ?? false
  const lacks = (name: keyof ContractorVisitEntry) =>
    isTried && !ContractorVisitEntry.shape[name].safeParse(entry[name]).success
  const send = () => {
    setTried(true)
    if (ContractorVisitEntry.safeParse(entry).success) record.mutate({ address: '/contractor-visits', input: entry })
  }
  return (
    <Form label={t('contractor.visit.record')} onSubmit={send}>
      <Select
        label={t('contractor.name')}
        empty={t('contractor.visit.choose')}
        value={entry.contractorId}
        options={door.firms.map(({ id, name, kind }) => ({ value: id, label: `${name}（${kind}）` }))}
        onChange={(contractorId) => {
          const orders = door.firms.find(({ id }) => id === contractorId)?.orders ?? []
          change({ contractorId, personName: '', workOrderId: orders[0]?.id ?? null })
        }}
      />
      {firm && firm.people.length > 0 && (
        <Select
          label={t('contractor.visit.person')}
          empty={t('contractor.visit.otherPerson')}
          value={isOnList ? entry.personName : ''}
          options={firm.people.map((name) => ({ value: name, label: name }))}
          onChange={(personName) => change({ personName })}
        />
      )}
      {firm && !isOnList && (
        <TextField
          label={t('contractor.visit.personName')}
          isRequired
          maxLength={40}
          value={entry.personName}
          onChange={(personName) => change({ personName })}
          error={lacks('personName') ? t('web.required') : null}
        />
      )}
      <Select
        label={t('contractor.visit.point')}
        empty={t('contractor.visit.choose')}
        value={entry.pointId}
        options={(points ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(pointId) => change({ pointId })}
      />
      <Select
        label={t('contractor.visit.escort')}
        value={entry.escortId}
        options={(agency?.people ?? []).map(({ id, name, title }) => ({ value: id, label: `${name}　${title}` }))}
        onChange={(escortId) => change({ escortId })}
      />
      <TextField
        label={t('contractor.visit.purpose')}
        isRequired
        maxLength={120}
        value={entry.purpose}
        onChange={(purpose) => change({ purpose })}
        error={lacks('purpose') ? t('web.required') : null}
      />
      {firm && firm.orders.length > 0 && (
        <Select
          label={t('contractor.visit.order')}
          empty={t('contractor.visit.noOrder')}
          value={entry.workOrderId ?? ''}
          options={firm.orders.map(({ id, what }) => ({ value: id, label: what }))}
          onChange={(workOrderId) => change({ workOrderId: workOrderId || null })}
        />
      )}
      {door.isDayOff && entry.workOrderId === null && (
        <TextField
          label={t('contractor.visit.emergency')}
          maxLength={200}
          value={entry.emergency}
          onChange={(emergency) => change({ emergency })}
        />
      )}
      {(lacks('contractorId') || lacks('pointId')) && <p role="alert">{t('contractor.visit.chooseBoth')}</p>}
      <Failure error={record.error} />
      <div>
        <Button type="submit" kind="main" isPending={record.isPending}>
          {t('contractor.visit.record')}
        </Button>
      </div>
    </Form>
  )
}
