import { useState } from 'react'
import type { ToTell } from '#domain/incident/incident-card.ts'
import { Means } from '#domain/route/route.ts'
import type { SealedMatter } from '#domain/sealed-matter/sealed-matter.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { MomentField } from '#web/platform/ui/date-field.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { useNow } from '#web/platform/use-now.ts'
import type { MatterProps } from './sealed-matter.page.tsx'

type NoticeDialogProps = MatterProps & { suggested: ToTell; onClose: () => void }

/** Who was told, by which of the means that are left. */
export function NoticeDialog({ matter, onChange, suggested: { authority, means }, onClose }: NoticeDialogProps) {
  const now = useNow()
  const allowed = Means.options.filter((one) => !matter.says.forbiddenMeans.includes(one))
  const [told, setTold] = useState(() => ({
    ...{ authority, recipient: t(`route.authority.${authority}`), stage: 'first' as const },
    means: means.find((one) => allowed.includes(one)) ?? 'inPerson',
    ...{ toldAt: now(), answeredBy: '', remark: '' },
  }))
  const change = (changes: Partial<typeof told>) => setTold((before) => ({ ...before, ...changes }))
  const add = useAction<SealedMatter>((answer) => {
    onChange(answer)
    onClose()
  })
  const send = () => {
    const input = { ...told, version: matter.version }
    add.mutate({ address: `/sealed-matters/${matter.id}/notices`, input })
  }
  return (
    <Dialog title={t('incident.addNotice')} isOpen onClose={onClose}>
      <Form label={t('incident.addNotice')} onSubmit={send}>
        <TextField
          label={t('incident.recipient')}
          isRequired
          maxLength={120}
          value={told.recipient}
          onChange={(recipient) => change({ recipient })}
        />
        <Select
          label={t('incident.means')}
          value={told.means}
          options={allowed.map((value) => ({ value, label: t(`route.means.${value}`) }))}
          onChange={(value) => change({ means: value as Means })}
        />
        <MomentField
          label={t('incident.toldAt')}
          isRequired
          value={told.toldAt}
          onChange={(toldAt) => toldAt && change({ toldAt })}
        />
        <TextField
          label={t('incident.answeredBy')}
          maxLength={60}
          value={told.answeredBy}
          onChange={(answeredBy) => change({ answeredBy })}
        />
        <FormActions action={add} label={t('incident.sendNotice')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
