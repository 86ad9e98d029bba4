import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Contractor, type ContractorDetail, ContractorEntry } from '#domain/contractor/contractor.ts'
import { KeeperField } from '#web/agency/keeper-field.tsx'
import { useAction } from '#web/platform/action.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useActing } from '#web/platform/rule.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'

const empty = (unitId: string): ContractorEntry => ({
  ...{ id: newId(), kind: '', name: '', unitId, telephone: '', holidayTelephone: '' },
  ...{ declaresNoBannedProduct: false, remark: '' },
})

/** A firm that is added, or the facts of one that is there. */
export function ContractorDialog({ contractor, onClose }: { contractor: Contractor | null; onClose: () => void }) {
  const { unitId } = useActing()
  const { data: agency } = useQuery(agencyQuery)
  const kinds = new Set([...(contractor ? [contractor.kind] : []), ...(agency?.settings.contractors.kinds ?? [])])
  const [typed, setTyped] = useState<ContractorEntry>(() =>
    contractor ? ContractorEntry.parse(contractor) : empty(unitId ?? ''),
  )
  const entry = { ...typed, kind: typed.kind || ([...kinds][0] ?? '') }
  const [isTried, setTried] = useState(false)
  const save = useAction<ContractorDetail>(onClose)
  const change = (changes: Partial<ContractorEntry>) => setTyped((all) => ({ ...all, ...changes }))
  const isWrong = (name: keyof ContractorEntry) =>
    isTried && !ContractorEntry.shape[name].safeParse(entry[name]).success
  const send = () => {
    setTried(true)
    if (!ContractorEntry.safeParse(entry).success) return
    if (!contractor) return save.mutate({ address: '/contractors', input: entry })
    const { id, ...facts } = entry
    save.mutate({ method: 'PATCH', address: `/contractors/${id}`, input: { ...facts, version: contractor.version } })
  }
  return (
    <Dialog title={contractor ? t('contractor.edit') : t('contractor.add')} isOpen onClose={onClose}>
      <Form label={t('contractor.name')} onSubmit={send}>
        <TextField
          label={t('contractor.name')}
          isRequired
          maxLength={80}
          value={entry.name}
          onChange={(name) => change({ name })}
          error={isWrong('name') ? t('web.required') : null}
        />
        <Select
          label={t('contractor.kind')}
          value={entry.kind}
          options={[...kinds].map((kind) => ({ value: kind, label: kind }))}
          onChange={(kind) => change({ kind })}
        />
        <KeeperField label={t('contractor.unit')} value={entry.unitId} onChange={(id) => change({ unitId: id })} />
        {(['telephone', 'holidayTelephone'] as const).map((name) => (
          <TextField
            key={name}
            label={t(`contractor.${name}`)}
            inputMode="tel"
            value={entry[name]}
            onChange={(text) => change({ [name]: text })}
            error={isWrong(name) ? t('contact.wrongTelephone') : null}
          />
        ))}
        <Segmented
          label={t('contractor.product')}
          segments={[
            { value: 'yes', label: t('contractor.declares') },
            { value: 'no', label: t('contractor.notDeclared') },
          ]}
          value={entry.declaresNoBannedProduct ? 'yes' : 'no'}
          onChange={(said) => change({ declaresNoBannedProduct: said === 'yes' })}
        />
        <TextArea
          label={t('contractor.remark')}
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
