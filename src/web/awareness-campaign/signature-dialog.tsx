import { useState } from 'react'
import type { CampaignRecipient } from '#domain/awareness-campaign/awareness-campaign.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { useSession } from '#web/platform/session.ts'
import { ChoiceList } from '#web/platform/ui/choice-list.tsx'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import type { CampaignProps } from './campaign.page.tsx'

type SignatureDialogProps = CampaignProps & { missing: readonly CampaignRecipient[]; onClose: () => void }

/** Who signed by hand, and on which day. */
export function SignatureDialog({ campaign: { id }, missing, onClose }: SignatureDialogProps) {
  const { today } = useSession()
  const [recipientIds, setIds] = useState<string[]>([])
  const [signedOn, setSignedOn] = useState<string | null>(today)
  const sign = useAction(onClose)
  const send = () => {
    if (recipientIds.length > 0 && signedOn)
      sign.mutate({ address: `/awareness-campaigns/${id}/signatures`, input: { recipientIds, signedOn } })
  }
  return (
    <Dialog title={t('awareness.enterSignatures')} isOpen onClose={onClose}>
      <Form label={t('awareness.enterSignatures')} onSubmit={send}>
        <DateField label={t('awareness.signedOn')} isRequired value={signedOn} onChange={setSignedOn} />
        <ChoiceList
          label={t('awareness.name')}
          several
          options={missing.map((one) => ({
            value: one.id,
            label: [one.name, one.unitName].filter(Boolean).join('　'),
          }))}
          chosen={recipientIds}
          onChange={setIds}
        />
        <FormActions
          action={sign}
          label={t('awareness.enterCount', { count: recipientIds.length })}
          onCancel={onClose}
        />
      </Form>
    </Dialog>
  )
}
