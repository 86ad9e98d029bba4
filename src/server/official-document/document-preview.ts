import type { OfficialDocument } from '#domain/document.ts'
import type { TemplateContent } from '#domain/document-template/document-template.ts'
import { documentDraft, exampleDraft } from '#domain/official-document/document-drafts.ts'
import { officialDocumentOf } from '#domain/official-document/official-document.document.ts'
import type { DocumentOccasion } from '#domain/official-document/official-document.ts'
import { findAgency } from '#server/agency/agency.operations.ts'
import { listDeficiencies } from '#server/deficiency/deficiency-list.operations.ts'
import { listInspectionPlans } from '#server/inspection-plan/inspection-plan.operations.ts'
import { newestIssuedPlan } from '#server/plan/plan.operations.ts'
import { say } from '#server/platform/messages.ts'
import type { Work } from '#server/platform/work.ts'
import { drafterOf, recordsTold } from './told-records.ts'

const told = 3

/** The newest records that such a paper would be about. */
async function newestSources(work: Work, occasion: DocumentOccasion): Promise<string[]> {
  switch (occasion) {
    case 'deficiencyLetter':
    case 'deficiencyMemo':
      return (await listDeficiencies.run(work, {})).items.slice(0, told).map(({ id }) => id)
    case 'inspectionMemo':
      return (await listInspectionPlans.run(work, {})).slice(0, 1).map(({ id }) => id)
    default: {
      const plan = await newestIssuedPlan(work)
      return plan ? [plan.id] : []
    }
  }
}

/** The draft that would be written today. */
export const previewDocument =
  (occasion: DocumentOccasion) =>
  async (work: Work, template: TemplateContent): Promise<OfficialDocument> => {
    const sourceIds = await newestSources(work, occasion)
    const drafter = await drafterOf(work)
    const content =
      sourceIds.length > 0
        ? documentDraft(await recordsTold(work, { id: work.newId(), occasion, sourceIds }), drafter, template, say)
        : exampleDraft(occasion, drafter, template, say)
    const { name: agencyName, exercise } = await findAgency(work)
    const issue = { number: null, issuedOn: null, madeAt: work.now.toISOString() }
    return officialDocumentOf(content, { agencyName, unitName: drafter.unitName, exercise, ...issue }, say)
  }
