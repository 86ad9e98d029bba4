import type { z } from 'zod'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { addDays, type DatePeriod, dateInTaipei, isWorkday } from '#domain/calendar.ts'
import { maySeeUnit } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import {
  callsOf,
  checkEntry,
  matrixOf,
  type Reporting,
  reportsFor,
  type StatusRow,
} from '#domain/status-report/status-report.rules.ts'
import type {
  StatusBoard,
  StatusEntry,
  StatusReport,
  StatusSchedule,
  StatusSubject,
  StatusToday,
  WallFilter,
} from '#domain/status-report/status-report.ts'
import { slotFor, subjectKey } from '#domain/status-report/status-slot.rules.ts'
import { periodOf } from '#server/assignment/assignment-issue.operations.ts'
import { standingIn } from '#server/deputy/deputy.operations.ts'
import { findPlan, findPlanAhead } from '#server/plan/plan-draft.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { onDutyAt } from '#server/roster/on-duty.operations.ts'
import * as store from './status-report.store.ts'

type Watched = { id: string; title: string; period: DatePeriod }

/** Everybody who was ever asked, as the newest version that asks has them. */
function subjectsOf(schedules: readonly StatusSchedule[]): StatusSubject[] {
  const subjects = schedules.flatMap((schedule) => schedule.subjects)
  return [...new Map(subjects.map((subject) => [subjectKey(subject), subject])).values()]
}

const startOf = (date: string): Date => new Date(`${date}T00:00:00+08:00`)

/** What was noted is for the unit itself, ethics and the heads; everybody else sees that something is abnormal. */
const shownTo = (work: Work, report: StatusReport): StatusReport =>
  maySeeUnit(work.actor, report.unitId) || report.reportedBy === work.actor.personId ? report : { ...report, note: '' }

async function boardOf(work: Work, { id, title, period }: Watched, range: DatePeriod): Promise<StatusBoard> {
  const schedules = await store.listSchedules(work.tx, id)
  const days = { planId: id, from: startOf(range.start), until: startOf(addDays(range.end, 1)) }
  return {
    planId: id,
    planTitle: title,
    period,
    range,
    schedules,
    places: await store.listPlaces(work.tx, subjectsOf(schedules)),
    reports: (await store.listReports(work.tx, days)).map((report) => shownTo(work, report)),
    at: work.now.toISOString(),
  }
}

/** All of a plan, for figures. */
export const statusOfPlan = async (work: Work, plan: Watched): Promise<StatusRow[]> =>
  matrixOf(await boardOf(work, plan, plan.period), work.now).rows

async function watchedPlan(work: Work, planId: string | undefined): Promise<Watched | null> {
  if (planId) {
    const plan = await findPlan(work, planId)
    if (plan.status !== 'issued' && plan.status !== 'closed') throw new Problem('plan.not_issued')
    return { id: plan.id, title: plan.title, period: periodOf(plan) }
  }
  const plan = await findPlanAhead(work)
  return plan ? { id: plan.id, title: plan.title, period: { start: plan.periodStart, end: plan.periodEnd } } : null
}

export const showWall = read('statusReport.wall', async (work, { planId, from, until }: z.infer<typeof WallFilter>) => {
  const plan = await watchedPlan(work, planId)
  if (!plan) return { board: null }
  return { board: await boardOf(work, plan, { start: from ?? plan.period.start, end: until ?? plan.period.end }) }
})

/** Whoever is on duty by the roster when it is owed or given; where nobody is, whoever bears the role. */
async function isDutyOfficer(work: Work, dueAt: Date): Promise<boolean> {
  const onDuty = [...(await onDutyAt(work, work.now)), ...(await onDutyAt(work, dueAt))]
  if (onDuty.length === 0) return work.actor.roles.includes('dutyOfficer')
  return onDuty.some(({ personId }) => personId === work.actor.personId)
}

async function reportingAt(work: Work, dueAt: Date): Promise<Reporting> {
  const isDayOff = !isWorkday(dateInTaipei(dueAt), officeCalendar)
  const isOnDuty = isDayOff && (await isDutyOfficer(work, dueAt))
  return { actor: work.actor, standingFor: await standingIn(work), isOnDuty }
}

export const showStatusToday = read(
  'statusReport.today',
  async (work, _: Record<string, never>): Promise<StatusToday> => {
    const plan = await watchedPlan(work, undefined)
    if (!plan) return { board: null, calls: [] }
    const board = await boardOf(work, plan, { start: addDays(work.today, -1), end: addDays(work.today, 2) })
    const reporting = await reportingAt(work, work.now)
    const places = board.places.filter(({ unitId }) => reportsFor(reporting, unitId))
    const own = new Set(places.map(subjectKey))
    return {
      board: { ...board, places, reports: board.reports.filter((report) => own.has(subjectKey(report))) },
      calls: callsOf(board, reporting, work.now),
    }
  },
)

export const giveStatus = write('statusReport.give', async (work, entry: StatusEntry): Promise<StatusReport> => {
  const plan = await findPlan(work, entry.planId)
  if (plan.status === 'closed') throw new Problem('plan.closed')
  if (plan.status !== 'issued') throw new Problem('plan.not_issued')
  const slot = slotFor(entry, entry.dueAt, await store.listSchedules(work.tx, plan.id), periodOf(plan))
  const corrected = entry.correctsId === null ? undefined : await store.findReport(work.tx, entry.correctsId)
  const reporting = await reportingAt(work, new Date(entry.dueAt))
  const { dueAt, onTime } = checkEntry(reporting, entry, { slot, corrected, now: work.now })
  const { agencyId, personId } = work.actor
  const row = { ...entry, dueAt, agencyId, reportedBy: personId, receivedAt: work.now, onTime }
  await store.insertReport(work.tx, row)
  work.record(entry.id, { unitId: entry.unitId, pointId: entry.pointId, dueAt, state: entry.state, onTime })
  return (await store.findReport(work.tx, entry.id))!
})
