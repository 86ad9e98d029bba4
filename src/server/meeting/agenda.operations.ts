import { formatRocDate } from '#domain/calendar.ts'
import { dateInTaipei } from '#domain/date.ts'
import { kindsSaid } from '#domain/incident/report-words.ts'
import { type AgendaFacts, agendaOf } from '#domain/meeting/agenda.rules.ts'
import type { AgendaItem } from '#domain/meeting/meeting.ts'
import { countsOf } from '#domain/sealed-matter/sealed-matter-counts.rules.ts'
import { findSettings } from '#server/agency/agency.operations.ts'
import { assignmentsOfPlan, lateAssignments } from '#server/assignment/assignment.operations.ts'
import { openDeficiencies } from '#server/deficiency/deficiency-list.operations.ts'
import { incidentsKnownSince } from '#server/incident/incident.operations.ts'
import { say } from '#server/platform/messages.ts'
import type { Work } from '#server/platform/work.ts'
import { shadowsOfPlan } from '#server/sealed-matter/sealed-matter.operations.ts'
import * as store from './meeting.store.ts'
import * as resolutions from './resolution.store.ts'
import { resolutionsOpened } from './resolution-view.operations.ts'

type For = { kind: string; isConfidential: boolean; planId: string | null }

/** Where there was no earlier meeting of the kind. */
const firstLooksBackDays = 90

async function since(work: Work, kind: string): Promise<Date> {
  const last = await store.findLastHeld(work.tx, kind)
  return last ? new Date(last) : new Date(work.now.getTime() - firstLooksBackDays * 86_400_000)
}

async function eventsSince(work: Work, from: Date): Promise<AgendaFacts['events']> {
  const incidents = await incidentsKnownSince(work, from)
  return incidents.map((incident) => {
    // What is confidential is named by its kind alone.
    const words = incident.confidentiality === 'confidential' ? kindsSaid(incident, say) : incident.what
    const { number, knownAt, unitName } = incident
    return { date: dateInTaipei(new Date(knownAt)), what: `${number}　${words}`, unitName }
  })
}

/** What is still to come in the plan, each matter of a day once. */
async function datesOf(work: Work, planId: string | null): Promise<AgendaFacts['dates']> {
  if (!planId) return []
  const coming = (await assignmentsOfPlan(work, planId)).filter(
    ({ state, dueDate }) => (state === 'waiting' || state === 'due') && dueDate !== null && dueDate >= work.today,
  )
  const dated = coming.map(({ dueDate, what }) => ({ date: dueDate!, what, unitName: null }))
  const once = new Map(dated.map((one) => [`${one.date} ${one.what}`, one]))
  return [...once.values()].toSorted((one, other) => one.date.localeCompare(other.date))
}

/** The agenda of a meeting as the records write it now. */
export async function freshAgenda(work: Work, { kind, isConfidential, planId }: For): Promise<AgendaItem[]> {
  const open = await resolutions.listOpenOfKind(work.tx, kind, isConfidential)
  const deficiencies = await openDeficiencies(work)
  const late = await lateAssignments(work)
  return agendaOf(
    {
      resolutions: await resolutionsOpened(work, open),
      deficiencies: deficiencies.map(({ improvementDueDate, description, unitName }) => ({
        date: improvementDueDate,
        what: description,
        unitName,
      })),
      events: await eventsSince(work, await since(work, kind)),
      duties: late.map(({ dueDate, what, unitName }) => ({ date: dueDate!, what, unitName })),
      dates: await datesOf(work, planId),
      sealed: planId ? countsOf(await shadowsOfPlan(work, planId), (await findSettings(work)).sealedCountFrom) : null,
    },
    { say, newId: work.newId, dateText: formatRocDate },
  )
}
