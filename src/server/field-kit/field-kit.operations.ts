import type { FieldKit } from '#domain/field-kit/field-kit.ts'
import type { InspectionDetail } from '#domain/inspection/inspection.ts'
import { listUnits } from '#server/agency/agency.operations.ts'
import { showToday } from '#server/assignment/assignment.operations.ts'
import { findChecklist, listChecklists } from '#server/checklist/checklist.operations.ts'
import { listContacts } from '#server/contact/contact.operations.ts'
import { listInspections, showInspection } from '#server/inspection/inspection.operations.ts'
import { findRoutes } from '#server/patrol/patrol.operations.ts'
import { read, type Work } from '#server/platform/work.ts'
import { findPoints } from '#server/point/point.operations.ts'
import * as store from './field-kit.store.ts'

/** One read for all of it, so that what is taken along fits together. */
export const showFieldKit = read('fieldKit.show', async (work, _: Record<string, never>): Promise<FieldKit> => {
  const { unitId } = work.actor
  const today = await showToday.run(work, {})
  const checklists = await listChecklists.run(work, {})
  const { items } = await listInspections.run(work, {})
  return {
    at: work.now.toISOString(),
    today,
    units: (await listUnits(work)).map(({ id, name }) => ({ id, name })),
    checklists,
    forms: await formsOf(
      work,
      checklists.flatMap(({ versionId }) => versionId ?? []),
    ),
    inspections: items,
    drafts: await draftsOf(work, items),
    lastAnswers: unitId === null ? [] : await store.lastAnswers(work.tx, unitId),
    points: await findPoints(work, {}),
    routes: await findRoutes(work),
    contacts: await listContacts.run(work, {}),
  }
})

async function formsOf(work: Work, versionIds: readonly string[]): Promise<FieldKit['forms']> {
  const forms: FieldKit['forms'] = []
  for (const versionId of versionIds) {
    const content = await findChecklist(work, versionId)
    if (content) forms.push({ versionId, content })
  }
  return forms
}

async function draftsOf(work: Work, inspections: FieldKit['inspections']): Promise<InspectionDetail[]> {
  const mine = inspections.filter(({ status, heldBy }) => status === 'draft' && heldBy === work.actor.personId)
  const drafts: InspectionDetail[] = []
  for (const { id } of mine) drafts.push(await showInspection.run(work, { id }))
  return drafts
}
