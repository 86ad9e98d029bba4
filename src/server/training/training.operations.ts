import { maySeeUnit } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import {
  checkBegun,
  checkFigures,
  checkPlanned,
  checkRunning,
  checkTick,
  checkTraining,
  trainingStatus,
} from '#domain/training/training.rules.ts'
import type {
  Training,
  TrainingDraft,
  TrainingFindingEntry,
  TrainingResult,
  TrainingSummary,
  TrainingTick,
} from '#domain/training/training.ts'
import { findTrainingKind } from '#domain/training/training-kinds.ts'
import { findAgency, findPerson, findUnit, listUnits } from '#server/agency/agency.operations.ts'
import { findMembers } from '#server/awareness-campaign/staff-member.operations.ts'
import { openDeficiency } from '#server/deficiency/deficiency.operations.ts'
import { findFiles } from '#server/file/file.operations.ts'
import { newCode } from '#server/meeting/meeting-course.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import type { TrainingRow } from './training.store.ts'
import * as store from './training.store.ts'

type ById = { id: string }

const groupOf = ({ kind }: Pick<TrainingRow, 'kind'>) => findTrainingKind(kind)!.group

const summaryOf = (row: TrainingRow): TrainingSummary => {
  const { id, kind, title, place, startsAt, endsAt, planId, planTitle, clauseId, clauseLabel, came, version } = row
  return {
    ...{ id, kind, title, place, startsAt, endsAt, planId, planTitle, clauseId, clauseLabel, came, version },
    group: groupOf(row),
    status: trainingStatus(row),
  }
}

export const listTrainings = read('training.list', async (work, { planId }: { planId?: string | undefined }) =>
  (await store.list(work.tx, planId)).map(summaryOf),
)

/** Whoever asks: what a figure counts. */
export const trainingsHeldUnder = async (work: Work, planId: string) =>
  (await store.listHeldUnder(work.tx, planId)).map((row) => ({ ...row, group: groupOf(row) }))

async function load(work: Work, id: string): Promise<Training> {
  const row = await store.find(work.tx, id)
  if (!row) throw new Problem('not_found')
  const { cancelledAt: _, ...rest } = row
  const findings = await store.listFindings(work.tx, id)
  return {
    ...rest,
    ...summaryOf(row),
    attendances: await store.listAttendances(work.tx, id),
    findings: findings.filter(({ unitId }) => maySeeUnit(work.actor, unitId)),
    files: await findFiles(work, await store.listFileIds(work.tx, id)),
  }
}

export const showTraining = read('training.show', (work, { id }: ById) => load(work, id))

export const downloadTraining = read('training.download', async (work, { id }: ById) => ({
  training: await load(work, id),
  agency: await findAgency(work),
  madeAt: work.now.toISOString(),
}))

async function approachToAct(work: Work, id: string) {
  await store.lock(work.tx, id)
  const row = await store.find(work.tx, id)
  if (!row) throw new Problem('not_found')
  return { row, status: trainingStatus(row) }
}

async function keep(work: Work, row: TrainingRow, changes: Parameters<typeof store.update>[2]) {
  if (!(await store.update(work.tx, row, changes))) throw new Problem('changed_meanwhile')
  return { id: row.id, version: row.version + 1 }
}

async function checkNamed(work: Work, { planId, clauseId, unitIds }: TrainingDraft): Promise<void> {
  if (planId && clauseId && !(await store.isClauseOf(work.tx, planId, clauseId)))
    throw new Problem('training.clause_unknown')
  const known = new Set((await listUnits(work)).filter(({ abolishedOn }) => !abolishedOn).map(({ id }) => id))
  if (!unitIds.every((id) => known.has(id))) throw new Problem('training.unit_unknown')
}

/** Written whole, until it begins. */
export const planTraining = write('training.plan', async (work, draft: TrainingDraft) => {
  await store.lock(work.tx, draft.id)
  const row = await store.find(work.tx, draft.id)
  checkTraining(draft, row && { status: trainingStatus(row), version: row.version })
  await checkNamed(work, draft)
  const { id, version, ...facts } = draft
  work.record(id, { version: version + 1, kind: draft.kind })
  if (row) return keep(work, row, facts)
  await store.insert(work.tx, { id, ...facts, agencyId: work.actor.agencyId })
  return { id, version: 1 }
})

export const cancelTraining = write('training.cancel', async (work, { id }: ById) => {
  const { row, status } = await approachToAct(work, id)
  checkPlanned({ status })
  work.record(id)
  return keep(work, row, { cancelledAt: work.now })
})

/** From here on the code works. */
export const beginTraining = write('training.begin', async (work, { id }: ById) => {
  const { row, status } = await approachToAct(work, id)
  checkPlanned({ status })
  work.record(id)
  return keep(work, row, { begunAt: work.now, code: newCode() })
})

export const endTraining = write('training.end', async (work, { id }: ById) => {
  const { row, status } = await approachToAct(work, id)
  checkRunning({ status })
  work.record(id)
  return keep(work, row, { endedAt: work.now })
})

/** What is shown as a picture to those who are there. */
export const showTrainingCode = read('training.showCode', async (work, { id }: ById) => {
  const row = await store.find(work.tx, id)
  if (!row) throw new Problem('not_found')
  checkRunning({ status: trainingStatus(row) })
  return row.code!
})

async function findByCode(work: Work, code: string) {
  const row = await store.findRunning(work.tx, code)
  if (!row) throw new Problem('training.code_unknown')
  const came = await store.listAttendances(work.tx, row.id)
  return { row, hasCome: came.some(({ personId }) => personId === work.actor.personId) }
}

export const findTrainingByCode = read('training.findByCode', async (work, { code }: { code: string }) => {
  const { row, hasCome } = await findByCode(work, code)
  return { id: row.id, kind: row.kind, title: row.title, hasCome }
})

/** Somebody who is there says so by the code. */
export const attendTraining = write('training.attend', async (work, { code }: { code: string }) => {
  const { row } = await findByCode(work, code)
  const { agencyId, personId, unitId, name } = work.actor
  const attendance = { id: work.newId(), agencyId, trainingId: row.id, personId, memberId: null, unitId, name }
  await store.insertAttendance(work.tx, { ...attendance, cameAt: work.now, byCode: true })
  work.record(row.id, { by: 'code' })
  return { id: row.id, version: row.version }
})

/** Who is meant, with unit and name of that day. */
async function attendeeOf(work: Work, { personId, memberId, name }: TrainingTick) {
  if (personId) {
    const person = await findPerson(work, personId)
    if (!person) throw new Problem('training.person_unknown')
    return { unitId: person.unitId, name: person.name }
  }
  if (memberId) {
    const member = (await findMembers(work)).find(({ id }) => id === memberId)
    if (!member) throw new Problem('training.member_unknown')
    return { unitId: member.unitId, name: member.name }
  }
  return { unitId: null, name }
}

export const tickTraining = write('training.tick', async (work, tick: TrainingTick) => {
  const { id, attendanceId, personId, memberId } = tick
  const { row, status } = await approachToAct(work, id)
  checkBegun({ status })
  checkTick(tick)
  const attendee = await attendeeOf(work, tick)
  await store.insertAttendance(work.tx, {
    ...{ ...attendee, id: attendanceId, agencyId: work.actor.agencyId, trainingId: id, personId, memberId },
    ...{ cameAt: work.now, byCode: false },
  })
  work.record(id, { attendanceId, by: 'list' })
  return { id, version: row.version }
})

type Untick = ById & { attendanceId: string }
export const untickTraining = write('training.untick', async (work, { id, attendanceId }: Untick) => {
  const { row, status } = await approachToAct(work, id)
  checkBegun({ status })
  if (!(await store.deleteAttendance(work.tx, id, attendanceId))) throw new Problem('not_found')
  work.record(id, { attendanceId })
  return { id, version: row.version }
})

/** How it went, what was measured, and photographs. */
export const recordTraining = write('training.record', async (work, { id, version, ...outcome }: TrainingResult) => {
  const { row, status } = await approachToAct(work, id)
  checkBegun({ status })
  if (row.version !== version) throw new Problem('changed_meanwhile', { version: row.version })
  const { result, figures, fileIds } = outcome
  checkFigures(row.kind, figures)
  await store.replaceFiles(work.tx, work.actor.agencyId, id, fileIds)
  work.record(id, { version: version + 1, files: fileIds.length })
  return keep(work, row, { result, figures })
})

/** What went wrong is for the unit to mend, like anything else that is found. */
export const openTrainingFinding = write('training.openFinding', async (work, entry: TrainingFindingEntry) => {
  const { id, findingId, unitId, place, description, grade } = entry
  const { row, status } = await approachToAct(work, id)
  checkBegun({ status })
  const unit = await findUnit(work, unitId)
  if (!unit) throw new Problem('training.unit_unknown')
  if (unit.abolishedOn) throw new Problem('unit.abolished', { name: unit.name })
  const { planId, clauseId } = row
  await openDeficiency(work, {
    ...{ id: findingId, unitId, place, description, grade, planId, clauseId },
    ...{ source: 'training', sourceId: id },
  })
  work.record(id, { findingId, unitId, grade })
  return { id, version: row.version }
})
