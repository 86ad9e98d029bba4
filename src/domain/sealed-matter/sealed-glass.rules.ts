import { Problem } from '#domain/problem.ts'
import type { SealedGlass } from '#domain/sealed-matter/sealed-glass.ts'

const hourMs = 3_600_000
/** What nobody let through by then has to be asked for again. */
const patienceMs = 24 * hourMs

type Asked = Pick<SealedGlass, 'askedById' | 'askedAt' | 'brokenAt'>

export const isWaiting = ({ askedAt, brokenAt }: Asked, now: Date): boolean =>
  brokenAt === null && Date.parse(askedAt) + patienceMs > now.getTime()

/** Two people, and soon. */
export function checkBreaking(glass: Asked, personId: string, now: Date): void {
  if (glass.askedById === personId) throw new Problem('sealedGlass.same_person')
  if (!isWaiting(glass, now)) throw new Problem('sealedGlass.not_waiting')
}

export const endOfGlass = ({ hours }: Pick<SealedGlass, 'hours'>, now: Date): Date =>
  new Date(now.getTime() + hours * hourMs)

/** Whoever answers for it is told at once, and for a day after it was over. */
export const isNews = ({ endsAt }: Pick<SealedGlass, 'endsAt'>, now: Date): boolean =>
  endsAt !== null && Date.parse(endsAt) + patienceMs > now.getTime()
