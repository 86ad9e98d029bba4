import { may } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { checkBreaking, endOfGlass, isNews, isWaiting } from '#domain/sealed-matter/sealed-glass.rules.ts'
import type { GlassAsked, SealedGlass } from '#domain/sealed-matter/sealed-glass.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as envelopes from './envelopes.ts'
import * as store from './sealed-glass.store.ts'
import { listReaders } from './sealed-matter.store.ts'

const shownForMs = 30 * 86_400_000

/** Whom a matter concerns sees of a glass for it as little as of the matter; what they asked for themselves they know. */
async function visible<G extends store.FoundGlass>(work: Work, glasses: readonly G[]): Promise<G[]> {
  const { personId } = work.actor
  const matterIds = glasses.flatMap(({ matterId }) => matterId ?? [])
  const concerned = await work.sealing.find(envelopes.concerned, matterIds)
  return glasses.filter(
    ({ matterId, askedById }) =>
      askedById === personId || matterId === null || !concerned.get(matterId)!.includes(personId),
  )
}

/** By the agency's clock, in an exercise as well; what counts is the real one. */
async function present(work: Work, glasses: readonly store.FoundGlass[]): Promise<SealedGlass[]> {
  const reasons = await work.sealing.find(
    envelopes.reason,
    glasses.map(({ id }) => id),
  )
  const { clockOffsetSeconds } = work.actor
  const shown = (at: string): string => new Date(Date.parse(at) + clockOffsetSeconds * 1000).toISOString()
  return glasses.map(({ matterId: _, askedAt, brokenAt, endsAt, looks, ...glass }) => ({
    ...{ ...glass, reason: reasons.get(glass.id)!, askedAt: shown(askedAt), looks: looks.map(shown) },
    ...{ brokenAt: brokenAt && shown(brokenAt), endsAt: endsAt && shown(endsAt) },
  }))
}

const recent = async (work: Work): Promise<store.FoundGlass[]> =>
  visible(work, await store.listSince(work.tx, new Date(work.realNow.getTime() - shownForMs)))

export const listSealedGlasses = read('sealedMatter.listGlasses', async (work, _: Record<string, never>) =>
  present(work, await recent(work)),
)

/** Takes any number and always answers the same: whether there is such a matter is not said. */
export const askForGlass = write('sealedMatter.askGlass', async (work, { reason, ...asked }: GlassAsked) => {
  const { agencyId, personId } = work.actor
  const id = work.newId()
  await store.insert(work.tx, { id, agencyId, ...asked, askedBy: personId, askedAt: work.realNow })
  await work.sealing.put(envelopes.reason, id, reason)
  work.record(id)
  return { id }
})

export const breakGlass = write('sealedMatter.breakGlass', async (work, { id }: { id: string }) => {
  const found = await store.find(work.tx, id)
  const [glass] = found ? await visible(work, [found]) : []
  if (!glass) throw new Problem('not_found')
  const { personId } = work.actor
  checkBreaking(glass, personId, work.realNow)
  if (!(await store.setBroken(work.tx, id, personId, work.realNow, endOfGlass(glass, work.realNow))))
    throw new Problem('changed_meanwhile')
  work.record(id)
  return { id }
})

const answersFor = async (work: Work, { matterId }: store.FoundGlass): Promise<boolean> => {
  if (work.actor.roles.includes('ethicsDirector')) return true
  if (matterId === null) return false
  const readers = await listReaders(work.tx, matterId)
  return readers.some(({ personId, capacity }) => personId === work.actor.personId && capacity === 'responsible')
}

/** Asked of this person, or broken over a matter that this person answers for. */
export async function waitingGlasses(work: Work) {
  const mayBreak = may(work.actor.roles, 'sealedMatter.breakGlass')
  const row = (kind: 'sealedGlassAsked' | 'sealedGlassBroken', { id, number }: store.FoundGlass) => ({
    ...{ kind, subjectId: id, title: number },
    ...{ unitName: null, dueDate: null },
  })
  const rows = []
  for (const glass of await recent(work)) {
    const isOwn = glass.askedById === work.actor.personId
    if (mayBreak && !isOwn && isWaiting(glass, work.realNow)) rows.push(row('sealedGlassAsked', glass))
    if (!isOwn && isNews(glass, work.realNow) && (await answersFor(work, glass)))
      rows.push(row('sealedGlassBroken', glass))
  }
  return rows
}
