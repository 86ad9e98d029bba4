import { randomBytes } from 'node:crypto'
import type { Waiting } from '#domain/assignment/assignment.ts'
import {
  checkConfirm,
  checkDraw,
  frozen,
  maySeeDraw,
  populationText,
  ranked,
  recordText,
} from '#domain/draw/draw.rules.ts'
import type { Draw, DrawEntry, DrawOrder, DrawPreparation } from '#domain/draw/draw.ts'
import { seesEveryUnit } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { findAgency, listPeople, listUnits } from '#server/agency/agency.operations.ts'
import { sha256Of } from '#server/platform/files.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as store from './draw.store.ts'

type ById = { id: string }

export const listDraws = read('draw.list', (work, _: Record<string, never>) =>
  store.list(work.tx, seesEveryUnit(work.actor) ? null : work.actor.personId),
)

async function load(work: Work, id: string): Promise<Draw> {
  const draw = await store.find(work.tx, id)
  if (!draw || !maySeeDraw(work.actor, draw)) throw new Problem('not_found')
  return draw
}

export const showDraw = read('draw.show', (work, { id }: ById) => load(work, id))

export const downloadDraw = read('draw.download', async (work, { id }: ById) => ({
  draw: await load(work, id),
  agency: await findAgency(work),
  madeAt: work.now.toISOString(),
}))

/** Units and people go by the agency's own names; two people of one name are told apart by their units. */
async function entriesOf(work: Work, { subject, entries }: DrawPreparation): Promise<DrawEntry[]> {
  if (subject === 'item') return entries.map(({ name }) => ({ subjectId: null, name }))
  const units = new Map((await listUnits(work)).filter((unit) => !unit.abolishedOn).map(({ id, name }) => [id, name]))
  const people = subject === 'person' ? await listPeople(work) : []
  const names =
    subject === 'unit'
      ? units
      : new Map(people.map(({ id, unitId, name }) => [id, `${(unitId && units.get(unitId)) ?? ''}　${name}`.trim()]))
  return entries.map(({ subjectId }) => {
    const name = subjectId ? names.get(subjectId) : undefined
    if (name === undefined) throw new Problem('draw.entry_unknown')
    return { subjectId, name }
  })
}

async function witnessesOf(work: Work, { id: drawId, witnesses }: DrawPreparation) {
  const { agencyId, personId: drawnBy } = work.actor
  const people = new Map((await listPeople(work)).map(({ id, name }) => [id, name]))
  return witnesses.map(({ id, personId, name }) => {
    if (personId === drawnBy) throw new Problem('draw.own_witness')
    if (personId !== null && !people.has(personId)) throw new Problem('draw.witness_unknown')
    return { id, agencyId, drawId, drawnBy, personId, name: personId === null ? name : people.get(personId)! }
  })
}

/** Closes the list. The seed comes after it, so nobody can look for one that suits. */
export const prepareDraw = write('draw.prepare', async (work, preparation: DrawPreparation) => {
  const { id, title, subject, count } = preparation
  const { agencyId, personId } = work.actor
  const population = frozen(await entriesOf(work, preparation), count)
  const populationHash = sha256Of(populationText(population))
  const draw = {
    id,
    agencyId,
    title,
    subject,
    population,
    populationHash,
    count,
    drawnBy: personId,
    listedAt: work.now,
  }
  await store.insert(work.tx, draw)
  await store.insertWitnesses(work.tx, await witnessesOf(work, preparation))
  work.record(id, { populationHash, size: population.length, count })
  return load(work, id)
})

const seedBytes = 16

export const makeDraw = write('draw.make', async (work, order: DrawOrder) => {
  const draw = await load(work, order.id)
  checkDraw(work.actor, draw, order)
  const seed = order.seed ?? randomBytes(seedBytes).toString('hex')
  const ranking = ranked(draw.population, seed, sha256Of)
  const recordHash = sha256Of(recordText(draw, seed, ranking))
  const seedSource = order.seed === null ? 'server' : 'witness'
  const drawn = { ...order, seed, seedSource, ranking, recordHash, drawnAt: work.now } as const
  if (!(await store.setDrawn(work.tx, drawn))) throw new Problem('changed_meanwhile')
  work.record(order.id, { seed, recordHash })
  return load(work, order.id)
})

export const confirmDraw = write('draw.confirm', async (work, { id }: ById) => {
  const draw = await load(work, id)
  checkConfirm(work.actor, draw)
  if (!(await store.confirm(work.tx, id, work.actor.personId, work.now))) throw new Problem('draw.already_confirmed')
  work.record(id, { recordHash: draw.recordHash })
  return load(work, id)
})

/** Draws that this person has seen and not yet confirmed. */
export async function waitingDraws(work: Work): Promise<Waiting[]> {
  const drawn = await store.listToConfirm(work.tx, work.actor.personId)
  return drawn.map(({ id, title }) => ({ kind: 'drawWitness', subjectId: id, title, unitName: null, dueDate: null }))
}
