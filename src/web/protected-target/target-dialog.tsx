import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type ProtectedTarget,
  type ProtectedTargetDetail,
  ProtectedTargetEntry,
} from '#domain/protected-target/protected-target.ts'
import { KeeperField } from '#web/agency/keeper-field.tsx'
import { contactsQuery } from '#web/contact/contact.queries.ts'
import { useAction } from '#web/platform/action.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useActing } from '#web/platform/rule.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Chips } from '#web/platform/ui/chips.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'

const empty = (unitId: string): ProtectedTargetEntry => ({
  ...{ id: newId(), kind: '', name: '', place: '', reason: '', unitId, bodyId: null, contactIds: [], remark: '' },
})

/** A target that is added, or the facts of one that is there. */
export function TargetDialog({ target, onClose }: { target: ProtectedTarget | null; onClose: () => void }) {
  const { unitId } = useActing()
  const { data: agency } = useQuery(agencyQuery)
  const { data: contacts } = useQuery(contactsQuery)
  const kinds = new Set([...(target ? [target.kind] : []), ...(agency?.settings.targetKinds ?? [])])
  const [typed, setTyped] = useState<ProtectedTargetEntry>(() =>
    target ? ProtectedTargetEntry.parse(target) : empty(unitId ?? ''),
  )
  const entry = { ...typed, kind: typed.kind || ([...kinds][0] ?? '') }
  const [isTried, setTried] = useState(false)
  const save = useAction<ProtectedTargetDetail>(onClose)
  const change = (changes: Partial<ProtectedTargetEntry>) => setTyped((all) => ({ ...all, ...changes }))
  const send = () => {
    setTried(true)
    if (!ProtectedTargetEntry.safeParse(entry).success) return
    if (!target) return save.mutate({ address: '/protected-targets', input: entry })
    const { id, ...facts } = entry
    save.mutate({ method: 'PATCH', address: `/protected-targets/${id}`, input: { ...facts, version: target.version } })
  }
  const options = (contacts ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Dialog title={target ? t('target.edit') : t('target.add')} isOpen onClose={onClose}>
      <Form label={t('place.targets')} onSubmit={send}>
        <TextField
          label={t('target.name')}
          isRequired
          maxLength={80}
          value={entry.name}
          onChange={(name) => change({ name })}
          error={isTried && entry.name.trim() === '' ? t('web.required') : null}
        />
        <Select
          label={t('target.kind')}
          value={entry.kind}
          options={[...kinds].map((kind) => ({ value: kind, label: kind }))}
          onChange={(kind) => change({ kind })}
        />
        <TextField
          label={t('target.placeOf')}
          maxLength={120}
          value={entry.place}
          onChange={(place) => change({ place })}
        />
        <TextArea
          label={t('target.reason')}
          maxLength={500}
          value={entry.reason}
          onChange={(reason) => change({ reason })}
        />
        <KeeperField label={t('target.unit')} value={entry.unitId} onChange={(id) => change({ unitId: id })} />
        <Select
          label={t('target.body')}
          empty={t('target.noBody')}
          value={entry.bodyId ?? ''}
          options={options}
          onChange={(bodyId) => change({ bodyId: bodyId || null })}
        />
        <Chips
          label={t('target.contacts')}
          description={t('target.contactsText')}
          options={options}
          chosen={entry.contactIds}
          onChange={(contactIds) => change({ contactIds })}
        />
        <TextArea
          label={t('target.remark')}
          maxLength={300}
          value={entry.remark}
          onChange={(remark) => change({ remark })}
        />
        <Failure error={save.error} />
        <Actions>
          <Button type="submit" kind="main" isPending={save.isPending}>
            {t('web.save')}
          </Button>
          <Button onPress={onClose}>{t('web.cancel')}</Button>
        </Actions>
      </Form>
    </Dialog>
  )
}
