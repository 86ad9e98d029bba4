import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { type Act, clocksNow } from '#domain/incident/incident-clock.rules.ts'
import { routesSay, timesOf } from '#domain/incident/telling.rules.ts'
import { Problem } from '#domain/problem.ts'
import { dayKnown, routesFor } from '#domain/route/route.rules.ts'
import type { Route } from '#domain/route/route.ts'
import {
  barredAuthorities,
  checkMayLead,
  checkMayRead,
  forbiddenForSealed,
  isEthicsFree,
  type Standing,
} from '#domain/sealed-matter/sealed-matter.rules.ts'
import type {
  SealedEntry,
  SealedMatter,
  SealedReading,
  SealedReport,
  SealedShadow,
} from '#domain/sealed-matter/sealed-matter.ts'
import { listPeople } from '#server/agency/agency.operations.ts'
import { type Work, write } from '#server/platform/work.ts'
import { findRoutesInForce } from '#server/route/route.operations.ts'
import * as envelopes from './envelopes.ts'
import { findOpen } from './sealed-glass.store.ts'
import * as store from './sealed-matter.store.ts'

/** A matter before the one who asks: only its shadow, how they stand to it, and whom it concerns. */
export type Approached = { shadow: SealedShadow; standing: Standing; concernedIds: string[] }

export async function approach(work: Work, id: string): Promise<Approached> {
  const { personId } = work.actor
  const found = await store.find(work.tx, id, personId, work.realNow)
  if (!found) throw new Problem('not_found')
  const { capacity, hasGlass, ...shadow } = found
  const concernedIds = (await work.sealing.find(envelopes.concerned, [id])).get(id)!
  const standing = { capacity, hasGlass, isConcerned: concernedIds.includes(personId) }
  checkMayRead(standing)
  return { shadow, standing, concernedIds }
}

/** Who answers for a matter, and whom it concerns: for what the product itself has to tell of it. */
export async function answerableFor(work: Work, id: string) {
  const concernedIds = (await work.sealing.find(envelopes.concerned, [id])).get(id)!
  const readers = await store.listReaders(work.tx, id)
  const answering = readers.filter(
    ({ capacity, personId }) => capacity === 'responsible' && !concernedIds.includes(personId),
  )
  return { concernedIds, personIds: answering.map(({ personId }) => personId) }
}

/** The routes that the matter took when it became known: also those that have been changed since. */
export async function routesOf(work: Work, shadow: SealedShadow): Promise<Route[]> {
  const day = dayKnown(new Date(shadow.knownAt))
  return routesFor(shadow, day, await findRoutesInForce(work, day))
}

/** The documents stay closed until somebody asks for one. */
async function reportsOf(work: Work, entries: readonly SealedEntry[]): Promise<SealedReport[]> {
  const issued = entries.flatMap(({ id, enteredAt, enteredByName, report }) =>
    report ? [{ ...report, id, issuedAt: enteredAt, issuedByName: enteredByName! }] : [],
  )
  const opened = await work.sealing.find(
    envelopes.typed,
    issued.map(({ id }) => id),
  )
  return issued.map((report) => ({ ...report, ...opened.get(report.id)! }))
}

async function entriesOf(work: Work, matterId: string): Promise<SealedEntry[]> {
  const rows = await store.listEntries(work.tx, matterId)
  const ids = rows.map(({ id }) => id)
  const opened = await work.sealing.find(envelopes.entry, ids)
  return rows.map((row) => ({ ...row, ...opened.get(row.id)! }))
}

/** The report itself tells ethics, unless it concerns all of them. */
const reportActs = ({ id, reportedAt }: SealedShadow, isEthicsTold: boolean): Act[] =>
  isEthicsTold
    ? [{ id, at: new Date(reportedAt), what: 'told', authority: 'ethicsOffice', means: 'platform', stage: 'first' }]
    : []

const actsOf = (entries: readonly SealedEntry[]): Act[] =>
  entries.flatMap(({ id, notice, handOver }): Act[] => {
    if (notice) return [{ id, at: new Date(notice.toldAt), what: 'told', ...notice }]
    if (!handOver) return []
    const { authority, at } = handOver
    return [{ id, at: new Date(at), what: 'told', authority, means: 'inPerson', stage: 'first' }]
  })

type Happened = { entries: readonly SealedEntry[]; isEthicsTold: boolean }

function clocksOf(shadow: SealedShadow, { entries, isEthicsTold }: Happened, routes: readonly Route[]) {
  const { knownAt, reportedAt: reportedToEthicsAt, closedAt } = shadow
  const times = timesOf({ ...shadow, reportedToEthicsAt, receivedAt: null, controlledAt: null })
  const course = {
    versions: [{ since: new Date(knownAt), facts: shadow }],
    times: { ...times, closedAt: closedAt === null ? null : new Date(closedAt) },
    routes,
    acts: [...reportActs(shadow, isEthicsTold), ...actsOf(entries)].toSorted(
      (one, other) => one.at.getTime() - other.at.getTime(),
    ),
  }
  return { times, clocks: clocksNow(course, officeCalendar) }
}

/** The agency's clock for what the audit wrote by the real one. */
async function readingsOf(work: Work, matterId: string): Promise<SealedReading[]> {
  const ahead = work.actor.clockOffsetSeconds * 1000
  const rows = await store.listReadings(work.tx, matterId)
  return rows.map((row) => ({ ...row, at: new Date(Date.parse(row.at) + ahead).toISOString() }))
}

/** Opens the envelope. Whoever calls this has left an audit entry, or leaves one before its transaction ends. */
export async function openMatter(work: Work, id: string): Promise<SealedMatter> {
  const { shadow, standing, concernedIds } = await approach(work, id)
  const entries = await entriesOf(work, id)
  const routes = await routesOf(work, shadow)
  const everybody = await listPeople(work)
  const isEthicsTold = isEthicsFree(everybody, concernedIds)
  const { times, clocks } = clocksOf(shadow, { entries, isEthicsTold }, routes)
  const says = routesSay(routes, times, officeCalendar)
  const source = (await work.sealing.find(envelopes.source, [id])).get(id)!
  const people = everybody.filter((person) => concernedIds.includes(person.id))
  return {
    ...shadow,
    ...(await work.sealing.find(envelopes.content, [id])).get(id)!,
    capacity: standing.capacity,
    hasSource: source.text !== '' || source.reporterId !== null,
    entries,
    reports: await reportsOf(work, entries),
    readers: await store.listReaders(work.tx, id),
    concerned: people.map(({ id: personId, name }) => ({ personId, name })),
    readings: await readingsOf(work, id),
    says: { ...says, forbiddenMeans: forbiddenForSealed(says.forbiddenMeans) },
    clocks,
    barred: barredAuthorities(people),
  }
}

/** Reading is an act: it is recorded in the transaction that opens the envelope, or nothing is shown. */
export const openSealedMatter = write('sealedMatter.open', async (work, { id }: { id: string }) => {
  const matter = await openMatter(work, id)
  work.record(id)
  // What is seen through a glass is listed with it as well.
  const glassId = matter.capacity === null && (await findOpen(work.tx, id, work.actor.personId, work.realNow))
  if (glassId) work.record(glassId)
  return matter
})

/** Who said so: by an act of its own, for whoever answers for the matter. */
export const showSealedSource = write('sealedMatter.showSource', async (work, { id }: { id: string }) => {
  checkMayLead((await approach(work, id)).standing)
  work.record(id)
  return (await work.sealing.find(envelopes.source, [id])).get(id)!
})
