import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { MeetingDraft } from '#domain/meeting/meeting-acts.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useSession } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { useNow } from '#web/platform/use-now.ts'
import { MeetingForm } from './meeting-form.tsx'

const hourMs = 3_600_000

export function MeetingNewPage() {
  const navigate = useNavigate()
  const { person } = useSession()
  const now = useNow()
  const agency = useQuery(agencyQuery)
  const [id] = useState(newId)
  const [nextHour] = useState(() => Math.ceil(Date.parse(now()) / hourMs) * hourMs)
  const head = agency.data?.people.find(({ roles }) => roles.includes('agencyHead'))
  const initial: MeetingDraft = {
    ...{
      id,
      version: 0,
      kind: 'security',
      classification: 'none',
      place: '',
      planId: null,
      invitees: [],
      agenda: null,
      changeReason: '',
    },
    title: nameOf('meeting.kind', 'security'),
    startsAt: new Date(nextHour).toISOString(),
    endsAt: new Date(nextHour + hourMs).toISOString(),
    chairId: head?.id ?? person.id,
    recorderId: person.id,
  }
  return (
    <Page
      title={t('meeting.new')}
      lead={t('meeting.newLead')}
      above={<Link to="/meetings">{t('place.meetings')}</Link>}
    >
      <Failure error={agency.error} />
      {!agency.data && !agency.error && <Skeleton lines={8} />}
      {agency.data && (
        <MeetingForm
          initial={initial}
          onSaved={() => navigate({ to: '/meetings/$meetingId', params: { meetingId: id } })}
        />
      )}
    </Page>
  )
}
