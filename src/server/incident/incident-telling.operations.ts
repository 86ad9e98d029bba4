import { isRunning, overAt } from '#domain/incident/clock-book.rules.ts'
import type { IncidentClock } from '#domain/incident/incident-clock.ts'
import type { IncidentEntryKind } from '#domain/incident/incident-entry.ts'
import { peopleTold } from '#domain/incident/people-told.rules.ts'
import type { Authority } from '#domain/route/authority.ts'
import type { Route } from '#domain/route/route.ts'
import { listPeople } from '#server/agency/agency.operations.ts'
import { dropAlarms, type Ringing, setAlarms } from '#server/alarm/alarm.operations.ts'
import type { Work } from '#server/platform/work.ts'
import { onDutyAt } from '#server/roster/on-duty.operations.ts'
import { tell, tellPlainly } from '#server/telling/telling.operations.ts'
import * as clockStore from './incident-clock.store.ts'

type Told = { id: string; unitId: string | null }

const recipientsOf = async (work: Work, unitId: string | null, authorities: readonly Authority[]): Promise<string[]> =>
  peopleTold(await listPeople(work), { authorities, unitId, except: work.actor.personId })

const events: Partial<Record<IncidentEntryKind, 'incidentReported' | 'incidentChanged'>> = {
  recorded: 'incidentReported',
  factsChanged: 'incidentChanged',
  severityJudged: 'incidentChanged',
}

/** The people of the agency whom the routes name, as soon as it is recorded and whenever its facts change. */
export async function tellOfAct(
  work: Work,
  { id, unitId }: Told,
  act: { id: string; kind: IncidentEntryKind },
  routes: readonly Route[],
): Promise<void> {
  const event = events[act.kind]
  if (!event) return
  const authorities = routes.flatMap(({ content }) => content.recipients.map(({ authority }) => authority))
  const recipients = await recipientsOf(work, unitId, authorities)
  await tell(work, { subjectId: id, step: act.id, event, link: `/reports/${id}`, recipients })
  if (event === 'incidentReported')
    await tellDutyOfficers(work, { subjectId: id, step: `${act.id} on duty` }, recipients)
}

/** Who keeps watch hears that there is something, and whom to call; what it is, only who may read it. */
async function tellDutyOfficers(work: Work, telling: { subjectId: string; step: string }, told: readonly string[]) {
  const known = new Set([...told, work.actor.personId])
  const recipients = (await onDutyAt(work, work.now)).map(({ personId }) => personId).filter((one) => !known.has(one))
  if (recipients.length === 0) return
  await tellPlainly(work, { ...telling, event: 'incidentReported', link: '/watch/my-shifts', recipients })
}

/** Each clock that runs rings when it is over; what is met, superseded or ended does not. */
export async function setClockAlarms(work: Work, book: readonly IncidentClock[]): Promise<void> {
  const running = book.filter(isRunning)
  const over = book.filter((clock) => !isRunning(clock))
  await setAlarms(
    work,
    'incidentClock',
    running.map((clock) => ({ subjectId: clock.id, dueAt: overAt(clock) })),
  )
  await dropAlarms(
    work,
    'incidentClock',
    over.map(({ id }) => id),
  )
}

/** A clock is over and nothing has met it: ethics and the head are told, once. */
export async function ringClock(work: Work, { subjectId }: Ringing): Promise<void> {
  const clock = await clockStore.findRunning(work.tx, subjectId)
  if (!clock) return
  const recipients = await recipientsOf(work, clock.unitId, ['agencyHead'])
  const link = `/reports/${clock.incidentId}`
  await tell(work, { subjectId: clock.incidentId, step: subjectId, event: 'clockOverdue', link, recipients })
}
