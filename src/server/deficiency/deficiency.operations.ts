import type { z } from 'zod'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import type { Grade } from '#domain/checklist/checklist.ts'
import { improvementDueDates } from '#domain/deficiency/deficiency.rules.ts'
import type {
  Deficiency,
  DeficiencyDetail,
  DeficiencyFound,
  DeficiencySource,
  ImprovementReport,
} from '#domain/deficiency/deficiency.ts'
import {
  checkDecision,
  checkFound,
  checkImprove,
  type Decision,
  maySee,
  type StandingIn,
} from '#domain/deficiency/deficiency-life.rules.ts'
import { maySeeUnit } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { findSettings, listUnits } from '#server/agency/agency.operations.ts'
import { standingIn } from '#server/deputy/deputy.operations.ts'
import { findFiles } from '#server/file/file.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as store from './deficiency.store.ts'
import * as life from './deficiency-life.store.ts'
import * as found from './found.store.ts'

export const showDeficiency = read('deficiency.show', (work, { id }: { id: string }) => detailOf(work, id))

/** Only who may not see the unit by right is asked about those he stands in for. */
async function absentFor(work: Work, deficiency: Deficiency): Promise<StandingIn> {
  return maySeeUnit(work.actor, deficiency.unitId) ? [] : standingIn(work)
}

async function load(work: Work, id: string): Promise<Deficiency> {
  const deficiency = await store.find(work.tx, id)
  if (!deficiency || !maySee(work.actor, await absentFor(work, deficiency), deficiency)) throw new Problem('not_found')
  return deficiency
}

export async function detailOf(work: Work, id: string): Promise<DeficiencyDetail> {
  const deficiency = await load(work, id)
  const { question, fileIds, openedByName } = await store.findOpening(work.tx, deficiency)
  return {
    deficiency,
    foundFiles: await findFiles(work, fileIds),
    question,
    openedByName,
    improvements: await life.listImprovements(work.tx, id),
    steps: await life.listSteps(work.tx, id),
    repeats: await store.listRepeats(work.tx, deficiency),
  }
}

export type { Finding, NewDeficiency } from './found.store.ts'
/** For who hands in a form: the deficiencies travel in the same statement as the form. */
export const openingOf = (finding: found.Finding): found.OpeningParts => found.openingParts(finding)

/** What a neighbour has found, in its own transaction and under its own audit entry. */
export type Opening = {
  id: string
  unitId: string
  source: DeficiencySource
  /** The patrol round, meeting, incident or training. */
  sourceId?: string | null
  planId?: string | null
  clauseId?: string | null
  pointId?: string | null
  /** With a key the same finding counts as a repeat. */
  itemKey?: string | null
  place?: string
  description: string
  grade: Grade
  fileIds?: readonly string[]
  /** Mended there and then by the one who acts. */
  fixed?: { description: string; fileIds: readonly string[] } | null
}

/** Opens a deficiency that no form has brought to light. Whether the person may say so is the caller's question. */
export async function openDeficiency(work: Work, opening: Opening): Promise<void> {
  const { sourceId = null, planId = null, clauseId = null, pointId = null, itemKey = null, place = '' } = opening
  const { id, unitId, source, description, grade, fixed, fileIds = [] } = opening
  const { agencyId, personId } = work.actor
  const settings = await findSettings(work)
  await found.insertFound(
    work.tx,
    {
      ...{ agencyId, planId, clauseId, inspection: null, source, sourceId, unitId, pointId, place },
      openedBy: personId,
      foundOn: work.today,
      dueDates: improvementDueDates(work.today, officeCalendar, settings.dueWorkdaysByGrade),
      repeatMonths: settings.repeatMonths,
      deficiencies: [
        {
          ...{ id, itemKey, at: null, description, grade },
          fixed: fixed ? { ...fixed, improvementId: work.newId(), stepId: work.newId() } : null,
        },
      ],
      fixedBy: personId,
      fixedAt: work.now,
    },
    fileIds,
  )
}

export const reportFound = write('deficiency.open', async (work, report: DeficiencyFound) => {
  checkFound(work.actor, report.unitId)
  const unit = (await listUnits(work)).find(({ id }) => id === report.unitId)
  if (unit?.abolishedOn) throw new Problem('unit.abolished', { name: unit.name })
  await openDeficiency(work, report)
  work.record(report.id, { unitId: report.unitId, source: report.source, grade: report.grade })
  return detailOf(work, report.id)
})

const doing = (work: Work, byFor: string | null): life.Doing => ({
  agencyId: work.actor.agencyId,
  at: work.now,
  by: work.actor.personId,
  byFor,
})

type Report = z.infer<typeof ImprovementReport>
export const improveDeficiency = write('deficiency.improve', async (work, report: Report) => {
  const { id, improvementId, version, description, fileIds } = report
  const byFor = checkImprove(work.actor, await standingIn(work), await load(work, id), version)
  const row = { id: improvementId, stepId: work.newId(), deficiencyId: id, description, fileIds, version }
  if (!(await life.insertImprovement(work.tx, { ...row, ...doing(work, byFor) })))
    throw new Problem('changed_meanwhile')
  work.record(id, { improvementId, ...(byFor && { for: byFor }) })
  return detailOf(work, id)
})

type Remarked = { id: string; version: number; remark: string }

async function decide(
  work: Work,
  { id, ...given }: Remarked,
  decision: Decision['decision'],
): Promise<DeficiencyDetail> {
  const deficiency = await load(work, id)
  const latest = (await life.listImprovements(work.tx, id)).at(-1)
  const byFor = checkDecision(work.actor, await standingIn(work), deficiency, latest, { ...given, decision })
  const decided = { ...given, decision, deficiencyId: id, improvementId: latest!.id, stepId: work.newId() }
  if (!(await life.decide(work.tx, { ...decided, ...doing(work, byFor) }))) throw new Problem('changed_meanwhile')
  work.record(id, { improvementId: latest!.id, ...(byFor && { for: byFor }) })
  return detailOf(work, id)
}

export const releaseDeficiency = write('deficiency.release', (work, input: Remarked) => decide(work, input, 'released'))
export const returnDeficiency = write('deficiency.return', (work, input: Remarked) => decide(work, input, 'returned'))

/** All of a plan, whoever asks: whether they may is the caller's question. */
export const deficienciesOfPlan = (work: Work, planId: string): Promise<Deficiency[]> =>
  store.listOfPlan(work.tx, planId)

/** What each unit has handed in for a plan; a unit that handed in nothing has no row. */
export const summariesOfPlan = (work: Work, planId: string): Promise<store.UnitSummary[]> =>
  store.summariesOf(work.tx, planId)
