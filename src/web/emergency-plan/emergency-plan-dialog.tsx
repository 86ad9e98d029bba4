import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type EmergencyPlan,
  type EmergencyPlanDetail,
  EmergencyPlanEntry,
} from '#domain/emergency-plan/emergency-plan.ts'
import type { StoredFile } from '#domain/file/file.ts'
import { KeeperField } from '#web/agency/keeper-field.tsx'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useActing } from '#web/platform/rule.ts'
import { useSession } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Chips } from '#web/platform/ui/chips.tsx'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { FileField } from '#web/platform/ui/file-field.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import { targetsQuery } from '#web/protected-target/protected-target.queries.ts'
import { ClauseField } from './clause-field.tsx'

const empty = (unitId: string, today: string): EmergencyPlanEntry => ({
  ...{ id: newId(), title: '', issuedBy: '', versionLabel: '', dated: today, unitId, fileId: null, clauseId: null },
  ...{ targetIds: [], remark: '' },
})

type DialogProps = { plan: EmergencyPlan | null; file: StoredFile | null; onClose: () => void }

/** A plan that is added, or another version of one that is there. */
export function EmergencyPlanDialog({ plan, file: before, onClose }: DialogProps) {
  const { unitId } = useActing()
  const { today } = useSession()
  const { data: targets } = useQuery(targetsQuery(false))
  const [entry, setEntry] = useState<EmergencyPlanEntry>(() =>
    plan ? EmergencyPlanEntry.parse(plan) : empty(unitId ?? '', today),
  )
  const [file, setFile] = useState(before)
  const [isTried, setTried] = useState(false)
  const save = useAction<EmergencyPlanDetail>(onClose)
  const change = (changes: Partial<EmergencyPlanEntry>) => setEntry((all) => ({ ...all, ...changes }))
  const send = () => {
    setTried(true)
    const { id, ...facts } = { ...entry, fileId: file?.id ?? null }
    if (!EmergencyPlanEntry.safeParse({ id, ...facts }).success) return
    if (!plan) return save.mutate({ address: '/emergency-plans', input: { id, ...facts } })
    save.mutate({ method: 'PATCH', address: `/emergency-plans/${id}`, input: { ...facts, version: plan.version } })
  }
  const lengths = { title: 120, issuedBy: 80, versionLabel: 40 } as const
  return (
    <Dialog title={plan ? t('emergencyPlan.edit') : t('emergencyPlan.add')} isOpen onClose={onClose}>
      <Form label={t('place.emergencyPlans')} onSubmit={send}>
        {(['title', 'issuedBy', 'versionLabel'] as const).map((name) => (
          <TextField
            key={name}
            label={t(`emergencyPlan.${name}`)}
            isRequired
            maxLength={lengths[name]}
            value={entry[name]}
            onChange={(text) => change({ [name]: text })}
            error={isTried && entry[name].trim() === '' ? t('web.required') : null}
          />
        ))}
        <DateField
          label={t('emergencyPlan.dated')}
          isRequired
          value={entry.dated}
          onChange={(dated) => dated && change({ dated })}
        />
        <KeeperField label={t('emergencyPlan.unit')} value={entry.unitId} onChange={(id) => change({ unitId: id })} />
        <FileField label={t('emergencyPlan.file')} file={file} onChange={setFile} />
        <ClauseField
          value={entry.clauseId}
          label={plan?.clauseLabel ?? null}
          onChange={(clauseId) => change({ clauseId })}
        />
        {targets && targets.length > 0 && (
          <Chips
            label={t('emergencyPlan.targets')}
            options={targets.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={entry.targetIds}
            onChange={(targetIds) => change({ targetIds })}
          />
        )}
        <TextArea
          label={t('emergencyPlan.remark')}
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
