import { Problem } from '#domain/problem.ts'
import type { StatusSchedule, StatusScheduleChange, StatusSubject } from '#domain/status-report/status-report.ts'
import { checkSubjects } from '#domain/status-report/status-schedule.rules.ts'
import { findSettings, listUnits } from '#server/agency/agency.operations.ts'
import { findPlan } from '#server/plan/plan-draft.operations.ts'
import { type Work, write } from '#server/platform/work.ts'
import { findPoints } from '#server/point/point.operations.ts'
import * as store from './status-report.store.ts'

type Version = Omit<StatusSchedule, 'effectiveFrom' | 'opensMinutes' | 'missingMinutes'>

async function insertVersion(work: Work, version: Version): Promise<void> {
  const { agencyId, personId } = work.actor
  const { opensMinutes, missingMinutes } = (await findSettings(work)).statusReports
  const effectiveFrom = work.now.toISOString()
  const row = { ...version, effectiveFrom, opensMinutes, missingMinutes, agencyId, changedBy: personId }
  await store.insertSchedule(work.tx, row)
}

const wholeDays = { startTime: '00:00', endTime: '23:59' }

/** From a plan's issue on every unit is asked at the agency's usual times, until ethics asks otherwise. */
export async function beginSchedule(work: Work, planId: string): Promise<void> {
  const { times } = (await findSettings(work)).statusReports
  const units = (await listUnits(work)).filter(({ abolishedOn }) => abolishedOn === null)
  const subjects: StatusSubject[] = units.map(({ id }) => ({ unitId: id, pointId: null, telephone: '' }))
  await insertVersion(work, { id: work.newId(), planId, number: 1, times, ...wholeDays, subjects })
}

export const changeSchedule = write('statusReport.schedule', async (work, change: StatusScheduleChange) => {
  const plan = await findPlan(work, change.planId)
  if (plan.status === 'closed') throw new Problem('plan.closed')
  if (plan.status !== 'issued') throw new Problem('plan.not_issued')
  checkSubjects(change.subjects, await listUnits(work), await findPoints(work, {}))
  const schedules = await store.listSchedules(work.tx, plan.id)
  if ((schedules.at(-1)?.number ?? 0) !== change.number) throw new Problem('changed_meanwhile')
  await insertVersion(work, { ...change, number: change.number + 1 })
  work.record(change.id, { planId: plan.id, times: change.times, subjects: change.subjects.length })
  return (await store.listSchedules(work.tx, plan.id)).at(-1)!
})
