import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Grade } from '#domain/checklist/checklist.ts'
import { modelFor, modelRooms, type RoomKind, roomKinds } from '#domain/off-duty-check/model-rooms.ts'
import { type OffDutyItem, type OffDutyRoom, OffDutyRound } from '#domain/off-duty-check/off-duty-check.ts'
import type { Point } from '#domain/point/point.ts'
import { useAction } from '#web/platform/action.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Chips } from '#web/platform/ui/chips.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { EditableList } from '#web/platform/ui/editable-list.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'

type RoomDialogProps = { point: Point; room: OffDutyRoom | null; onClose: () => void }

const mostItems = 30

/** What is looked at in a room and who is in charge; a new one begins with what is usual for its kind. */
export function RoomDialog({ point, room, onClose }: RoomDialogProps) {
  const { data: agency } = useQuery(agencyQuery)
  const [kind, setKind] = useState<RoomKind>(() => modelFor(point.kind))
  const [items, setItems] = useState<readonly OffDutyItem[]>(() => room?.items ?? modelRooms[kind])
  const [inChargeIds, setInCharge] = useState<string[]>(() => room?.inChargeIds ?? [])
  const [isTried, setTried] = useState(false)
  const save = useAction<OffDutyRoom>(onClose)
  const end = useAction<object>(onClose)
  const address = `/off-duty-rooms/${point.id}`
  const choose = (chosen: RoomKind) => {
    setKind(chosen)
    setItems(modelRooms[chosen])
  }
  const isWrong = items.length === 0 || items.some(({ text }) => text.trim() === '')
  const send = () => {
    setTried(true)
    if (!isWrong) save.mutate({ method: 'PUT', address, input: { version: room?.version ?? 0, items, inChargeIds } })
  }
  const people = agency?.people.filter(({ unitId }) => unitId === point.unitId) ?? []
  return (
    <Dialog title={t('offDutyCheck.roomOf', { name: point.name })} isOpen onClose={onClose} wide>
      <Form label={t('offDutyCheck.room')} onSubmit={send}>
        <Chips
          label={t('offDutyCheck.inCharge')}
          description={t('offDutyCheck.inChargeText')}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={inChargeIds}
          onChange={setInCharge}
        />
        <Select
          label={t('offDutyCheck.model')}
          description={t('offDutyCheck.modelText')}
          value={kind}
          options={roomKinds.map((value) => ({ value, label: t(`offDutyCheck.model.${value}`) }))}
          onChange={(value) => choose(value as RoomKind)}
        />
        <EditableList
          key={kind}
          ones={items}
          max={mostItems}
          addLabel={t('offDutyCheck.addItem')}
          added={ownItem}
          onChange={setItems}
          faults={isTried && isWrong ? [{ text: t('offDutyCheck.itemsWrong') }] : []}
          tell={({ text, round }) => `${text || t('offDutyCheck.newItem')}　${t(`offDutyCheck.round.${round}`)}`}
          fields={(item, change) => <ItemFields item={item} onChange={change} />}
        />
        {room && (
          <div>
            <Failure error={end.error} />
            <Button
              kind="quiet"
              isPending={end.isPending}
              onPress={() => end.mutate({ address: `${address}/end`, input: { version: room.version } })}
            >
              {t('offDutyCheck.endRoom')}
            </Button>
          </div>
        )}
        <FormActions action={save} label={t('web.save')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}

const ownItem = (): OffDutyItem => ({
  ...{ key: newId(), text: '', round: 'everyDay', photograph: false, grade: 'minor', source: '' },
})

type ItemFieldsProps = { item: OffDutyItem; onChange: (changes: Partial<OffDutyItem>) => void }

const ItemFields = ({ item, onChange }: ItemFieldsProps) => (
  <>
    <TextField
      label={t('offDutyCheck.itemText')}
      {...(item.source && { description: t('offDutyCheck.source', { source: item.source }) })}
      isRequired
      maxLength={120}
      value={item.text}
      onChange={(text) => onChange({ text })}
    />
    <Segmented
      label={t('offDutyCheck.round')}
      segments={OffDutyRound.options.map((value) => ({ value, label: t(`offDutyCheck.round.${value}`) }))}
      value={item.round}
      onChange={(round) => onChange({ round })}
    />
    <Segmented
      label={t('offDutyCheck.photographed')}
      segments={[
        { value: 'yes', label: t('offDutyCheck.photographed.yes') },
        { value: 'no', label: t('offDutyCheck.photographed.no') },
      ]}
      value={item.photograph ? 'yes' : 'no'}
      onChange={(value) => onChange({ photograph: value === 'yes' })}
    />
    <Segmented
      label={t('deficiency.grade')}
      segments={Grade.options.map((value) => ({ value, label: t(`grade.${value}`) }))}
      value={item.grade}
      onChange={(grade) => onChange({ grade })}
    />
  </>
)
