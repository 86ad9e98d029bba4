import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAction } from '#web/platform/action.ts'
import type { AgencyView } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { answerOf } from '#web/platform/queries.ts'
import { useMay } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { OrderedList } from './ordered-list.tsx'

type Order = { personIds: string[] }

/** Whom the ethics office calls in, one after the other, when somebody does not answer. */
export function CallOrder({ view }: { view: AgencyView }) {
  const { data, error } = useQuery(answerOf<Order>('/telling/order'))
  const minutes = view.settings.answerMinutes
  return (
    <Section title={t('telling.order')}>
      <Banner quiet>{t('telling.orderText', { minutes })}</Banner>
      <Failure error={error} />
      {data ? <People view={view} order={data.personIds} /> : !error && <Skeleton />}
    </Section>
  )
}

function People({ view: { people }, order }: { view: AgencyView; order: string[] }) {
  const may = useMay()
  const save = useAction<Order>()
  // What was just asked for is shown at once; whatever is being chosen meanwhile stays.
  const ids = save.isPending ? (save.variables.input as Order).personIds : order
  const put = (personIds: string[]) => save.mutate({ method: 'PUT', address: '/telling/order', input: { personIds } })
  const labelOf = (id: string) => {
    const person = people.find((one) => one.id === id)
    return person ? `${person.name}（${person.title}）` : id
  }
  const items = ids.map((value) => ({ value, label: labelOf(value) }))
  const rest = people.filter(({ id }) => !ids.includes(id)).map(({ id }) => ({ value: id, label: labelOf(id) }))
  if (!may('telling.setOrder'))
    return (
      <ol>
        {items.map(({ value, label }) => (
          <li key={value}>{label}</li>
        ))}
      </ol>
    )
  return (
    <>
      {items.length === 0 && <EmptyState title={t('telling.orderEmpty')}>{t('telling.orderEmptyText')}</EmptyState>}
      {items.length > 0 && (
        <OrderedList
          label={t('telling.order')}
          items={items}
          onChange={put}
          onRemove={(id) => put(ids.filter((one) => one !== id))}
        />
      )}
      <AddPerson key={ids.length} options={rest} onAdd={(id) => put([...ids, id])} />
      <Failure error={save.error} />
    </>
  )
}

function AddPerson({ options, onAdd }: { options: { value: string; label: string }[]; onAdd: (id: string) => void }) {
  const [chosen, setChosen] = useState('')
  return (
    <>
      <Select
        label={t('telling.orderAdd')}
        empty={t('telling.choose')}
        options={options}
        value={chosen}
        onChange={setChosen}
      />
      <div>
        <Button isDisabled={chosen === ''} onPress={() => onAdd(chosen)}>
          {t('telling.orderAddOne')}
        </Button>
      </div>
    </>
  )
}
