import { may } from '#domain/access.ts'
import type {
  Deficiency,
  DeficiencyAct,
  DeficiencyBulk,
  DeficiencyBulkResult,
  DeficiencyDetail,
  StepDetail,
} from '#domain/deficiency/deficiency.ts'
import { checkAct, type Given, passages } from '#domain/deficiency/deficiency-life.rules.ts'
import { Problem } from '#domain/problem.ts'
import { type Work, write } from '#server/platform/work.ts'
import { detailOf } from './deficiency.operations.ts'
import * as store from './deficiency.store.ts'
import * as life from './deficiency-life.store.ts'

type Acted = Omit<Given, 'version'> & { amount?: number }

/** What a step says besides its words. The day before stays to be read. */
const stepDetail = (deficiency: Deficiency, { amount, improvementDueDate }: Acted): StepDetail => ({
  ...(amount !== undefined && { amount }),
  ...(improvementDueDate && { from: deficiency.improvementDueDate, until: improvementDueDate }),
})

/** Takes those a step further that may be; gives those that nobody else wrote meanwhile. */
function advance(work: Work, act: DeficiencyAct, rows: readonly Deficiency[], acted: Acted): Promise<string[]> {
  const { kind, to } = passages[act]
  return life.advance(work.tx, {
    kind,
    status: to,
    improvementDueDate: acted.improvementDueDate ?? null,
    remark: acted.remark,
    items: rows.map((row) => ({
      id: row.id,
      version: row.version,
      stepId: work.newId(),
      detail: stepDetail(row, acted),
    })),
    agencyId: work.actor.agencyId,
    at: work.now,
    by: work.actor.personId,
    byFor: null,
  })
}

type One = Acted & { id: string; version: number }

async function take(work: Work, act: DeficiencyAct, { id, version, ...acted }: One): Promise<DeficiencyDetail> {
  const deficiency = await store.find(work.tx, id)
  if (!deficiency) throw new Problem('not_found')
  checkAct(work.actor, deficiency, act, { ...acted, version })
  const [done] = await advance(work, act, [deficiency], acted)
  if (!done) throw new Problem('changed_meanwhile')
  work.record(id, stepDetail(deficiency, acted))
  return detailOf(work, id)
}

export const reportDeficiency = write('deficiency.report', (work, input: One) => take(work, 'report', input))
export const handOverDeficiency = write('deficiency.handOver', (work, input: One) => take(work, 'handOver', input))
export const beginDeficiency = write('deficiency.begin', (work, input: One) => take(work, 'begin', input))
export const sayInterimMeasure = write('deficiency.interim', (work, input: One) => take(work, 'interim', input))
export const askForCost = write('deficiency.cost', (work, input: One) => take(work, 'cost', input))
export const extendDeficiency = write('deficiency.extend', (work, input: One) => take(work, 'extend', input))
export const closeDeficiency = write('deficiency.close', (work, input: One) => take(work, 'close', input))

/** What keeps this one from it, by its code; null when nothing does. */
function refusalOf(run: () => void): string | null {
  try {
    run()
    return null
  } catch (refusal) {
    if (refusal instanceof Problem) return refusal.code
    throw refusal
  }
}

/** Does with each what may be done with it, and names what keeps the others. */
export const changeManyDeficiencies = write(
  'deficiency.changeMany',
  async (work, { act, items, ...acted }: DeficiencyBulk): Promise<DeficiencyBulkResult> => {
    if (!may(work.actor.roles, `deficiency.${act}`)) throw new Problem('forbidden', { operation: `deficiency.${act}` })
    const found = await store.findMany(
      work.tx,
      items.map(({ id }) => id),
    )
    const byId = new Map(found.map((deficiency) => [deficiency.id, deficiency]))
    const refused = new Map<string, string>()
    for (const { id, version } of items) {
      const deficiency = byId.get(id)
      const code = deficiency
        ? refusalOf(() => checkAct(work.actor, deficiency, act, { ...acted, version }))
        : 'not_found'
      if (code) refused.set(id, code)
    }
    const able = found.filter(({ id }) => !refused.has(id))
    const done = await advance(work, act, able, act === 'extend' ? acted : { remark: acted.remark })
    for (const { id } of able) if (!done.includes(id)) refused.set(id, 'changed_meanwhile')
    for (const deficiency of able) if (done.includes(deficiency.id)) work.record(deficiency.id, { act })
    if (done.length === 0) work.record(work.actor.personId, { act, refused: refused.size })
    return { done, refused: [...refused].map(([id, code]) => ({ id, code })) }
  },
)
