import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { changesOf } from '#domain/incident/clock-book.rules.ts'
import { judge } from '#domain/incident/cyber-severity.rules.ts'
import { checkFactsChange, isContentOutside } from '#domain/incident/incident.rules.ts'
import type { FactsChange } from '#domain/incident/incident.ts'
import type { FactsChangePreview } from '#domain/incident/incident-card.ts'
import { clocksNow, routesNow } from '#domain/incident/incident-clock.rules.ts'
import { versionsOf } from '#domain/incident/incident-entry.rules.ts'
import type { IncidentEntryDetail, SeverityJudgement } from '#domain/incident/incident-entry.ts'
import { routesSay } from '#domain/incident/telling.rules.ts'
import { Problem } from '#domain/problem.ts'
import { dayKnown } from '#domain/route/route.rules.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import {
  cardOf,
  courseOf,
  findStanding,
  findStandingToAct,
  follow,
  routesKept,
  type Standing,
} from './incident-course.operations.ts'

function check(work: Work, { incident, entries }: Standing, change: FactsChange): void {
  const last = versionsOf(entries).at(-1)!
  const lastSince = entries.some(({ detail }) => detail.since) ? last.since.toISOString() : change.knownAt
  checkFactsChange(incident, change, lastSince, work.now)
}

const factsOf = ({ kinds, flags, cyberSeverity }: FactsChange) => ({ kinds, flags, cyberSeverity })

async function change(work: Work, change: FactsChange, detail: IncidentEntryDetail) {
  const { id, entryId, since, occurredAt, knownAt, reason } = change
  const standing = await findStandingToAct(work, id)
  check(work, standing, change)
  const kind = detail.judged ? 'severityJudged' : 'factsChanged'
  await follow(
    work,
    standing,
    {
      ...{ id: entryId, kind, at: since, text: reason, corrects: null, fileIds: [] },
      detail: { ...detail, facts: factsOf(change), since, occurredAt, knownAt },
    },
    { ...factsOf(change), occurredAt, knownAt },
  )
  work.record(id, { entryId, ...factsOf(change) })
  return cardOf(work, id)
}

/** Recipients and clocks are computed anew; what ran before stays visible as superseded. */
export const changeFacts = write('incident.changeFacts', (work, input: FactsChange) => change(work, input, {}))

/** The level follows from what was hit, by the matrix of the day on which the event became known. */
export const judgeSeverity = write('incident.judgeSeverity', async (work, judgement: SeverityJudgement) => {
  const { incident } = await findStanding(work, judgement.id)
  if (!incident.kinds.includes('cyberIncident')) throw new Problem('incident.severity_without_cyber')
  const { hits, ...rest } = judgement
  const { verified: _, ...judged } = judge(hits, dayKnown(new Date(incident.knownAt)))
  const { kinds, flags, occurredAt, knownAt } = incident
  return change(work, { ...rest, kinds, flags, occurredAt, knownAt, cyberSeverity: judged.level }, { judged })
})

/** What the change would bring with it, before it is made. */
export const previewChange = read(
  'incident.previewChange',
  async (work, input: FactsChange): Promise<FactsChangePreview> => {
    const standing = await findStanding(work, input.id)
    check(work, standing, input)
    const { occurredAt, knownAt, since } = input
    const changed = { ...standing.incident, ...factsOf(input), occurredAt, knownAt }
    const routes = await routesKept(work, standing.incident.routes, changed)
    const course = courseOf({ ...changed, routes }, standing.entries)
    const after = { ...course, versions: [...course.versions, { since: new Date(since), facts: factsOf(input) }] }
    const { superseded, begun } = changesOf(standing.book, clocksNow(after, officeCalendar))
    const taken = routesNow(after)
    const says = routesSay(taken, after.times, officeCalendar)
    return { says: { ...says, isContentOutside: isContentOutside(input, taken) }, superseded, begun }
  },
)
