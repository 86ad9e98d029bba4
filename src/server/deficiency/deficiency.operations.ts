import type { z } from 'zod'
import { may } from '#domain/access.ts'
import type { Waiting } from '#domain/assignment/assignment.ts'
import { checkDecision, checkImprove, type Decision } from '#domain/deficiency/deficiency.rules.ts'
import type {
  Deficiency,
  DeficiencyDetail,
  DeficiencyFilter,
  ImprovementReport,
} from '#domain/deficiency/deficiency.ts'
import { maySeeUnit, unitsSeenBy } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { findFiles } from '#server/file/file.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as store from './deficiency.store.ts'

const pageSize = 25

export const listDeficiencies = read('deficiency.list', async (work, filter: z.infer<typeof DeficiencyFilter>) => {
  const rows = await store.listPage(work.tx, { ...filter, units: unitsSeenBy(work.actor) }, pageSize + 1)
  const items = rows.slice(0, pageSize)
  return { items, next: rows.length > pageSize ? items.at(-1)!.id : null }
})

export const showDeficiency = read('deficiency.show', (work, { id }: { id: string }) => detailOf(work, id))

async function load(work: Work, id: string): Promise<Deficiency> {
  const deficiency = await store.find(work.tx, id)
  if (!deficiency || !maySeeUnit(work.actor, deficiency.unitId)) throw new Problem('not_found')
  return deficiency
}

async function detailOf(work: Work, id: string): Promise<DeficiencyDetail> {
  const deficiency = await load(work, id)
  const { question, fileIds } = await store.findAnswer(work.tx, deficiency)
  return {
    deficiency,
    foundFiles: await findFiles(work, fileIds),
    question,
    improvements: await store.listImprovements(work.tx, id),
  }
}

type Report = z.infer<typeof ImprovementReport>
export const improveDeficiency = write(
  'deficiency.improve',
  async (work, { id, improvementId, version, description, fileIds }: Report) => {
    const { agencyId, personId } = work.actor
    checkImprove(work.actor, await load(work, id), version)
    const row = { id: improvementId, agencyId, deficiencyId: id, description, fileIds, version }
    const stored = await store.insertImprovement(work.tx, { ...row, improvedAt: work.now, improvedBy: personId })
    if (!stored) throw new Problem('changed_meanwhile')
    work.record(id, { improvementId })
    return detailOf(work, id)
  },
)

type Remarked = { id: string; version: number; remark: string }

async function decide(
  work: Work,
  { id, ...given }: Remarked,
  decision: Decision['decision'],
): Promise<DeficiencyDetail> {
  const deficiency = await load(work, id)
  const latest = (await store.listImprovements(work.tx, id)).at(-1)
  checkDecision(work.actor, deficiency, latest, { ...given, decision })
  const decided = { ...given, decision, decidedBy: work.actor.personId, decidedAt: work.now }
  const stored = await store.decide(work.tx, { ...decided, deficiencyId: id, improvementId: latest!.id })
  if (!stored) throw new Problem('changed_meanwhile')
  work.record(id, { improvementId: latest!.id })
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

const waiting =
  (kind: Waiting['kind']) =>
  ({ id, description, unitName, improvementDueDate }: Deficiency): Waiting => ({
    kind,
    subjectId: id,
    title: description,
    unitName,
    dueDate: improvementDueDate,
  })

/** What the person's unit has to mend, and what of others the person has to look at. */
export async function waitingDeficiencies(work: Work): Promise<Waiting[]> {
  const { actor, tx } = work
  const mayImprove = actor.unitId !== null && may(actor.roles, 'deficiency.improve')
  const open = mayImprove ? await store.listOpen(tx, actor.unitId!) : []
  const improved = may(actor.roles, 'deficiency.release') ? await store.listToDecide(tx, actor.personId) : []
  return [...open.map(waiting('deficiencyImprovement')), ...improved.map(waiting('deficiencyDecision'))]
}
