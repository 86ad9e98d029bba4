import { assignmentState } from '#domain/assignment/assignment.rules.ts'
import type { Assignment, Completion, Today } from '#domain/assignment/assignment.ts'
import { checkCompletion } from '#domain/assignment/completion.rules.ts'
import { inOrderOfLikeness } from '#domain/assignment/shown-record.rules.ts'
import { maySeeUnit, unitsSeenBy } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { findPerson } from '#server/agency/agency.operations.ts'
import { waitingApprovals } from '#server/approval/approval.operations.ts'
import { waitingCampaigns } from '#server/awareness-campaign/awareness-campaign.operations.ts'
import { waitingDestructions } from '#server/confidential-medium/destruction.operations.ts'
import { waitingContacts } from '#server/contact/contact-drill.operations.ts'
import { waitingDeficiencies } from '#server/deficiency/deficiency-list.operations.ts'
import { waitingDraws } from '#server/draw/draw.operations.ts'
import { waitingFollowUps } from '#server/follow-up-case/follow-up-case.operations.ts'
import { waitingInspections } from '#server/inspection/inspection.operations.ts'
import { waitingVersions } from '#server/inspection/versions.operations.ts'
import { waitingReturns } from '#server/media-permit/hand-out.operations.ts'
import { waitingResolutions } from '#server/meeting/resolution.operations.ts'
import { waitingPlans } from '#server/plan/plan-waiting.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { waitingReadiness } from '#server/readiness/readiness.operations.ts'
import { waitingGlasses } from '#server/sealed-matter/sealed-glass.operations.ts'
import { waitingSealedMatters } from '#server/sealed-matter/sealed-matter.operations.ts'
import { waitingStandingDuties } from '#server/standing-duty/standing-duty.operations.ts'
import { waitingTrips } from '#server/travel/trip-waiting.operations.ts'
import * as store from './assignment.store.ts'
import { recordsChosen, recordsOffered, type Showables } from './shown-record.operations.ts'

async function present(work: Work, rows: readonly store.StoredAssignment[]): Promise<Assignment[]> {
  const evidence = Map.groupBy(
    await store.evidenceOf(
      work.tx,
      rows.map((row) => row.id),
    ),
    (one) => one.assignmentId,
  )
  return rows.map(({ doneAt, withdrawnAt: _, ...row }) => ({
    ...row,
    state: assignmentState({ ...row, doneAt }, work.now),
    evidence: evidence.get(row.id) ?? [],
  }))
}

async function find(work: Work, id: string): Promise<Assignment> {
  const [assignment] = await present(work, await store.list(work.tx, { id }))
  if (!assignment) throw new Problem('not_found')
  return assignment
}

type Filter = { planId?: string | undefined; dutyId?: string | undefined; clauseId?: string | undefined }
export const listAssignments = read('assignment.list', async (work, filter: Filter) => {
  const seen = unitsSeenBy(work.actor)
  const rows = await store.list(work.tx, filter)
  return present(work, seen === 'all' ? rows : rows.filter((row) => seen.includes(row.unitId)))
})

/** Everything of a plan, whoever asks: for figures and the outcome report. */
export const assignmentsOfPlan = async (work: Work, planId: string): Promise<Assignment[]> =>
  present(work, await store.list(work.tx, { planId }))

/** Whoever asks: what is overdue in the whole agency. */
export const lateAssignments = async (work: Work): Promise<Assignment[]> =>
  (await present(work, await store.list(work.tx, { openOn: work.today }))).filter(({ state }) => state === 'late')

/** Of a series of days only the nearest that is yet to come: a month of closing checks would bury the rest. */
function nextOfEach(assignments: readonly Assignment[]): Assignment[] {
  const seen = new Set<string>()
  return assignments.filter((assignment) => {
    if (assignment.state !== 'waiting') return true
    const series = `${assignment.dutyId} ${assignment.checklistVersionId}`
    return !seen.has(series) && seen.add(series)
  })
}

/** What a person has to do now, in order of time; a person named for a thing sees it, others of the unit too. */
export const showToday = read('assignment.today', async (work): Promise<Today> => {
  const { unitId } = work.actor
  const rows = unitId ? await store.list(work.tx, { unitId, openOn: work.today }) : []
  return {
    date: work.today,
    assignments: nextOfEach(await present(work, rows)),
    waiting: [
      ...(await waitingApprovals(work)),
      ...(await waitingPlans(work)),
      ...(await waitingInspections(work)),
      ...(await waitingVersions(work)),
      ...(await waitingDraws(work)),
      ...(await waitingReadiness(work)),
      ...(await waitingDeficiencies(work)),
      ...(await waitingContacts(work)),
      ...(await waitingSealedMatters(work)),
      ...(await waitingGlasses(work)),
      ...(await waitingFollowUps(work)),
      ...(await waitingResolutions(work)),
      ...(await waitingTrips(work)),
      ...(await waitingDestructions(work)),
      ...(await waitingReturns(work)),
      ...(await waitingStandingDuties(work)),
      ...(await waitingCampaigns(work)),
    ],
  }
})

export const assignPerson = write(
  'assignment.assign',
  async (work, input: { id: string; version: number; personId: string | null }) => {
    const assignment = await find(work, input.id)
    if (!maySeeUnit(work.actor, assignment.unitId)) throw new Problem('assignment.not_own_unit')
    const person = input.personId ? await findPerson(work, input.personId) : null
    if (person === undefined) throw new Problem('assignment.person_unknown')
    if (person && person.unitId !== assignment.unitId) throw new Problem('assignment.person_of_other_unit')
    if (!(await store.setPerson(work.tx, input, input.personId))) throw new Problem('changed_meanwhile')
    work.record(input.id, { personId: input.personId })
    return find(work, input.id)
  },
)

async function lockOwn(work: Work, id: string) {
  const assignment = await store.lock(work.tx, id)
  if (!assignment) throw new Problem('not_found')
  if (!maySeeUnit(work.actor, assignment.unitId)) throw new Problem('assignment.not_own_unit')
  return assignment
}

/** What is done with the records of other capabilities, which are named where the application is put together. */
export const completing = (showables: Showables) => ({
  listRecordsFor: read('assignment.listRecords', async (work, { id }: { id: string }) => {
    const assignment = await find(work, id)
    if (!maySeeUnit(work.actor, assignment.unitId)) throw new Problem('assignment.not_own_unit')
    return inOrderOfLikeness(await recordsOffered(work, showables), assignment.action)
  }),

  /** Records what was done. A standing duty gathers evidence and stays what it is: kept, not finished. */
  completeAssignment: write('assignment.complete', async (work, completion: Completion) => {
    const assignment = await lockOwn(work, completion.id)
    checkCompletion({ assignment, completion, now: work.now })
    const { evidenceId, doneAt, doneBy, note, fileIds } = completion
    const records = await recordsChosen(work, showables, completion.records)
    const evidence = {
      id: evidenceId,
      assignmentId: completion.id,
      doneAt,
      doneBy,
      note,
      recordedBy: work.actor.personId,
      inspectionId: null,
      contactDrillId: null,
    }
    await store.insertEvidence(work.tx, work.actor.agencyId, evidence, { fileIds, records })
    if (assignment.dueDate) await store.setDone(work.tx, completion.id, doneAt)
    work.record(completion.id, { evidenceId, doneAt, files: fileIds.length, records: completion.records })
    return find(work, completion.id)
  }),
})
