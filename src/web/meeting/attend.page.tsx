import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import type { MeetingFound } from '#domain/meeting/meeting.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { CodeEntry } from './code-entry.tsx'
import styles from './meeting.module.css'
import { foundByCodeQuery } from './meeting.queries.ts'
import { kindText, titleText } from './meeting-words.tsx'

/** The code on the chair's screen. */
export function AttendPage() {
  const navigate = useNavigate()
  return (
    <Page title={t('meeting.attend')} lead={t('meeting.attendLead')}>
      <CodeEntry onCode={(code) => navigate({ to: '/meetings/attend/$code', params: { code } })} />
    </Page>
  )
}

/** Here, for whom: one press. */
export function AttendByCodePage() {
  const { code } = useParams({ from: '/meetings/attend/$code' })
  const { data: found, error } = useQuery(foundByCodeQuery(code))
  return (
    <Page
      title={found ? titleText(found) : t('meeting.attend')}
      lead={found && kindText(found)}
      above={<Link to="/meetings/attend">{t('meeting.attend')}</Link>}
    >
      <Failure error={error} />
      {!found && !error && <Skeleton />}
      {found && <Here code={code} found={found} />}
    </Page>
  )
}

function Here({ code, found: { id, isInvited, hasCome, mayStandInFor } }: { code: string; found: MeetingFound }) {
  const attend = useAction()
  const come = (inviteeId: string | null) => attend.mutate({ address: '/attendance', input: { code, inviteeId } })
  if (hasCome)
    return (
      <>
        <Banner tone="done" title={t('meeting.hasCome')} />
        <div>
          <Link to="/meetings/$meetingId" params={{ meetingId: id }}>
            {t('meeting.toMeeting')}
          </Link>
        </div>
      </>
    )
  return (
    <div className={styles.fields}>
      <Failure error={attend.error} />
      {isInvited && (
        <Button kind="main" wide isPending={attend.isPending} onPress={() => come(null)}>
          {t('meeting.come')}
        </Button>
      )}
      {!isInvited && mayStandInFor.length === 0 && <Banner tone="late">{t('problem.meeting.not_invited')}</Banner>}
      {mayStandInFor.map((one) => (
        <Button key={one.id} wide isPending={attend.isPending} onPress={() => come(one.id)}>
          {t('meeting.comeFor', { name: one.name })}
        </Button>
      ))}
    </div>
  )
}
