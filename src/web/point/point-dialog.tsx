import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { isEthics } from '#domain/person/person.rules.ts'
import { type Point, type PointDetail, type PointEntry, PointKind } from '#domain/point/point.ts'
import { useAction } from '#web/platform/action.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useOutbox } from '#web/platform/outbox/outbox.ts'
import { useActing } from '#web/platform/rule.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { CameraFields } from './camera-fields.tsx'
import { PhotographField } from './photograph-field.tsx'
import { PointFormSelect } from './point-form-select.tsx'

const entryOf = (point: Point): PointEntry => ({
  id: point.id,
  kind: point.kind,
  name: point.name,
  floor: point.floor,
  room: point.room,
  unitId: point.unitId,
  checklistId: point.checklistId,
  photographId: point.photographId,
  cameraRange: point.cameraRange,
  cameraClear: point.cameraClear,
  keptDays: point.keptDays,
  expiresOn: point.expiresOn,
})

const emptyEntry = (unitId: string): PointEntry => ({
  id: newId(),
  kind: 'door',
  name: '',
  floor: '',
  room: '',
  unitId,
  checklistId: null,
  photographId: null,
  cameraRange: null,
  cameraClear: null,
  keptDays: null,
  expiresOn: null,
})

/** What is known of a camera is of no other kind. */
const fitting = (entry: PointEntry): PointEntry =>
  entry.kind === 'camera' ? entry : { ...entry, cameraRange: null, cameraClear: null, keptDays: null }

export function PointDialog({ point, onClose }: { point: Point | null; onClose: () => void }) {
  const actor = useActing()
  const [entry, setEntry] = useState(() => (point ? entryOf(point) : emptyEntry(actor.unitId ?? '')))
  const [isTried, setTried] = useState(false)
  const isOnItsWay = useOutbox().files.some(({ value }) => value.id === entry.photographId)
  const save = useAction<PointDetail>(onClose)
  const change = (changes: Partial<PointEntry>) => setEntry((all) => ({ ...all, ...changes }))
  const isEmpty = entry.name.trim() === ''
  const send = () => {
    setTried(true)
    if (isEmpty || entry.unitId === '') return
    if (!point) return save.mutate({ address: '/points', input: fitting(entry) })
    const input = { ...fitting(entry), version: point.version }
    save.mutate({ method: 'PATCH', address: `/points/${point.id}`, input })
  }
  return (
    <Dialog title={point ? t('point.edit') : t('point.add')} isOpen onClose={onClose}>
      <Form label={t('point.facts')} onSubmit={send}>
        <Select
          label={t('point.kind')}
          value={entry.kind}
          options={PointKind.options.map((value) => ({ value, label: t(`point.kind.${value}`) }))}
          onChange={(kind) => change({ kind: kind as PointKind })}
        />
        <TextField
          label={t('point.name')}
          isRequired
          maxLength={80}
          value={entry.name}
          onChange={(name) => change({ name })}
          error={isTried && isEmpty ? t('web.required') : null}
        />
        <TextField
          label={t('point.floor')}
          maxLength={20}
          value={entry.floor}
          onChange={(floor) => change({ floor })}
        />
        <TextField label={t('point.room')} maxLength={40} value={entry.room} onChange={(room) => change({ room })} />
        <UnitField value={entry.unitId} onChange={(unitId) => change({ unitId })} />
        {entry.kind === 'camera' && <CameraFields entry={entry} onChange={change} />}
        <DateField
          label={t('point.expiresOn')}
          value={entry.expiresOn}
          onChange={(expiresOn) => change({ expiresOn })}
        />
        <PointFormSelect
          kind={entry.kind}
          value={entry.checklistId}
          onChange={(checklistId) => change({ checklistId })}
        />
        <PhotographField value={entry.photographId} onChange={(photographId) => change({ photographId })} />
        <Failure error={save.error} />
        <Actions>
          <Button type="submit" kind="main" isPending={save.isPending || isOnItsWay}>
            {isOnItsWay ? t('point.photographOnItsWay') : t('web.save')}
          </Button>
          <Button onPress={onClose}>{t('web.cancel')}</Button>
        </Actions>
      </Form>
    </Dialog>
  )
}

/** A head keeps the points of the own unit, ethics those of any. */
function UnitField({ value, onChange }: { value: string; onChange: (unitId: string) => void }) {
  const actor = useActing()
  const { data: agency } = useQuery(agencyQuery)
  const units = agency?.units.filter(({ id, abolishedOn }) => !abolishedOn && (isEthics(actor) || id === actor.unitId))
  return (
    <Select
      label={t('point.unit')}
      value={value}
      options={units?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
      onChange={onChange}
    />
  )
}
