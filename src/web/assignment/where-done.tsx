import { Link } from '@tanstack/react-router'
import type { Operation } from '#domain/access.ts'
import type { DutyAction } from '#domain/plan/compiled-plan.ts'
import { type MessageKey, t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'

type Place = { to: string; name: MessageKey; operation: Operation }

const offDuty: Place = { to: '/checks/off-duty', name: 'offDutyCheck.title', operation: 'offDutyCheck.board' }

/** What has a place of its own is done there; its record then shows that it was. */
const places: Partial<Record<DutyAction, Place>> = {
  meeting: { to: '/meetings', name: 'place.meetings', operation: 'meeting.plan' },
  awareness: { to: '/awareness', name: 'place.awareness', operation: 'awarenessCampaign.list' },
  drill: { to: '/awareness?part=trainings', name: 'place.awareness', operation: 'training.list' },
  protective_measure: { to: '/patrols', name: 'place.patrols', operation: 'patrolRoute.list' },
  permit: { to: '/media', name: 'medium.title', operation: 'confidentialMedium.list' },
  supervise_contractor: { to: '/contractors', name: 'place.contractors', operation: 'contractor.list' },
  closing_check: offDuty,
  power_down: offDuty,
  broadcast: { to: '/broadcasts', name: 'broadcast.title', operation: 'broadcast.list' },
  duty_roster: { to: '/watch/roster', name: 'place.rosters', operation: 'roster.list' },
}

export function WhereDone({ action }: { action: DutyAction }) {
  const may = useMay()
  const place = places[action]
  if (!place || !may(place.operation)) return null
  return <Link to={place.to}>{t('assignment.whereDone', { place: t(place.name) })}</Link>
}
