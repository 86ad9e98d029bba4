import type { Waiting } from '#domain/assignment/assignment.ts'
import { fileIdsOf } from '#domain/inspection/answers.rules.ts'
import type { InspectionDetail } from '#domain/inspection/inspection.ts'
import { checkSetAside, checkSettle, checkTakeOver } from '#domain/inspection/versions.rules.ts'
import type { InspectionVersions, SetAside, Settlement } from '#domain/inspection/versions.ts'
import { isEthics } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { findFiles } from '#server/file/file.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { detailOf, findInspection } from './inspection.operations.ts'
import * as store from './versions.store.ts'

export const takeOverInspection = write(
  'inspection.takeOver',
  async (work, { id, version }: { id: string; version: number }): Promise<InspectionDetail> => {
    const { agencyId, personId } = work.actor
    const { heldBy, ...inspection } = await findInspection(work, id)
    checkTakeOver(work.actor, { ...inspection, heldBy }, version)
    const row = { id: work.newId(), agencyId, inspectionId: id, version, personId, takenFrom: heldBy, since: work.now }
    if (!(await store.takeOver(work.tx, row))) throw new Problem('changed_meanwhile')
    work.record(id, { takenFrom: heldBy })
    return detailOf(work, id)
  },
)

export const seeTakeOver = write('inspection.seeTakeOver', async (work, { id }: { id: string }) => {
  await findInspection(work, id)
  const seen = await store.markSeen(work.tx, id, work.actor.personId, work.now)
  work.record(id, { seen })
  return versionsOf(work, id)
})

export const showVersions = read('inspection.versions', async (work, { id }: { id: string }) => {
  await findInspection(work, id)
  return versionsOf(work, id)
})

async function versionsOf(work: Work, id: string): Promise<InspectionVersions> {
  const holdings = await store.listHoldings(work.tx, id)
  const kept = await store.listKept(work.tx, id)
  const fileIds = kept.flatMap(({ answers }) => answers.flatMap(fileIdsOf))
  return { holdings, kept, files: await findFiles(work, fileIds) }
}

/** Nothing is judged here but the right to leave it: what a device still holds is never turned away for its content. */
export const setAside = write('inspection.setAside', async (work, { id, keptId, ...given }: SetAside) => {
  const { agencyId, personId } = work.actor
  const inspection = await findInspection(work, id)
  checkSetAside(work.actor, inspection, await store.listHoldings(work.tx, id))
  const earlier = await store.findKept(work.tx, keptId)
  if (earlier && (earlier.inspectionId !== id || earlier.personId !== personId)) throw new Problem('changed_meanwhile')
  const row = { ...given, id: keptId, agencyId, inspectionId: id, personId, keptAt: work.now }
  if (!earlier) await store.insertKept(work.tx, row)
  work.record(id, { keptId, answered: given.answers.length, baseVersion: given.baseVersion })
  return versionsOf(work, id)
})

export const settleKept = write('inspection.settle', async (work, { id, keptId, chosen, remark }: Settlement) => {
  const inspection = await findInspection(work, id)
  const kept = await store.findKept(work.tx, keptId)
  if (kept?.inspectionId !== id) throw new Problem('not_found')
  checkSettle(work.actor, inspection, kept, { chosen, remark })
  const settled = { id: keptId, chosen, remark, settledBy: work.actor.personId, settledAt: work.now }
  if (!(await store.settle(work.tx, settled))) throw new Problem('inspection.already_settled')
  work.record(id, { keptId, chosen })
  return versionsOf(work, id)
})

/** What others did with this person's inspections, and where two versions wait for a choice. */
export async function waitingVersions(work: Work): Promise<Waiting[]> {
  const { personId, unitId, roles } = work.actor
  const taken = await store.listTakenFrom(work.tx, personId)
  const judge = { personId, headOf: roles.includes('unitHead') ? unitId : null, isEthics: isEthics(work.actor) }
  const unsettled = await store.listUnsettled(work.tx, judge)
  const waiting =
    (kind: Waiting['kind']) =>
    ({ id, ...rest }: (typeof taken)[number]): Waiting => ({ kind, subjectId: id, dueDate: null, ...rest })
  return [...taken.map(waiting('inspectionTakenOver')), ...unsettled.map(waiting('inspectionVersions'))]
}
