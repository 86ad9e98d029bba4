import { randomBytes } from 'node:crypto'
import { frozen, ranked, recordText } from '#domain/draw/draw.rules.ts'
import type { DrawEntry } from '#domain/draw/draw.ts'
import { isEthics } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { checkJudgement, checkToDraw, drawnCount, drawnOf, resultsWith } from '#domain/travel/travel-check.rules.ts'
import type { CheckJudgement, CheckOrder, CheckSupply, TravelCheck } from '#domain/travel/travel-check.ts'
import { findAgency, findSettings, listPeople, listUnits } from '#server/agency/agency.operations.ts'
import { sha256Of } from '#server/platform/files.ts'
import { say } from '#server/platform/messages.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as envelopes from './envelopes.ts'
import * as store from './travel-check.store.ts'
import { readerOf } from './trip.operations.ts'
import { listBetween } from './trip.store.ts'

type ById = { id: string }

export const listTravelChecks = read('travelCheck.list', (work, _: Record<string, never>) => store.list(work.tx))

/** By the agency's own names; two people of one name are told apart by their units. */
async function entriesOf(work: Work, personIds: readonly string[]): Promise<DrawEntry[]> {
  const units = new Map((await listUnits(work)).map(({ id, name }) => [id, name]))
  const people = new Map((await listPeople(work)).map((person) => [person.id, person]))
  return personIds.map((personId) => {
    const person = people.get(personId)
    if (!person) throw new Problem('draw.entry_unknown')
    const unitName = person.unitId ? units.get(person.unitId) : ''
    return { subjectId: personId, name: `${unitName ?? ''}　${person.name}`.trim() }
  })
}

/** The list of those who went out, from whoever handles travel: they hand it in and see no more of it. */
export const supplyTravelCheck = write('travelCheck.supply', async (work, { id, rocYear, personIds }: CheckSupply) => {
  const reader = await readerOf(work)
  if (!reader.isDesk && !isEthics(reader)) throw new Problem('travel.desk_only')
  const population = frozen(await entriesOf(work, personIds), 1)
  const { agencyId, personId } = work.actor
  const row = { id, agencyId, rocYear, size: population.length, suppliedBy: personId, suppliedAt: work.now }
  await store.insert(work.tx, row)
  await work.sealing.put(envelopes.population, id, population)
  work.record(id, { rocYear, size: population.length })
  return { id }
})

async function opened(work: Work, id: string): Promise<TravelCheck> {
  const shadow = await store.find(work.tx, id)
  if (!shadow) throw new Problem('not_found')
  const population = (await work.sealing.find(envelopes.population, [id])).get(id)!
  const draw = (await work.sealing.find(envelopes.draw, [id])).get(id) ?? null
  const results = (await work.sealing.find(envelopes.results, [id])).get(id) ?? []
  return { ...shadow, population, draw, results }
}

const firstRocYear = 1912

/** What those who were drawn had filed for that year, to be held against the records of exit. */
async function filedFor(work: Work, { rocYear, draw }: TravelCheck) {
  const drawn = draw ? drawnOf(draw).map(({ subjectId }) => subjectId) : []
  const year = rocYear + firstRocYear - 1
  const trips = await listBetween(work.tx, `${year}-01-01`, `${year}-12-31`)
  return trips.filter(({ personId }) => drawn.includes(personId))
}

export const openTravelCheck = write('travelCheck.open', async (work, { id }: ById) => {
  const check = await opened(work, id)
  work.record(id)
  return { ...check, filed: await filedFor(work, check) }
})

const seedBytes = 16

/** Anybody repeats it from seed and names: the draw is that of every other list. */
export const drawTravelCheck = write('travelCheck.draw', async (work, order: CheckOrder) => {
  const check = await opened(work, order.id)
  checkToDraw(check, order.version)
  const { checkPercent: percent } = (await findSettings(work)).travel
  const { population, size, rocYear } = check
  const seed = order.seed || randomBytes(seedBytes).toString('hex')
  const ranking = ranked(population, seed, sha256Of)
  const count = drawnCount(size, percent)
  const title = say('travelCheck.title', { year: rocYear })
  const recordHash = sha256Of(recordText({ title, population, count }, seed, ranking))
  const drawn = { percent, drawnBy: work.actor.personId, drawnAt: work.now }
  if (!(await store.update(work.tx, order.id, order.version, drawn))) throw new Problem('changed_meanwhile')
  await work.sealing.put(envelopes.draw, order.id, { seed, count, ranking, recordHash })
  work.record(order.id, { recordHash })
  return { id: order.id }
})

export const judgeTravelCheck = write('travelCheck.judge', async (work, judgement: CheckJudgement) => {
  const { id, version, personId, verdict, explanation } = judgement
  const check = await opened(work, id)
  checkJudgement(check, judgement, work.actor.personId)
  if (!(await store.update(work.tx, id, version))) throw new Problem('changed_meanwhile')
  const results = resultsWith(check.results, { personId, verdict, explanation })
  await work.sealing.put(envelopes.results, id, results, version + 1)
  work.record(id)
  return { id }
})

/** The list for the superior office. */
export const downloadTravelCheck = write('travelCheck.download', async (work, { id }: ById) => {
  const check = await opened(work, id)
  work.record(id)
  return { check, agency: await findAgency(work), madeAt: work.now.toISOString() }
})
