import type { Operation } from '#domain/access.ts'
import type { MessageKey } from '#web/platform/i18n.ts'
import type { IconName } from '#web/platform/ui/icons.tsx'

export type Place = {
  to:
    | '/'
    | '/plans'
    | '/checks'
    | '/deficiencies'
    | '/reports'
    | '/watch'
    | '/meetings'
    | '/awareness'
    | '/outcome'
    | '/agency'
  name: MessageKey
  icon: IconName
  /** Shown to whoever may do one of these: a place is for those who work in it. */
  for: readonly Operation[]
}

const places: readonly Place[] = [
  { to: '/', name: 'place.today', icon: 'today', for: ['assignment.today'] },
  {
    to: '/plans',
    name: 'place.plans',
    icon: 'plan',
    for: ['plan.import', 'approvalRoute.set', 'assignment.assign'],
  },
  {
    to: '/checks',
    name: 'place.checks',
    icon: 'checks',
    for: ['inspection.list'],
  },
  {
    to: '/deficiencies',
    name: 'place.deficiencies',
    icon: 'deficiencies',
    for: ['assignment.assign', 'deficiency.release'],
  },
  {
    to: '/reports',
    name: 'place.reports',
    icon: 'reports',
    for: ['incident.list'],
  },
  {
    to: '/watch',
    name: 'place.watch',
    icon: 'watch',
    for: ['statusReport.wall'],
  },
  {
    to: '/meetings',
    name: 'place.meetings',
    icon: 'meetings',
    for: ['meeting.plan', 'meeting.propose', 'approvalRoute.set'],
  },
  {
    to: '/awareness',
    name: 'place.awareness',
    icon: 'awareness',
    for: ['awarenessCampaign.list'],
  },
  {
    to: '/outcome',
    name: 'place.outcome',
    icon: 'outcome',
    for: ['outcomeReport.show'],
  },
  {
    to: '/agency',
    name: 'place.agency',
    icon: 'agency',
    for: ['unit.abolish', 'ownerPhrase.remember'],
  },
]

export const placesFor = (operations: readonly Operation[]): Place[] =>
  places.filter((place) => place.for.some((operation) => operations.includes(operation)))
