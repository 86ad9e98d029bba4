import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Broadcast, BroadcastDays, BroadcastEntry } from '#domain/broadcast/broadcast.ts'
import { modelBroadcasts } from '#domain/broadcast/model-broadcasts.ts'
import { mayKeep } from '#domain/point/point.rules.ts'
import { useAction } from '#web/platform/action.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useActing } from '#web/platform/rule.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Chips } from '#web/platform/ui/chips.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import { readTimes, timesText } from '#web/status-report/times-text.ts'

type BroadcastDialogProps = { broadcast: Broadcast | null; onClose: () => void }

const usualLateMinutes = 15

const newEntry = (unitId: string): BroadcastEntry => ({
  ...{ id: newId(), title: '', text: '', days: 'workdays', times: [], unitId, readerIds: [], version: 0 },
  lateMinutes: usualLateMinutes,
})

/** A new one may begin with a model. */
export function BroadcastDialog({ broadcast, onClose }: BroadcastDialogProps) {
  const actor = useActing()
  const { data: agency } = useQuery(agencyQuery)
  const [entry, setEntry] = useState<BroadcastEntry>(() => broadcast ?? newEntry(actor.unitId ?? ''))
  const [times, setTimes] = useState(() => timesText(entry.times))
  const [isTried, setTried] = useState(false)
  const save = useAction<Broadcast>(onClose)
  const retire = useAction<object>(onClose)
  const change = (changes: Partial<BroadcastEntry>) => setEntry((all) => ({ ...all, ...changes }))
  const given = { ...entry, times: entry.days === 'onDemand' ? [] : readTimes(times) }
  const isTimeless = entry.days !== 'onDemand' && !BroadcastEntry.shape.times.safeParse(given.times).success
  const areTimesWrong = isTimeless || (entry.days !== 'onDemand' && given.times.length === 0)
  const take = (title: string) => {
    const model = modelBroadcasts.find((one) => one.title === title)
    if (!model) return
    change(model)
    setTimes(timesText(model.times))
  }
  const send = () => {
    setTried(true)
    const checked = BroadcastEntry.safeParse(given)
    if (!checked.success || areTimesWrong) return
    const { id, ...input } = checked.data
    save.mutate({ method: 'PUT', address: `/broadcasts/${id}`, input })
  }
  const units = agency?.units.filter(({ id, abolishedOn }) => !abolishedOn && mayKeep(actor, id)) ?? []
  const people = agency?.people.filter(({ unitId }) => unitId === entry.unitId) ?? []
  const missing = (text: string) => (isTried && text.trim() === '' ? t('web.required') : null)
  return (
    <Dialog title={t(broadcast ? 'broadcast.change' : 'broadcast.add')} isOpen onClose={onClose} wide>
      <Form label={t('broadcast.title')} onSubmit={send}>
        {!broadcast && (
          <Select
            label={t('broadcast.model')}
            empty={t('broadcast.noModel')}
            value=""
            options={modelBroadcasts.map(({ title }) => ({ value: title, label: title }))}
            onChange={take}
          />
        )}
        <TextField
          label={t('broadcast.name')}
          isRequired
          maxLength={60}
          value={entry.title}
          onChange={(title) => change({ title })}
          error={missing(entry.title)}
        />
        <TextArea
          label={t('broadcast.text')}
          isRequired
          maxLength={1000}
          value={entry.text}
          onChange={(text) => change({ text })}
          error={missing(entry.text)}
        />
        <Segmented
          label={t('broadcast.days')}
          segments={BroadcastDays.options.map((value) => ({ value, label: t(`broadcast.days.${value}`) }))}
          value={entry.days}
          onChange={(days) => change({ days })}
        />
        {entry.days !== 'onDemand' && (
          <>
            <TextField
              label={t('broadcast.times')}
              isRequired
              maxLength={60}
              value={times}
              onChange={setTimes}
              error={isTried && areTimesWrong ? t('status.timesWrong') : null}
            />
            <TextField
              label={t('broadcast.lateMinutes')}
              description={t('offDutyCheck.ownRule')}
              isRequired
              inputMode="numeric"
              maxLength={3}
              value={String(entry.lateMinutes)}
              onChange={(typed) => change({ lateMinutes: Number(typed.normalize('NFKC').replaceAll(/\D/g, '')) })}
              error={
                isTried && !BroadcastEntry.shape.lateMinutes.safeParse(entry.lateMinutes).success
                  ? t('broadcast.lateWrong')
                  : null
              }
            />
          </>
        )}
        <Select
          label={t('broadcast.unit')}
          value={entry.unitId}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(unitId) => change({ unitId, readerIds: [] })}
        />
        <Chips
          label={t('broadcast.readers')}
          description={t('broadcast.readersText')}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={entry.readerIds}
          onChange={(readerIds) => change({ readerIds })}
        />
        {broadcast && (
          <div>
            <Failure error={retire.error} />
            <Button
              kind="quiet"
              isPending={retire.isPending}
              onPress={() =>
                retire.mutate({ address: `/broadcasts/${broadcast.id}/retire`, input: { version: broadcast.version } })
              }
            >
              {t('broadcast.retire')}
            </Button>
          </div>
        )}
        <FormActions action={save} label={t('web.save')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
