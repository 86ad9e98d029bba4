import { type Acting, isEthics, isHead } from '#domain/person/person.rules.ts'
import { Problem, type ProblemCode } from '#domain/problem.ts'
import { type DutyRule, type HardRule, isHard, type SoftRule } from '#domain/roster/duty.rules.ts'
import type { WishEntry } from '#domain/roster/wish.ts'

/** Ethics, and who is in charge of it. */
export const mayKeepRoster = (actor: Acting, inChargeId: string): boolean =>
  isEthics(actor) || actor.personId === inChargeId

type Standing = { inChargeId: string; publishedAt: string | null }

/** What is published is for everybody; what is still being made, for those who make it and the heads. */
export function checkReading(actor: Acting, { inChargeId, publishedAt }: Standing): void {
  if (publishedAt === null && !mayKeepRoster(actor, inChargeId) && !isHead(actor)) throw new Problem('not_found')
}

export function checkKeeping(actor: Acting, { inChargeId }: Pick<Standing, 'inChargeId'>): void {
  if (!mayKeepRoster(actor, inChargeId)) throw new Problem('roster.not_keeper')
}

/** Who may call those on duty: whoever keeps the roster, the heads, and those who have a shift in it. */
export const seesTelephones = (actor: Acting, inChargeId: string, onDutyIds: readonly string[]): boolean =>
  mayKeepRoster(actor, inChargeId) || isHead(actor) || onDutyIds.includes(actor.personId)

const refusals: Record<HardRule, ProblemCode> = {
  cannot: 'roster.cannot',
  overlap: 'roster.double_booked',
  rest: 'roster.rest_too_short',
  dayHours: 'roster.day_too_long',
  monthOvertime: 'roster.month_too_long',
}

type Broken = { name: string; rules: readonly DutyRule[]; reason: string; isPublished: boolean }

/** Hard rules refuse; what the agency asks for may be set aside with a reason, as may what everybody has read. */
export function checkBooking({ name, rules, reason, isPublished }: Broken): SoftRule[] {
  const hard = rules.find(isHard)
  if (hard) throw new Problem(refusals[hard], { name })
  if ((rules.length > 0 || isPublished) && reason === '')
    throw new Problem('roster.reason_missing', { rules: [...rules] })
  return rules.filter((rule): rule is SoftRule => !isHard(rule))
}

/** Each for oneself; ethics for those who cannot. */
export function checkWish(actor: Acting, { personId, from, until }: WishEntry): void {
  if (personId !== actor.personId && !isEthics(actor)) throw new Problem('wish.not_own')
  if (until < from) throw new Problem('wish.dates_reversed')
}
