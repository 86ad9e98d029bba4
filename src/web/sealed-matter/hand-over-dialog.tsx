import { useState } from 'react'
import { type Authority, OutsideAuthority } from '#domain/route/authority.ts'
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

/** To whom, when, with which receipt: nothing of what it is. */
export function HandOverDialog({ matter, onChange, onClose }: MatterProps & { onClose: () => void }) {
  const now = useNow()
  const [handed, setHanded] = useState(() => ({
    authority: 'mjibStation' as Authority,
    ...{ officer: '', at: now(), receipt: '' },
  }))
  const [isTried, setTried] = useState(false)
  const change = (changes: Partial<typeof handed>) => setHanded((before) => ({ ...before, ...changes }))
  const send = useAction<SealedMatter>((answer) => {
    onChange(answer)
    onClose()
  })
  const isMissing = handed.officer.trim() === ''
  const submit = () => {
    setTried(true)
    const input = { ...handed, version: matter.version }
    if (!isMissing) send.mutate({ address: `/sealed-matters/${matter.id}/hand-overs`, input })
  }
  return (
    <Dialog title={t('sealedMatter.act.handOver')} isOpen onClose={onClose}>
      <Form label={t('sealedMatter.act.handOver')} onSubmit={submit}>
        <Select
          label={t('sealedMatter.handedTo')}
          value={handed.authority}
          options={OutsideAuthority.options.map((value) => ({ value, label: t(`route.authority.${value}`) }))}
          onChange={(authority) => change({ authority: authority as Authority })}
        />
        <TextField
          label={t('sealedMatter.officer')}
          isRequired
          maxLength={60}
          value={handed.officer}
          onChange={(officer) => change({ officer })}
          error={isTried && isMissing ? t('web.required') : null}
        />
        <MomentField
          label={t('sealedMatter.handedAt')}
          isRequired
          value={handed.at}
          onChange={(at) => at && change({ at })}
        />
        <TextField
          label={t('sealedMatter.receipt')}
          maxLength={60}
          value={handed.receipt}
          onChange={(receipt) => change({ receipt })}
        />
        <FormActions action={send} label={t('sealedMatter.act.handOver')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
