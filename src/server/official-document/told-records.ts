import type { Drafter, Told } from '#domain/official-document/document-drafts.ts'
import type { DocumentDrafting } from '#domain/official-document/official-document.ts'
import type { Role } from '#domain/person/person.ts'
import { Problem } from '#domain/problem.ts'
import { findAgencyName, findSettings, listPeople, listUnits } from '#server/agency/agency.operations.ts'
import { deficienciesTold } from '#server/deficiency/deficiency-told.operations.ts'
import { findInspectionPlan } from '#server/inspection-plan/inspection-plan.operations.ts'
import { reportOf } from '#server/outcome-report/outcome-report.operations.ts'
import { findPlan } from '#server/plan/plan-draft.operations.ts'
import type { Work } from '#server/platform/work.ts'

/** The records that a draft tells of, as far as this person may see them. */
export async function recordsTold(work: Work, { occasion, sourceIds }: DocumentDrafting): Promise<Told> {
  const [first] = sourceIds as [string]
  switch (occasion) {
    case 'deficiencyLetter':
    case 'deficiencyMemo':
      return { occasion, deficiencies: await deficienciesTold(work, [...new Set(sourceIds)]) }
    case 'inspectionMemo':
      return { occasion, plan: await findInspectionPlan(work, first) }
    case 'outcomeLetter':
      return { occasion, report: await reportOf(work, first) }
    default: {
      const { title, status, periodStart, periodEnd } = await findPlan(work, first)
      if (occasion !== 'planMemo' && status !== 'issued' && status !== 'closed') throw new Problem('plan.not_issued')
      return { occasion, title, period: periodStart && periodEnd ? { start: periodStart, end: periodEnd } : null }
    }
  }
}

/** Whoever writes, and who signs and decides in this agency. */
export async function drafterOf(work: Work): Promise<Drafter> {
  const people = await listPeople(work)
  const units = await listUnits(work)
  const { unitId, name, title } = work.actor
  const inRole = (role: Role) => people.find(({ roles }) => roles.includes(role))
  const head = inRole('agencyHead')
  return {
    agencyName: await findAgencyName(work),
    letterhead: (await findSettings(work)).letterhead,
    unitName: units.find(({ id }) => id === unitId)?.name ?? null,
    officer: { name, title },
    head: head ? { name: head.name, title: head.title } : null,
    upTo: [inRole('chiefSecretary'), head].flatMap((person) => (person ? [person.title] : [])),
    unitNames: units.filter(({ abolishedOn }) => !abolishedOn).map((unit) => unit.name),
  }
}
