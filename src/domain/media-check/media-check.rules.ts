import { dateInTaipei } from '#domain/calendar.ts'
import { mediumLabel } from '#domain/confidential-medium/confidential-medium.rules.ts'
import type { Medium } from '#domain/confidential-medium/confidential-medium.ts'
import { type Acting, isEthics } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import type { MediaCheck, MediaCheckBegin, MediaCheckFinish } from './media-check.ts'

/** Out with a permit is in order, and destroyed is gone: these two are not looked for. */
export const isLookedFor = ({ state }: Pick<Medium, 'state'>): boolean => state === 'kept' || state === 'missing'

/** By unit and number: no two are alike, and it says nothing of what is in it. */
export const lotName = (medium: Pick<Medium, 'unitName' | 'number' | 'copyNumber'>): string =>
  `${medium.unitName}　${mediumLabel(medium)}`

export function checkBegin(actor: Acting, { kind, pointId, count }: MediaCheckBegin): void {
  if ((kind === 'locker') !== (pointId !== null) || (kind === 'spot') !== (count !== null))
    throw new Problem('mediaCheck.what_missing')
  if (kind === 'spot' && !isEthics(actor)) throw new Problem('mediaCheck.spot_by_ethics')
}

/** Whoever began it, and ethics. */
export const maySeeCheck = (actor: Acting, { begunBy }: Pick<MediaCheck, 'begunBy'>): boolean =>
  isEthics(actor) || actor.personId === begunBy

/** Every item has its answer, and nothing else has. */
export function checkFinish(actor: Acting, check: MediaCheck, { version, lockSound, results }: MediaCheckFinish): void {
  if (check.finishedAt !== null) throw new Problem('mediaCheck.finished')
  if (check.begunBy !== actor.personId) throw new Problem('mediaCheck.not_own')
  if (check.version !== version) throw new Problem('changed_meanwhile', { version: check.version })
  if ((check.kind === 'locker') !== (lockSound !== null)) throw new Problem('mediaCheck.lock_missing')
  const asked = new Set(check.items.map(({ mediumId }) => mediumId))
  const answered = new Set(results.map(({ mediumId }) => mediumId))
  if (results.some(({ mediumId }) => !asked.has(mediumId))) throw new Problem('mediaCheck.other_item')
  if (answered.size < asked.size || answered.size < results.length) throw new Problem('mediaCheck.unanswered')
}

/** Of the month in which today lies, by the agency's day. */
export const isOfMonth = (instant: string | null, today: string): boolean =>
  instant !== null && dateInTaipei(new Date(instant)).slice(0, 7) === today.slice(0, 7)

type Looked = { registeredAt: string; at: string | null }

/** When a locker was last looked into as a whole; what came into it since is looked at the next time. */
export function lookedInto(media: readonly Looked[]): string | null {
  const looks = media.flatMap(({ at }) => at ?? []).sort()
  const latest = looks.at(-1)
  const isSkipped = media.some(({ registeredAt, at }) => at === null && latest && registeredAt <= latest)
  return isSkipped ? null : (looks[0] ?? null)
}
