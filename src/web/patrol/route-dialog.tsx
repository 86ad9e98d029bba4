import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PatrolRoute, RouteEntry } from '#domain/patrol/patrol.ts'
import { isEthics } from '#domain/person/person.rules.ts'
import { useAction } from '#web/platform/action.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useActing } from '#web/platform/rule.ts'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { StopsField } from './stops-field.tsx'

const entryOf = ({ id, name, unitId, inOrder, stops }: PatrolRoute): RouteEntry => ({
  id,
  name,
  unitId,
  inOrder,
  stops: stops
    .filter(({ retiredOn }) => retiredOn === null)
    .map(({ pointId, leastSeconds }) => ({ pointId, leastSeconds })),
})

export function RouteDialog({ route, onClose }: { route: PatrolRoute | null; onClose: () => void }) {
  const actor = useActing()
  const { data: agency } = useQuery(agencyQuery)
  const [entry, setEntry] = useState<RouteEntry>(() =>
    route ? entryOf(route) : { id: newId(), name: '', unitId: actor.unitId ?? '', inOrder: true, stops: [] },
  )
  const [isTried, setTried] = useState(false)
  const save = useAction<PatrolRoute>(onClose)
  const change = (changes: Partial<RouteEntry>) => setEntry((all) => ({ ...all, ...changes }))
  const isNameless = entry.name.trim() === ''
  const send = () => {
    setTried(true)
    if (isNameless || entry.stops.length === 0 || entry.unitId === '') return
    if (!route) return save.mutate({ address: '/patrol-routes', input: entry })
    const input = { ...entry, version: route.version }
    save.mutate({ method: 'PATCH', address: `/patrol-routes/${route.id}`, input })
  }
  const units = agency?.units.filter(({ id, abolishedOn }) => !abolishedOn && (isEthics(actor) || id === actor.unitId))
  return (
    <Dialog title={route ? t('patrol.edit') : t('patrol.add')} isOpen onClose={onClose} wide>
      <Form label={t('patrol.route')} onSubmit={send}>
        <TextField
          label={t('patrol.name')}
          isRequired
          maxLength={60}
          value={entry.name}
          onChange={(name) => change({ name })}
          error={isTried && isNameless ? t('web.required') : null}
        />
        <Select
          label={t('point.unit')}
          value={entry.unitId}
          options={units?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          onChange={(unitId) => change({ unitId })}
        />
        <Segmented
          label={t('patrol.order')}
          segments={[
            { value: 'yes', label: t('patrol.inOrder') },
            { value: 'no', label: t('patrol.anyOrder') },
          ]}
          value={entry.inOrder ? 'yes' : 'no'}
          onChange={(inOrder) => change({ inOrder: inOrder === 'yes' })}
        />
        <StopsField
          stops={entry.stops}
          onChange={(stops) => change({ stops })}
          error={isTried && entry.stops.length === 0 ? t('patrol.stopsMissing') : null}
        />
        <FormActions action={save} label={t('web.save')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
