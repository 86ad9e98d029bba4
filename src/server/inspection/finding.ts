import type { AgencySettings } from '#domain/agency/agency-settings.ts'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import type { Answer, ChecklistContent } from '#domain/checklist/checklist.ts'
import { improvementDueDates } from '#domain/deficiency/deficiency.rules.ts'
import { failedItems } from '#domain/inspection/answers.rules.ts'
import type { InspectionSubmission } from '#domain/inspection/inspection.ts'
import { type Finding, type NewDeficiency, openingOf } from '#server/deficiency/deficiency.operations.ts'
import type { Work } from '#server/platform/work.ts'

type Found = {
  submission: InspectionSubmission
  checklist: ChecklistContent
  checklistId: string
  answers: readonly Answer[]
  planId: string | null
  clauseId: string | null
  settings: AgencySettings
  /** Who filled it in: what was mended on the spot was mended by that one. */
  filledInBy: string
}

/** What handing in brings to light: each failed answer is a deficiency of the unit. */
export const openingIn = (work: Work, found: Found) => openingOf(findingOf(work, found))

function findingOf(work: Work, found: Found): Finding {
  const { submission, settings } = found
  return {
    agencyId: work.actor.agencyId,
    planId: found.planId,
    clauseId: found.clauseId,
    inspection: { id: submission.id, checklistId: found.checklistId },
    source: submission.origin,
    sourceId: null,
    unitId: submission.unitId,
    pointId: submission.pointId,
    place: '',
    openedBy: null,
    foundOn: work.today,
    dueDates: improvementDueDates(work.today, officeCalendar, settings.dueWorkdaysByGrade),
    repeatMonths: settings.repeatMonths,
    deficiencies: deficienciesIn(work, found),
    fixedBy: found.filledInBy,
    fixedAt: work.now,
  }
}

function deficienciesIn(work: Work, { checklist, answers }: Found): NewDeficiency[] {
  const failed = failedItems(checklist, answers)
  // Lists show the newest id first; so they show these in the order of the form.
  const ids = failed.map(() => work.newId()).sort()
  return failed.map(({ item, at, answer: { note, fixed } }) => ({
    id: ids.pop()!,
    itemKey: item.key,
    at: at ?? null,
    description: note ?? item.question,
    grade: item.grade,
    fixed: fixed ? { improvementId: work.newId(), stepId: work.newId(), ...fixed } : null,
  }))
}
