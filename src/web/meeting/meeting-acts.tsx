import { useState } from 'react'
import { mayLead, mayRecord } from '#domain/meeting/meeting.rules.ts'
import type { Meeting } from '#domain/meeting/meeting.ts'
import { useAction } from '#web/platform/action.ts'
import { type MessageKey, t } from '#web/platform/i18n.ts'
import { useActing } from '#web/platform/rule.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import { RecordedDownloads } from '#web/platform/ui/recorded-downloads.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import styles from './meeting.module.css'
import type { MeetingProps } from './meeting.page.tsx'

type Act = 'invite' | 'begin' | 'end' | 'close' | 'cancel'

/** What comes next: one main action, asked once more before it is done. */
export function MeetingActs({ meeting }: { meeting: Meeting }) {
  const actor = useActing()
  const may = useMay()
  const [open, setOpen] = useState<Act | null>(null)
  const { status, sequence } = meeting
  const leads = mayLead(actor, meeting)
  const button = (act: Act, kind: 'main' | 'plain' | 'quiet') => (
    <Button kind={kind} onPress={() => setOpen(act)}>
      {t(`meeting.${act}`)}
    </Button>
  )
  return (
    <>
      {status === 'planned' && sequence === null && may('meeting.invite') && button('invite', 'main')}
      {status === 'planned' && leads && button('begin', sequence === null ? 'plain' : 'main')}
      {status === 'planned' && may('meeting.cancel') && button('cancel', 'quiet')}
      {status === 'running' && leads && button('end', 'plain')}
      {status === 'ended' && mayRecord(actor, meeting) && button('close', 'main')}
      {open && <ActDialog id={meeting.id} act={open} onClose={() => setOpen(null)} />}
    </>
  )
}

const texts: Record<Act, MessageKey> = {
  invite: 'meeting.inviteText',
  begin: 'meeting.beginText',
  end: 'meeting.endText',
  close: 'meeting.closeText',
  cancel: 'meeting.cancelText',
}

function ActDialog({ id, act, onClose }: { id: string; act: Act; onClose: () => void }) {
  const action = useAction(onClose)
  const [reason, setReason] = useState('')
  const asksReason = act === 'cancel'
  return (
    <Dialog title={t(`meeting.${act}`)} isOpen onClose={onClose}>
      <p>{t(texts[act])}</p>
      {asksReason && (
        <TextArea label={t('meeting.changeReason')} isRequired maxLength={300} value={reason} onChange={setReason} />
      )}
      <Failure error={action.error} />
      <Actions>
        <Button
          kind="main"
          isPending={action.isPending}
          isDisabled={asksReason && reason.trim() === ''}
          onPress={() => action.mutate({ address: `/meetings/${id}/${act}`, input: asksReason ? { reason } : {} })}
        >
          {t(`meeting.${act}`)}
        </Button>
        <Button onPress={onClose}>{t('web.cancel')}</Button>
      </Actions>
    </Dialog>
  )
}

export function PaperDownloads({ meeting }: MeetingProps) {
  const papers: ('notice' | 'minutes')[] = meeting.closedAt ? ['notice', 'minutes'] : ['notice']
  return (
    <span className={styles.acts}>
      {papers.map((paper) => (
        <RecordedDownloads
          key={paper}
          address={`/meetings/${meeting.id}/${paper}`}
          name={t(`meeting.document.${paper}`)}
          isNamed
        />
      ))}
      {meeting.sequence !== null && (
        <a className={buttonClass('quiet')} href={`/api/meetings/${meeting.id}/invitation.ics`} download>
          <Icon name="download" />
          {t('meeting.calendar')}
        </a>
      )}
    </span>
  )
}
