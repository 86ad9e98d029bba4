import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { KindsDialog } from './kinds-dialog.tsx'
import { meetingsQuery } from './meeting.queries.ts'
import { kindText, MeetingMark, titleText } from './meeting-words.tsx'

/** What was decided, was it done? */
export function MeetingListPage() {
  const may = useMay()
  const { data: meetings, error } = useQuery(meetingsQuery)
  const [isListing, setListing] = useState(false)
  return (
    <Page
      wide
      title={t('place.meetings')}
      lead={t('meeting.lead')}
      actions={
        <>
          <Link to="/meetings/attend" className={buttonClass()}>
            {t('meeting.attend')}
          </Link>
          {may('meeting.addKind') && <Button onPress={() => setListing(true)}>{t('meeting.kinds')}</Button>}
          {may('meeting.plan') && (
            <Link to="/meetings/new" className={buttonClass('main')}>
              <Icon name="add" />
              {t('meeting.new')}
            </Link>
          )}
        </>
      }
    >
      <Failure error={error} />
      {!meetings && !error && <Skeleton />}
      {meetings?.length === 0 && <EmptyState title={t('meeting.empty')}>{t('meeting.emptyText')}</EmptyState>}
      {meetings && meetings.length > 0 && (
        <DataTable
          caption={t('place.meetings')}
          rows={meetings}
          keyOf={({ id }) => id}
          columns={[
            {
              title: t('meeting.title'),
              cell: (meeting) => (
                <Link to="/meetings/$meetingId" params={{ meetingId: meeting.id }}>
                  {titleText(meeting)}
                </Link>
              ),
            },
            { title: t('meeting.kind'), cell: kindText },
            { title: t('meeting.time'), cell: ({ startsAt }) => instantText(startsAt) },
            { title: t('meeting.state'), cell: ({ status }) => <MeetingMark status={status} /> },
          ]}
        />
      )}
      {isListing && <KindsDialog onClose={() => setListing(false)} />}
    </Page>
  )
}
