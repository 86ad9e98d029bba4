import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Deputy, DeputyNamed } from '#domain/deputy/deputy.ts'
import { useAction } from '#web/platform/action.ts'
import type { AgencyView } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { answerOf } from '#web/platform/queries.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { useMay, useSession } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'

/** Who stands in for whom, and until when. */
export function Deputies({ view }: { view: AgencyView }) {
  const may = useMay()
  const { data: deputies, error } = useQuery(answerOf<Deputy[]>('/deputies'))
  const [isNaming, setNaming] = useState(false)
  const end = useAction<Deputy>()
  return (
    <>
      {may('deputy.name') && (
        <div>
          <Button onPress={() => setNaming(true)}>{t('deputy.name')}</Button>
        </div>
      )}
      <Failure error={error ?? end.error} />
      {deputies?.length === 0 && <EmptyState title={t('deputy.empty')}>{t('deputy.emptyText')}</EmptyState>}
      {deputies && deputies.length > 0 && (
        <DataTable
          caption={t('agency.part.deputies')}
          rows={deputies}
          keyOf={({ id }) => id}
          columns={[
            { title: t('deputy.person'), cell: ({ personName }) => personName },
            { title: t('deputy.deputy'), cell: ({ deputyName }) => deputyName },
            {
              title: t('deputy.time'),
              cell: ({ fromDate, untilDate }) => `${dateText(fromDate)}～${dateText(untilDate)}`,
            },
            { title: t('deputy.state'), cell: (deputy) => <DeputyMark deputy={deputy} /> },
            {
              title: t('deputy.action'),
              cell: ({ id, version, endedAt, personName }) =>
                may('deputy.end') &&
                !endedAt && (
                  <Button
                    aria-label={t('deputy.endOne', { person: personName })}
                    onPress={() => end.mutate({ address: `/deputies/${id}/end`, input: { version } })}
                  >
                    {t('deputy.end')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {isNaming && <NameDeputy view={view} onClose={() => setNaming(false)} />}
    </>
  )
}

function DeputyMark({ deputy: { fromDate, untilDate, endedAt } }: { deputy: Deputy }) {
  const { today } = useSession()
  if (endedAt || untilDate < today) return <StateMark tone="nothing">{t('deputy.over')}</StateMark>
  if (today < fromDate) return <StateMark tone="waiting">{t('deputy.toCome')}</StateMark>
  return <StateMark tone="underWay">{t('deputy.now')}</StateMark>
}

function NameDeputy({ view: { people }, onClose }: { view: AgencyView; onClose: () => void }) {
  const { today } = useSession()
  const [named, setNamed] = useState<DeputyNamed>(() => ({
    id: newId(),
    personId: '',
    deputyId: '',
    fromDate: today,
    untilDate: today,
  }))
  const name = useAction<Deputy>(onClose)
  const options = people.map((person) => ({ value: person.id, label: `${person.name}（${person.title}）` }))
  const isWhole = named.personId !== '' && named.deputyId !== ''
  return (
    <Dialog title={t('deputy.name')} isOpen onClose={onClose}>
      <Form label={t('deputy.name')} onSubmit={() => isWhole && name.mutate({ address: '/deputies', input: named })}>
        <Select
          label={t('deputy.person')}
          empty={t('deputy.choose')}
          value={named.personId}
          options={options}
          onChange={(personId) => setNamed({ ...named, personId })}
        />
        <Select
          label={t('deputy.deputy')}
          empty={t('deputy.choose')}
          value={named.deputyId}
          options={options}
          onChange={(deputyId) => setNamed({ ...named, deputyId })}
        />
        <DateField
          label={t('deputy.from')}
          isRequired
          value={named.fromDate}
          onChange={(fromDate) => fromDate && setNamed({ ...named, fromDate })}
        />
        <DateField
          label={t('deputy.until')}
          isRequired
          value={named.untilDate}
          onChange={(untilDate) => untilDate && setNamed({ ...named, untilDate })}
        />
        <Failure error={name.error} />
        <Actions>
          <Button type="submit" kind="main" isDisabled={!isWhole} isPending={name.isPending}>
            {t('deputy.name')}
          </Button>
          <Button onPress={onClose}>{t('web.cancel')}</Button>
        </Actions>
      </Form>
    </Dialog>
  )
}
