import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { mayLead, mayRecord } from '#domain/meeting/meeting.rules.ts'
import type { Meeting } from '#domain/meeting/meeting.ts'
import { ApprovalPanel } from '#web/approval/approval-panel.tsx'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useActing } from '#web/platform/rule.ts'
import { useMay } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { Agenda } from './agenda.tsx'
import { AttendanceList } from './attendance-list.tsx'
import { ClassSteps } from './class-steps.tsx'
import { CodePanel } from './code-panel.tsx'
import { meetingQuery, openedMeetingQuery } from './meeting.queries.ts'
import { MeetingActs, PaperDownloads } from './meeting-acts.tsx'
import { draftOf } from './meeting-draft.ts'
import { MeetingForm } from './meeting-form.tsx'
import { kindText, MeetingMark, titleText } from './meeting-words.tsx'
import { MinutesForm } from './minutes-form.tsx'
import { MinutesShown } from './minutes-shown.tsx'
import { NumberedPapers } from './numbered-papers.tsx'
import { Readings } from './readings.tsx'
import { ResolutionTable } from './resolution-table.tsx'
import { Settlements } from './settlements.tsx'
import { Supplements } from './supplements.tsx'

/** From the agenda to the signed minutes; a confidential one is closed until somebody opens it. */
export function MeetingPage() {
  const { meetingId } = useParams({ from: '/meetings/$meetingId' })
  const shown = useQuery(meetingQuery(meetingId))
  const [openedId, setOpenedId] = useState<string | null>(null)
  const isOpening = shown.data?.isConfidential === true && openedId === meetingId
  const opened = useQuery({ ...openedMeetingQuery(meetingId), enabled: isOpening })
  const meeting = shown.data?.isConfidential ? (isOpening ? (opened.data ?? shown.data) : shown.data) : shown.data
  return (
    <Page
      wide
      title={meeting ? titleText(meeting) : t('place.meetings')}
      above={<Link to="/meetings">{t('place.meetings')}</Link>}
      lead={meeting && <MeetingMark status={meeting.status} />}
      actions={meeting?.content && <MeetingActs meeting={meeting} />}
    >
      <Failure error={meeting ? opened.error : shown.error} />
      {!meeting && !shown.error && <Skeleton lines={8} />}
      {meeting && !meeting.content && <Closed isOpening={isOpening} onOpen={() => setOpenedId(meetingId)} />}
      {meeting?.content && <Opened key={meeting.id} meeting={{ ...meeting, content: meeting.content }} />}
    </Page>
  )
}

const Closed = ({ isOpening, onOpen }: { isOpening: boolean; onOpen: () => void }) => (
  <>
    <Banner quiet title={t('meeting.confidentialTitle')}>
      {t('meeting.readingIsRecorded')}
    </Banner>
    <div>
      <Button kind="main" isPending={isOpening} onPress={onOpen}>
        {t('meeting.open')}
      </Button>
    </div>
  </>
)

export type OpenedMeeting = Meeting & { content: NonNullable<Meeting['content']> }
export type MeetingProps = { meeting: OpenedMeeting }

function Opened({ meeting }: MeetingProps) {
  const actor = useActing()
  const may = useMay()
  const [isEditing, setEditing] = useState(false)
  const { status, isConfidential } = meeting
  const isUnderWay = status === 'running' || status === 'ended'
  const records = mayRecord(actor, meeting)
  const writes = isUnderWay && records && (!isConfidential || meeting.classSaidAtStart !== null)
  if (isEditing)
    return (
      <MeetingForm
        initial={draftOf(meeting)}
        isInvited={meeting.sequence !== null}
        onSaved={() => setEditing(false)}
        onCancel={() => setEditing(false)}
      />
    )
  return (
    <>
      {meeting.returnRemark !== null && (
        <Banner tone="due" title={t('meeting.returned')}>
          {meeting.returnRemark}
        </Banner>
      )}
      {meeting.changeReason !== null && (
        <Banner quiet title={t(status === 'cancelled' ? 'meeting.cancelled' : 'meeting.putOff')}>
          {meeting.changeReason}
        </Banner>
      )}
      <MeetingFacts meeting={meeting} />
      {status === 'planned' && may('meeting.plan') && (
        <div>
          <Button onPress={() => setEditing(true)}>{t('meeting.change')}</Button>
        </div>
      )}
      {status === 'running' && mayLead(actor, meeting) && <CodePanel meeting={meeting} />}
      {status === 'running' && isConfidential && <ClassSteps meeting={meeting} records={records} />}
      <ApprovalPanel
        {...{ kind: 'minutes', subjectId: meeting.id, isSealed: isConfidential, means: t('meeting.signText') }}
        {...(meeting.hash !== null && { shownHash: meeting.hash })}
      />
      {meeting.begunAt === null && <Agenda meeting={meeting} />}
      <AttendanceList meeting={meeting} records={records} />
      {isConfidential && meeting.begunAt !== null && <NumberedPapers meeting={meeting} writes={writes} />}
      {isUnderWay && may('meeting.settle') && <Settlements meeting={meeting} />}
      {writes && <MinutesForm key={meeting.content.minutesVersion} meeting={meeting} />}
      {meeting.begunAt !== null && !writes && <MinutesShown meeting={meeting} />}
      <ResolutionTable resolutions={meeting.content.resolutions} />
      {status === 'signed' && <Supplements meeting={meeting} records={records} />}
      {isConfidential && <Readings meeting={meeting} />}
    </>
  )
}

const MeetingFacts = ({ meeting }: MeetingProps) => (
  <Facts
    facts={[
      [t('meeting.kind'), kindText(meeting)],
      [t('meeting.class'), meeting.isConfidential ? t('meeting.class.confidential') : null],
      [t('meeting.time'), `${instantText(meeting.startsAt)}～${instantText(meeting.endsAt).split(' ').at(-1)}`],
      [t('meeting.place'), meeting.content.place],
      [t('meeting.chair'), meeting.chairName],
      [t('meeting.recorder'), meeting.recorderName],
      [
        t('meeting.ofPlan'),
        meeting.planId && (
          <Link to="/plans/$planId" params={{ planId: meeting.planId }}>
            {meeting.planTitle}
          </Link>
        ),
      ],
      [t('meeting.begunAt'), meeting.begunAt && instantText(meeting.begunAt)],
      [t('meeting.endedAt'), meeting.endedAt && instantText(meeting.endedAt)],
      [t('meeting.classSaid.start'), meeting.classSaidAtStart && instantText(meeting.classSaidAtStart)],
      [t('meeting.classSaid.end'), meeting.classSaidAtEnd && instantText(meeting.classSaidAtEnd)],
      [t('meeting.signedAt'), meeting.signedAt && instantText(meeting.signedAt)],
      [t('meeting.papers'), <PaperDownloads key="papers" meeting={meeting} />],
    ]}
  />
)
