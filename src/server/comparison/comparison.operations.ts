import { comparedItems, gapOf, type HandedIn, sumOf } from '#domain/comparison/comparison.rules.ts'
import type {
  ComparedItems,
  ComparedPair,
  Comparison,
  ComparisonRow,
  ComparisonYear,
  UnitGap,
} from '#domain/comparison/comparison.ts'
import { unitsSeenBy } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { findChecklist } from '#server/checklist/checklist.operations.ts'
import { findPlan } from '#server/plan/plan-draft.operations.ts'
import { read, type Work } from '#server/platform/work.ts'
import * as store from './comparison.store.ts'

async function handedIn(work: Work, form: store.PairRow['found']): Promise<HandedIn> {
  const content = (await findChecklist(work, form.versionId))!
  return { content, answers: form.answers, submittedAt: new Date(form.submittedAt).toISOString() }
}

async function pairOf(work: Work, { pointName, self, found }: store.PairRow): Promise<ComparedPair> {
  const [told, seen] = [self && (await handedIn(work, self)), await handedIn(work, found)]
  return {
    pointName,
    selfInspectionId: self?.id ?? null,
    selfSubmittedAt: told?.submittedAt ?? null,
    inspectionId: found.id,
    submittedAt: seen.submittedAt,
    items: comparedItems(told, seen),
  }
}

type Place = { planId: string; unitId?: string; checklistId?: string }
const pairsOf = (work: Work, place: Place) => store.listPairs(work.tx, { ...place, units: unitsSeenBy(work.actor) })

/** One row for each unit and form; facilities of one form count together. */
async function rowsOf(work: Work, planId: string): Promise<ComparisonRow[]> {
  const pairs = Map.groupBy(await pairsOf(work, { planId }), ({ unitId, checklistId }) => `${unitId} ${checklistId}`)
  const rows: ComparisonRow[] = []
  for (const group of pairs.values()) {
    const { unitId, unitName, checklistId, title } = group[0]!
    const gaps = []
    for (const pair of group) gaps.push(gapOf((await pairOf(work, pair)).items))
    const hasSelfInspection = group.some(({ self }) => self !== null)
    rows.push({ unitId, unitName, checklistId, title, gap: sumOf(gaps), hasSelfInspection })
  }
  return rows
}

const unitsOf = (rows: readonly ComparisonRow[]): UnitGap[] =>
  [...Map.groupBy(rows, ({ unitId }) => unitId).values()].map((group) => ({
    unitId: group[0]!.unitId,
    unitName: group[0]!.unitName,
    gap: sumOf(group.map(({ gap }) => gap)),
  }))

export const showComparison = read(
  'comparison.show',
  async (work, { planId }: { planId: string }): Promise<Comparison> => {
    const plan = await findPlan(work, planId)
    const rows = await rowsOf(work, planId)
    return { planId, planTitle: plan.title, units: unitsOf(rows), rows }
  },
)

export const showComparedItems = read(
  'comparison.items',
  async (work, place: Required<Place>): Promise<ComparedItems> => {
    const rows = await pairsOf(work, place)
    if (rows.length === 0) throw new Problem('not_found')
    const pairs: ComparedPair[] = []
    for (const row of rows) pairs.push(await pairOf(work, row))
    const { unitId, unitName, title } = rows[0]!
    return { unitId, unitName, title, gap: sumOf(pairs.map(({ items }) => gapOf(items))), pairs }
  },
)

const yearsCompared = 6

export const showComparisonYears = read(
  'comparison.years',
  async (work, { planId }: { planId: string }): Promise<ComparisonYear[]> => {
    await findPlan(work, planId)
    const years: ComparisonYear[] = []
    for (const year of await store.listYears(work.tx, planId, yearsCompared))
      years.push({ ...year, units: unitsOf(await rowsOf(work, year.planId)) })
    return years
  },
)
