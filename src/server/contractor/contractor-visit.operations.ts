import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import type { DatePeriod } from '#domain/calendar.ts'
import { checkVisit, insideUntil, isDayOff } from '#domain/contractor/contractor-visit.rules.ts'
import type { ContractorVisit, ContractorVisitEntry, DoorLog } from '#domain/contractor/contractor-visit.ts'
import { Problem } from '#domain/problem.ts'
import { findAgency, findSettings } from '#server/agency/agency.operations.ts'
import { dropAlarms, type Ringing, setAlarms } from '#server/alarm/alarm.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { tellPlainly } from '#server/telling/telling.operations.ts'
import * as contractors from './contractor.store.ts'
import { keepersOf } from './contractor-keepers.operations.ts'
import * as store from './contractor-visit.store.ts'
import * as orders from './work-order.store.ts'

/** With the word whether they should have gone by now. */
export async function visitsShown(work: Work, stored: readonly store.StoredVisit[]): Promise<ContractorVisit[]> {
  const { closingTime } = (await findSettings(work)).contractors
  return stored.map(({ unitId: _, orderEndsAt, ...visit }) => ({
    ...visit,
    isOverdue: visit.leftAt === null && insideUntil(new Date(visit.cameAt), orderEndsAt, closingTime) <= work.now,
  }))
}

async function doorLog(work: Work): Promise<DoorLog> {
  const firms = await contractors.list(work.tx, { isWithdrawn: false })
  const ids = firms.map(({ id }) => id)
  const here = (await contractors.listPeople(work.tx, ids)).filter(({ leftOn }) => leftOn === null)
  const people = Map.groupBy(here, ({ contractorId }) => contractorId)
  const approved = Map.groupBy(await orders.listForNow(work.tx, work.now), ({ contractorId }) => contractorId)
  return {
    isDayOff: isDayOff(work.today, officeCalendar),
    firms: firms.map(({ id, name, kind }) => ({
      ...{ id, name, kind, people: (people.get(id) ?? []).map((one) => one.name) },
      orders: (approved.get(id) ?? []).map((order) => ({ id: order.id, what: order.what, endsAt: order.endsAt })),
    })),
    visits: await visitsShown(work, await store.listAtDoor(work.tx, work.today)),
  }
}

export const showDoorLog = read('contractorVisit.showDoor', (work, _: Record<string, never>) => doorLog(work))

export const listVisits = read('contractorVisit.list', async (work, { from, until }: { from: string; until: string }) =>
  visitsShown(work, await store.listBetween(work.tx, from, until)),
)

export const printVisits = read(
  'contractorVisit.print',
  async (work, { from, until }: { from: string; until: string }) => {
    const visits = (await visitsShown(work, await store.listBetween(work.tx, from, until))).toReversed()
    if (visits.length === 0) throw new Problem('contractorVisit.none_to_print')
    if (visits.length === store.mostPrinted) throw new Problem('contractorVisit.too_many_to_print')
    const period: DatePeriod = { start: from, end: until }
    return { agency: await findAgency(work), period, visits, madeAt: work.now.toISOString() }
  },
)

export const recordVisit = write('contractorVisit.record', async (work, entry: ContractorVisitEntry) => {
  const firm = await contractors.find(work.tx, entry.contractorId)
  if (!firm) throw new Problem('contractorVisit.contractor_unknown')
  const found = entry.workOrderId === null ? undefined : await orders.find(work.tx, entry.workOrderId)
  const order = found?.contractorId === firm.id ? found : undefined
  const { now } = work
  const around = { withdrawnOn: firm.withdrawnOn, order, isOff: isDayOff(work.today, officeCalendar), now }
  checkVisit(entry, around)
  const { agencyId, personId: recordedBy } = work.actor
  await store.insert(work.tx, { ...entry, agencyId, cameAt: now, recordedBy })
  const { closingTime } = (await findSettings(work)).contractors
  const dueAt = insideUntil(now, order?.endsAt ?? null, closingTime)
  await setAlarms(work, 'contractorInside', [{ subjectId: entry.id, dueAt }])
  const { contractorId, escortId, workOrderId } = entry
  work.record(entry.id, { contractorId, escortId, workOrderId, isEmergency: entry.emergency !== '' })
  return doorLog(work)
})

export const leaveVisit = write('contractorVisit.leave', async (work, { id }: { id: string }) => {
  if (!(await store.find(work.tx, id))) throw new Problem('not_found')
  if (!(await store.leave(work.tx, id, work.actor.personId, work.now)))
    throw new Problem('contractorVisit.already_left')
  await dropAlarms(work, 'contractorInside', [id])
  work.record(id)
  return doorLog(work)
})

/** Somebody is still inside: whoever escorts them is told, and whoever looks after the firm. */
export async function ringInside(work: Work, { subjectId }: Ringing): Promise<void> {
  const visit = await store.find(work.tx, subjectId)
  if (!visit || visit.leftAt !== null) return
  await tellPlainly(work, {
    ...{ subjectId, step: 'still inside', event: 'contractorInside', link: '/contractors/entries' },
    recipients: [visit.escortId, ...(await keepersOf(work, visit.unitId))],
  })
}
