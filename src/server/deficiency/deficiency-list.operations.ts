import { may } from '#domain/access.ts'
import type { Waiting } from '#domain/assignment/assignment.ts'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { Grade } from '#domain/checklist/checklist.ts'
import { ageingDays, ageingSteps, escalationDays } from '#domain/deficiency/deficiency.rules.ts'
import {
  type AgeingRow,
  type Deficiency,
  type DeficiencyFilter,
  type DeficiencyListing,
  mostCounted,
} from '#domain/deficiency/deficiency.ts'
import { type DeficienciesOnPaper, mostPrinted } from '#domain/deficiency/deficiency-list.document.ts'
import { isEthics, isHead, unitsSeenBy } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { findAgency, findSettings } from '#server/agency/agency.operations.ts'
import { standingIn } from '#server/deputy/deputy.operations.ts'
import { read, type Work } from '#server/platform/work.ts'
import * as store from './deficiency-list.store.ts'

const pageSize = 25

/** The units of this person and of those stood in for. */
async function unitsSeen(work: Work): Promise<store.Seen> {
  const own = unitsSeenBy(work.actor)
  if (own === 'all') return own
  const others = (await standingIn(work)).map(unitsSeenBy)
  return others.includes('all') ? 'all' : [...own, ...others.flat()]
}

async function asking<Filter extends DeficiencyFilter>(work: Work, filter: Filter): Promise<store.Asked<Filter>> {
  const matches = filter.text ? await store.findMatches(work.tx, filter.text) : null
  return { ...filter, matches, units: await unitsSeen(work), today: work.today }
}

/** Nothing but words is asked for, by somebody who sees every unit. */
const isTextAlone = ({ units, today: _, matches: __, ...filter }: store.Asked<DeficiencyFilter>): boolean =>
  units === 'all' && Object.entries(filter).every(([name, value]) => name === 'text' || !value)

/** Of the matches as many as the page can show. */
function shownMatches({ after, order, ...asked }: store.Asked<DeficiencyListing>): readonly string[] | null {
  if (!asked.matches || order === 'due' || !isTextAlone(asked)) return asked.matches
  return asked.matches.filter((id) => !after || id < after).slice(0, pageSize + 1)
}

export const listDeficiencies = read('deficiency.list', async (work, listing: DeficiencyListing) => {
  const asked = await asking(work, listing)
  const rows = await store.listPage(work.tx, { ...asked, matches: shownMatches(asked) }, pageSize + 1)
  const items = rows.slice(0, pageSize)
  return { items, next: rows.length > pageSize ? items.at(-1)!.id : null }
})

/** All that the filter lets through, with what was last done about each. */
export const printDeficiencies = read(
  'deficiency.print',
  async (work, filter: DeficiencyFilter): Promise<DeficienciesOnPaper> => {
    const asked = await asking(work, filter)
    const rows = await store.listPage(work.tx, asked, mostPrinted + 1)
    if (rows.length > mostPrinted) throw new Problem('deficiency.too_many_to_print', { most: mostPrinted })
    const improvements = await store.lastImprovements(
      work.tx,
      rows.map(({ id }) => id),
    )
    return {
      agency: await findAgency(work),
      deficiencies: rows.map((row) => ({ ...row, improvement: improvements.get(row.id) ?? null })),
      madeAt: work.now.toISOString(),
    }
  },
)

export const countDeficiencies = read('deficiency.count', async (work, filter: DeficiencyFilter) => {
  const asked = await asking(work, filter)
  // Whoever asks for words alone has them counted by the looking up.
  const isKnown = filter.text !== undefined && isTextAlone(asked)
  const found = isKnown ? (asked.matches?.length ?? mostCounted + 1) : await store.count(work.tx, asked)
  return { count: Math.min(found, mostCounted), more: found > mostCounted }
})

export const showAgeing = read('deficiency.ageing', async (work, filter: DeficiencyFilter): Promise<AgeingRow[]> => {
  const days = ageingDays(work.today, officeCalendar)
  const rows = await store.countByAge(work.tx, await asking(work, filter), days)
  const countOf = (step: number, grade: Grade) =>
    rows.find((row) => row.step === step && row.grade === grade)?.count ?? 0
  return ageingSteps.map((from, step) => ({
    from,
    until: step + 1 < ageingSteps.length ? ageingSteps[step + 1]! - 1 : null,
    counts: Object.fromEntries(Grade.options.map((grade) => [grade, countOf(step, grade)])) as Record<Grade, number>,
  }))
})

const waiting =
  (kind: Waiting['kind']) =>
  ({ id, description, unitName, improvementDueDate }: Deficiency): Waiting => ({
    kind,
    subjectId: id,
    title: description,
    unitName,
    dueDate: improvementDueDate,
  })

/** What the person's unit has to mend; what is overdue is told to its head as such. */
async function waitingForUnit(work: Work, unitHeadDay: string): Promise<Waiting[]> {
  const { unitId, roles } = work.actor
  if (unitId === null || !may(roles, 'deficiency.improve')) return []
  const owed = await store.listOwed(work.tx, unitId)
  const isTold = ({ improvementDueDate }: Deficiency) => roles.includes('unitHead') && improvementDueDate < unitHeadDay
  return owed.map((one) => waiting(isTold(one) ? 'deficiencyOverdue' : 'deficiencyImprovement')(one))
}

/** What was not mended in time anywhere, told to ethics and later to the head. */
async function waitingOverdue(work: Work, day: string | null): Promise<Waiting[]> {
  if (day === null) return []
  const late = await store.listDueBefore(work.tx, day)
  return late.filter(({ unitId }) => unitId !== work.actor.unitId).map(waiting('deficiencyOverdue'))
}

async function waitingDecisions(work: Work): Promise<Waiting[]> {
  const { actor } = work
  const absent = (await standingIn(work)).filter((person) => isEthics(person) || isHead(person))
  if (!isEthics(actor) && !isHead(actor) && absent.length === 0) return []
  const onlyAsDeputy = !isEthics(actor) && !isHead(actor)
  const persons = onlyAsDeputy && absent.length === 1 ? [actor.personId, absent[0]!.personId] : [actor.personId]
  return (await store.listToDecide(work.tx, persons)).map(waiting('deficiencyDecision'))
}

/** What of deficiencies waits for this very person, most pressing first. */
export async function waitingDeficiencies(work: Work): Promise<Waiting[]> {
  const { escalationWorkdays } = await findSettings(work)
  const days = escalationDays(escalationWorkdays, work.today, officeCalendar)
  const overdueDay = isHead(work.actor) ? days.head : isEthics(work.actor) ? days.ethics : null
  const toHandOver = may(work.actor.roles, 'deficiency.handOver') ? await store.listToHandOver(work.tx) : []
  return [
    ...(await waitingForUnit(work, days.unitHead)),
    ...(await waitingOverdue(work, overdueDay)),
    ...toHandOver.map(waiting('deficiencyHandOver')),
    ...(await waitingDecisions(work)),
  ]
}

/** Whoever asks: for the agenda of a meeting. */
export const openDeficiencies = (work: Work): Promise<Deficiency[]> => store.listOpen(work.tx)
