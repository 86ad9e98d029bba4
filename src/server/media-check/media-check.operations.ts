import { randomBytes } from 'node:crypto'
import type { Medium } from '#domain/confidential-medium/confidential-medium.ts'
import { frozen, ranked } from '#domain/draw/draw.rules.ts'
import {
  checkBegin,
  checkFinish,
  isLookedFor,
  isOfMonth,
  lookedInto,
  lotName,
  maySeeCheck,
} from '#domain/media-check/media-check.rules.ts'
import type {
  CheckResult,
  Locker,
  MediaCheck,
  MediaCheckBegin,
  MediaCheckFinish,
} from '#domain/media-check/media-check.ts'
import { Problem } from '#domain/problem.ts'
import {
  changeMedium,
  lockMedium,
  mediaSeen,
  noteEvent,
} from '#server/confidential-medium/confidential-medium.operations.ts'
import { sha256Of } from '#server/platform/files.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as store from './media-check.store.ts'

type ById = { id: string }

export const listMediaChecks = read('mediaCheck.list', async (work, _: Record<string, never>) =>
  (await store.list(work.tx)).filter((check) => maySeeCheck(work.actor, check)),
)

async function load(work: Work, id: string): Promise<MediaCheck> {
  const check = await store.find(work.tx, id)
  if (!check || !maySeeCheck(work.actor, check)) throw new Problem('not_found')
  return { ...check, items: await store.listItems(work.tx, id) }
}

export const showMediaCheck = read('mediaCheck.show', (work, { id }: ById) => load(work, id))

/** Where something lies that this person may see, and when all of that was last looked at. */
export const listLockers = read('mediaCheck.lockers', async (work, _: Record<string, never>): Promise<Locker[]> => {
  const lying = (await mediaSeen(work)).filter(isLookedFor)
  const looks = new Map((await store.listLastLooks(work.tx)).map(({ mediumId, at }) => [mediumId, at]))
  return [...Map.groupBy(lying, ({ pointId }) => pointId)].map(([pointId, media]) => {
    const checkedAt = lookedInto(media.map(({ id, registeredAt }) => ({ registeredAt, at: looks.get(id) ?? null })))
    const isCheckedThisMonth = isOfMonth(checkedAt, work.today)
    return { pointId, name: media[0]!.pointName, media: media.length, checkedAt, isCheckedThisMonth }
  })
})

type Drawn = { media: readonly Medium[]; seed: string | null; population: string[] | null }

async function inLocker(work: Work, pointId: string): Promise<Drawn> {
  const media = (await mediaSeen(work)).filter((medium) => medium.pointId === pointId && isLookedFor(medium))
  if (media.length === 0) throw new Problem('mediaCheck.nothing_there')
  return { media, seed: null, population: null }
}

const seedBytes = 16

/** By the lots of a public draw: with the seed and the list anybody comes to the same. */
async function byLot(work: Work, { count, unitId, seed: given }: MediaCheckBegin): Promise<Drawn> {
  const lying = (await mediaSeen(work)).filter((medium) => isLookedFor(medium) && (!unitId || medium.unitId === unitId))
  if (lying.length === 0) throw new Problem('mediaCheck.nothing_there')
  const byName = new Map(lying.map((medium) => [lotName(medium), medium]))
  const population = frozen(
    [...byName.keys()].map((name) => ({ subjectId: null, name })),
    count!,
  )
  const seed = given ?? randomBytes(seedBytes).toString('hex')
  const drawn = ranked(population, seed, sha256Of).slice(0, count!)
  return { media: drawn.map(({ name }) => byName.get(name)!), seed, population: population.map(({ name }) => name) }
}

export const beginMediaCheck = write('mediaCheck.begin', async (work, begin: MediaCheckBegin) => {
  checkBegin(work.actor, begin)
  const { id, kind, pointId } = begin
  const { media, seed, population } = kind === 'locker' ? await inLocker(work, pointId!) : await byLot(work, begin)
  const { agencyId, personId: begunBy } = work.actor
  await store.insert(work.tx, { id, agencyId, kind, pointId, seed, population, begunBy, begunAt: work.now })
  await store.insertItems(
    work.tx,
    agencyId,
    id,
    media.map((medium) => medium.id),
  )
  work.record(id, { kind, pointId, seed, size: media.length })
  return { id, version: 1 }
})

/** What is not where it should be is missing from now on; what turns up again is kept. What went out meanwhile is out. */
async function settle(work: Work, mediumId: string, result: CheckResult): Promise<void> {
  const medium = await lockMedium(work, mediumId)
  const isMissing = result === 'missing'
  if (medium.state !== (isMissing ? 'kept' : 'missing')) return
  await changeMedium(work, medium, { state: isMissing ? 'missing' : 'kept' })
  await noteEvent(work, mediumId, { kind: isMissing ? 'missing' : 'found' })
}

export const finishMediaCheck = write('mediaCheck.finish', async (work, finish: MediaCheckFinish) => {
  const { id, version, lockSound, results } = finish
  const check = await load(work, id)
  checkFinish(work.actor, check, finish)
  if (!(await store.finish(work.tx, id, version, { lockSound, finishedAt: work.now })))
    throw new Problem('changed_meanwhile')
  const inOrder = [...results].sort((one, other) => (one.mediumId < other.mediumId ? -1 : 1))
  for (const { mediumId, result } of inOrder) {
    await store.setResult(work.tx, id, mediumId, result)
    await settle(work, mediumId, result)
  }
  work.record(id, { lockSound, missing: results.filter(({ result }) => result === 'missing').length })
  return { id, version: version + 1 }
})
