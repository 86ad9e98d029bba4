import { useState } from 'react'
import { isDone } from '#domain/awareness-campaign/awareness-campaign.rules.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { DocumentLinks } from '#web/platform/ui/document-links.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { RecordedDownloads } from '#web/platform/ui/recorded-downloads.tsx'
import type { CampaignProps } from './campaign.page.tsx'

type Act = 'send' | 'end' | 'slips'

/** Sending, reminding, ending, and the papers. */
export function CampaignActs({ campaign }: CampaignProps) {
  const may = useMay()
  const [asked, setAsked] = useState<Act | null>(null)
  const remind = useAction()
  const { id, status, recipients } = campaign
  const close = () => setAsked(null)
  const isRunning = status === 'running'
  const toPrint = recipients.filter((one) => one.isMember && !isDone(one))
  return (
    <>
      {status === 'draft' && may('awarenessCampaign.send') && (
        <Button kind="main" onPress={() => setAsked('send')}>
          {t('awareness.send')}
        </Button>
      )}
      {isRunning && !recipients.every(isDone) && may('awarenessCampaign.remind') && (
        <Button
          kind="main"
          isPending={remind.isPending}
          onPress={() => remind.mutate({ address: `/awareness-campaigns/${id}/remind`, input: {} })}
        >
          {t('awareness.remind')}
        </Button>
      )}
      {isRunning && toPrint.length > 0 && may('awarenessCampaign.printSlips') && (
        <Button onPress={() => setAsked('slips')}>{t('awareness.slips')}</Button>
      )}
      {isRunning && may('awarenessCampaign.end') && (
        <Button onPress={() => setAsked('end')}>{t('awareness.end')}</Button>
      )}
      {status !== 'draft' && may('awarenessCampaign.printNotice') && (
        <DocumentLinks address={`/awareness-campaigns/${id}/notice`} name={t('awareness.notice')} />
      )}
      {status !== 'draft' && may('awarenessCampaign.download') && (
        <>
          <DocumentLinks address={`/awareness-campaigns/${id}/result`} name={t('awareness.result')} />
          <a href={`/api/awareness-campaigns/${id}/coverage.ods`} download>
            {t('awareness.coverage')} ODS
          </a>
        </>
      )}
      <Failure error={remind.error} />
      {asked === 'slips' && <SlipsDialog campaign={campaign} count={toPrint.length} onClose={close} />}
      {(asked === 'send' || asked === 'end') && <ActDialog act={asked} id={id} onClose={close} />}
    </>
  )
}

function ActDialog({ act, id, onClose }: { act: 'send' | 'end'; id: string; onClose: () => void }) {
  const action = useAction(onClose)
  return (
    <Dialog title={t(`awareness.${act}`)} isOpen onClose={onClose}>
      <Form
        label={t(`awareness.${act}`)}
        onSubmit={() => action.mutate({ address: `/awareness-campaigns/${id}/${act}`, input: {} })}
      >
        <p>{t(`awareness.${act}Text`)}</p>
        <FormActions action={action} label={t(`awareness.${act}`)} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}

type SlipsDialogProps = CampaignProps & { count: number; onClose: () => void }

const SlipsDialog = ({ campaign: { id }, count, onClose }: SlipsDialogProps) => (
  <Dialog title={t('awareness.slips')} isOpen onClose={onClose}>
    <p>{t('awareness.slipsText', { count })}</p>
    <RecordedDownloads address={`/awareness-campaigns/${id}/slips`} name={t('awareness.slips')} endings={['pdf']} />
    <div>
      <Button onPress={onClose}>{t('web.close')}</Button>
    </div>
  </Dialog>
)
