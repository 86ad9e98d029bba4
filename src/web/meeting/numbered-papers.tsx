import { useState } from 'react'
import { papersMissing } from '#domain/meeting/meeting.rules.ts'
import type { MeetingPaper } from '#domain/meeting/meeting.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import styles from './meeting.module.css'
import type { MeetingProps } from './meeting.page.tsx'
import { inviteeText } from './meeting-words.tsx'
import { useNames } from './use-names.ts'

/** Each paper of a confidential meeting by its number: who has it, and whether it is back. */
export function NumberedPapers({ meeting, writes }: MeetingProps & { writes: boolean }) {
  const names = useNames()
  const [lost, setLost] = useState<MeetingPaper | null>(null)
  const settle = useAction()
  const { id, content } = meeting
  const { papers, invitees } = content
  const missing = papersMissing(papers)
  const holderOf = ({ inviteeId }: MeetingPaper) => {
    const invitee = invitees.find((one) => one.id === inviteeId)
    return invitee ? inviteeText(invitee, names) : ''
  }
  return (
    <Section
      title={t('meeting.numberedPapers')}
      aside={t('meeting.papersCount', { given: papers.length, missing: missing.length })}
    >
      {missing.length > 0 && (
        <Banner quiet tone="due">
          {t('meeting.papersOut', { numbers: missing.join('、') })}
        </Banner>
      )}
      <Failure error={settle.error} />
      {papers.length > 0 && (
        <DataTable
          caption={t('meeting.numberedPapers')}
          rows={papers}
          keyOf={(paper) => paper.id}
          columns={[
            { title: t('meeting.paperNumber'), cell: ({ number }) => number },
            { title: t('meeting.paperHolder'), cell: holderOf },
            { title: t('meeting.paperGiven'), cell: ({ givenAt }) => instantText(givenAt) },
            { title: t('meeting.paperBack'), cell: (paper) => <PaperState paper={paper} /> },
            ...(writes
              ? [
                  {
                    title: t('meeting.paperSettle'),
                    cell: (paper: MeetingPaper) =>
                      paper.returnedAt === null &&
                      paper.loss === null && (
                        <span className={styles.acts}>
                          <Button
                            kind="quiet"
                            onPress={() =>
                              settle.mutate({
                                address: `/meetings/${id}/papers/${paper.id}/settle`,
                                input: { loss: '' },
                              })
                            }
                          >
                            {t('meeting.paperReturned')}
                          </Button>
                          <Button kind="quiet" onPress={() => setLost(paper)}>
                            {t('meeting.paperLost')}
                          </Button>
                        </span>
                      ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {writes && <GivePaper meeting={meeting} />}
      {lost && <LossDialog id={id} paper={lost} onClose={() => setLost(null)} />}
    </Section>
  )
}

function PaperState({ paper: { returnedAt, loss } }: { paper: MeetingPaper }) {
  if (returnedAt) return <StateMark tone="done">{instantText(returnedAt)}</StateMark>
  if (loss !== null) return <StateMark tone="late">{loss}</StateMark>
  return <StateMark tone="due">{t('meeting.paperOut')}</StateMark>
}

function GivePaper({ meeting: { id, content } }: MeetingProps) {
  const names = useNames()
  const give = useAction()
  const { papers, invitees } = content
  const [inviteeId, setInviteeId] = useState('')
  const number = Math.max(0, ...papers.map((paper) => paper.number)) + 1
  const chosen =
    inviteeId || invitees.find((one) => !papers.some((paper) => paper.inviteeId === one.id))?.id || invitees[0]!.id
  const send = () => {
    give.mutate({ address: `/meetings/${id}/papers`, input: { paperId: newId(), number, inviteeId: chosen } })
    setInviteeId('')
  }
  return (
    <div className={styles.line}>
      <Select
        label={t('meeting.givePaper', { number })}
        value={chosen}
        options={invitees.map((one) => ({ value: one.id, label: inviteeText(one, names) }))}
        onChange={setInviteeId}
      />
      <Button isPending={give.isPending} onPress={send}>
        {t('meeting.give')}
      </Button>
      <Failure error={give.error} />
    </div>
  )
}

function LossDialog({ id, paper, onClose }: { id: string; paper: MeetingPaper; onClose: () => void }) {
  const [loss, setLoss] = useState('')
  const settle = useAction(onClose)
  const send = () => {
    const address = `/meetings/${id}/papers/${paper.id}/settle`
    if (loss.trim() !== '') settle.mutate({ address, input: { loss } })
  }
  return (
    <Dialog title={t('meeting.paperLostOne', { number: paper.number })} isOpen onClose={onClose}>
      <Form label={t('meeting.paperLost')} onSubmit={send}>
        <TextArea label={t('meeting.lossReason')} isRequired maxLength={500} value={loss} onChange={setLoss} />
        <FormActions action={settle} label={t('meeting.paperLost')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
