import type { Waiting } from '#domain/assignment/assignment.ts'
import { mayReadMeeting } from '#domain/meeting/meeting.rules.ts'
import type { ResolutionReport } from '#domain/meeting/meeting-acts.ts'
import { checkReport, dueNow, maySeeResolution, owes, resolutionState } from '#domain/meeting/resolution.rules.ts'
import { Problem } from '#domain/problem.ts'
import { say } from '#server/platform/messages.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as attendance from './attendance.store.ts'
import * as envelopes from './envelopes.ts'
import * as meetings from './meeting.store.ts'
import * as store from './resolution.store.ts'
import { resolutionsOpened, resolutionsShown } from './resolution-view.operations.ts'

type ById = { id: string }

async function find(work: Work, id: string): Promise<store.ResolutionRow> {
  const [row] = await store.listMany(work.tx, [id])
  if (!row) throw new Problem('not_found')
  const meeting = (await meetings.find(work.tx, row.meetingId))!
  const invitees = await attendance.listInvitees(work.tx, row.meetingId)
  const isReader = mayReadMeeting(work.actor, { ...meeting, invitees })
  if (!maySeeResolution(work.actor, row, { isReader })) throw new Problem('not_found')
  return row
}

export const showResolution = read('resolution.show', async (work, { id }: ById) => {
  const [shown] = await resolutionsShown(work, [await find(work, id)])
  return shown!
})

/** The excerpt of a confidential meeting that a unit gets: what it owes, and nothing else. Reading it is recorded. */
export const openResolution = write('resolution.open', async (work, { id }: ById) => {
  const [opened] = await resolutionsOpened(work, [await find(work, id)])
  work.record(id)
  return opened!
})

/** The unit says what it did; whether that ends it, the next meeting says. */
export const reportResolution = write('resolution.report', async (work, report: ResolutionReport) => {
  const { id, stepId, note, fileIds } = report
  const row = await find(work, id)
  const { isConfidential, steps } = row
  checkReport(work.actor, { ...row, state: resolutionState(steps) }, fileIds)
  const { agencyId, personId } = work.actor
  await store.insertStep(
    work.tx,
    {
      ...{ id: stepId, agencyId, resolutionId: id, isConfidential, position: steps.length + 1, kind: 'reported' },
      ...{ meetingId: null, dueDate: null, note: isConfidential ? null : note, at: work.now, by: personId },
    },
    fileIds,
  )
  if (isConfidential) await work.sealing.put(envelopes.note, stepId, note)
  work.record(id, { stepId, files: fileIds.length })
  return { id, version: steps.length + 1 }
})

/** What this person owes and has not reported yet; a confidential one says nothing of itself. */
export async function waitingResolutions(work: Work): Promise<Waiting[]> {
  const { actor } = work
  const rows = await store.listOpenOfUnit(work.tx, actor.unitId, actor.personId)
  return rows
    .filter((row) => owes(actor, row) && resolutionState(row.steps) !== 'reported')
    .map(({ id, text, unitName, dueDate, steps }) => ({
      ...{ kind: 'resolution', subjectId: id, unitName, dueDate: dueNow(dueDate, steps) },
      title: text?.slice(0, 80) ?? say('meeting.confidentialTitle'),
    }))
}
