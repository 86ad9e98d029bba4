import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { isOver, owes } from '#domain/meeting/resolution.rules.ts'
import type { Resolution, ResolutionStep } from '#domain/meeting/resolution.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText, instantText } from '#web/platform/roc-date.ts'
import { useActing } from '#web/platform/rule.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Photos } from '#web/platform/ui/photos.tsx'
import { RecordedDownloads } from '#web/platform/ui/recorded-downloads.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import styles from './meeting.module.css'
import { openedResolutionQuery, resolutionQuery } from './meeting.queries.ts'
import { kindText, ResolutionMark } from './meeting-words.tsx'
import { ResolutionReportForm } from './resolution-report-form.tsx'

/** What a unit owes by a meeting, and what it did. */
export function ResolutionPage() {
  const { resolutionId } = useParams({ from: '/meetings/resolutions/$resolutionId' })
  const shown = useQuery(resolutionQuery(resolutionId))
  const [openedId, setOpenedId] = useState<string | null>(null)
  const isOpening = shown.data?.isConfidential === true && openedId === resolutionId
  const opened = useQuery({ ...openedResolutionQuery(resolutionId), enabled: isOpening })
  const resolution = isOpening ? (opened.data ?? shown.data) : shown.data
  return (
    <Page
      title={t('meeting.resolution')}
      above={<Link to="/meetings">{t('place.meetings')}</Link>}
      lead={resolution && <ResolutionMark state={resolution.state} />}
    >
      <Failure error={shown.error ?? opened.error} />
      {!resolution && !shown.error && <Skeleton lines={4} />}
      {resolution?.text === null && (
        <>
          <Banner quiet title={t('meeting.confidentialTitle')}>
            {t('meeting.readingIsRecorded')}
          </Banner>
          <div>
            <Button kind="main" isPending={isOpening} onPress={() => setOpenedId(resolutionId)}>
              {t('meeting.open')}
            </Button>
          </div>
        </>
      )}
      {resolution && resolution.text !== null && <Opened resolution={resolution} />}
    </Page>
  )
}

function Opened({ resolution }: { resolution: Resolution }) {
  const actor = useActing()
  const { meetingId, text, unitName, personName, dueDate, steps, isConfidential } = resolution
  const isOwn = owes(actor, resolution)
  return (
    <>
      <p className={styles.prose}>{text}</p>
      <Facts
        facts={[
          [t('meeting.decidedAt'), <MeetingLink key="meeting" resolution={resolution} meetingId={meetingId} />],
          [t('meeting.owner'), [unitName, personName].filter(Boolean).join('　')],
          [t('meeting.due'), dateText(dueDate)],
        ]}
      />
      {isConfidential && isOwn && (
        <div className={styles.acts}>
          <RecordedDownloads address={`/meetings/${meetingId}/excerpt`} name={t('meeting.document.excerpt')} isNamed />
        </div>
      )}
      {steps.length > 0 && (
        <Section title={t('meeting.course')}>
          <ul className={styles.rows}>
            {steps.map((step) => (
              <Step key={step.id} step={step} />
            ))}
          </ul>
        </Section>
      )}
      {isOwn && !isOver(resolution) && <ResolutionReportForm key={steps.length} resolution={resolution} />}
    </>
  )
}

/** Of a confidential one the head of a unit sees no more than the excerpt. */
function MeetingLink({ resolution, meetingId }: { resolution: Resolution; meetingId: string }) {
  const { meetingKind: kind, meetingKindName: kindName, meetingStartsAt, isConfidential } = resolution
  const words = `${kindText({ kind, kindName })}　${instantText(meetingStartsAt)}`
  if (isConfidential) return words
  return (
    <Link to="/meetings/$meetingId" params={{ meetingId }}>
      {words}
    </Link>
  )
}

const Step = ({ step: { kind, note, dueDate, at, byName, files } }: { step: ResolutionStep }) => (
  <li>
    <p className={styles.line}>
      <ResolutionMark state={kind} />
      {dueDate && <span>{t('meeting.until', { date: dateText(dueDate) })}</span>}
    </p>
    {note && <p className={styles.prose}>{note}</p>}
    <Photos files={files} />
    <p className={styles.soft}>
      {byName}　{instantText(at)}
    </p>
  </li>
)
