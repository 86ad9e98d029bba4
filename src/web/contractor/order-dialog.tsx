import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type WorkOrder, WorkOrderEntry } from '#domain/contractor/work-order.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { MomentField } from '#web/platform/ui/date-field.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import { pointsQuery } from '#web/point/point.queries.ts'

type Typed = Omit<WorkOrderEntry, 'startsAt' | 'endsAt'> & { startsAt: string | null; endsAt: string | null }

/** What is to be done, by whom, from when to when: sent to the head of the unit at once. */
export function OrderDialog({ contractorId, onClose }: { contractorId: string; onClose: () => void }) {
  const navigate = useNavigate()
  const { data: points } = useQuery(pointsQuery)
  const [entry, setEntry] = useState<Typed>(() => ({
    ...{ id: contractorId, orderId: newId(), isRemote: false, what: '', who: '', pointId: null },
    ...{ startsAt: null, endsAt: null },
  }))
  const [isTried, setTried] = useState(false)
  const ask = useAction<WorkOrder>(({ id }) =>
    navigate({ to: '/contractors/orders/$orderId', params: { orderId: id } }),
  )
  const change = (changes: Partial<Typed>) => setEntry((all) => ({ ...all, ...changes }))
  const lacks = (name: 'what' | 'who' | 'startsAt' | 'endsAt') => isTried && !entry[name]?.trim()
  const send = () => {
    setTried(true)
    const { id, ...input } = entry
    if (WorkOrderEntry.safeParse(entry).success) ask.mutate({ address: `/contractors/${id}/work-orders`, input })
  }
  return (
    <Dialog title={t('contractor.order.ask')} isOpen onClose={onClose}>
      <Form label={t('contractor.order.ask')} onSubmit={send}>
        <Segmented
          label={t('contractor.order.manner')}
          segments={[
            { value: 'onSite', label: t('contractor.order.onSite') },
            { value: 'remote', label: t('contractor.order.remote') },
          ]}
          value={entry.isRemote ? 'remote' : 'onSite'}
          onChange={(manner) => change({ isRemote: manner === 'remote' })}
        />
        <TextArea
          label={t('contractor.order.what')}
          isRequired
          maxLength={500}
          value={entry.what}
          onChange={(what) => change({ what })}
          error={lacks('what') ? t('web.required') : null}
        />
        <TextField
          label={t('contractor.order.who')}
          isRequired
          maxLength={120}
          value={entry.who}
          onChange={(who) => change({ who })}
          error={lacks('who') ? t('web.required') : null}
        />
        {!entry.isRemote && (
          <Select
            label={t('contractor.order.point')}
            empty={t('contractor.order.anyPlace')}
            value={entry.pointId ?? ''}
            options={(points ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(pointId) => change({ pointId: pointId || null })}
          />
        )}
        {(['startsAt', 'endsAt'] as const).map((name) => (
          <MomentField
            key={name}
            label={t(`contractor.order.${name}`)}
            isRequired
            value={entry[name]}
            onChange={(instant) => change({ [name]: instant })}
            error={lacks(name) ? t('web.required') : null}
          />
        ))}
        <Failure error={ask.error} />
        <Actions>
          <Button type="submit" kind="main" isPending={ask.isPending}>
            {t('contractor.order.send')}
          </Button>
          <Button onPress={onClose}>{t('web.cancel')}</Button>
        </Actions>
      </Form>
    </Dialog>
  )
}
