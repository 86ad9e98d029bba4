import type { Acting } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { mayKeepRoster } from '#domain/roster/roster.rules.ts'
import type { SwapState } from '#domain/roster/swap.ts'

type Steps = {
  answeredAt: string | null
  isAgreed: boolean | null
  settledAt: string | null
  isConfirmed: boolean | null
  withdrawnAt: string | null
}

export function swapState({ answeredAt, isAgreed, settledAt, isConfirmed, withdrawnAt }: Steps): SwapState {
  if (withdrawnAt) return 'withdrawn'
  if (settledAt) return isConfirmed ? 'done' : 'refused'
  if (answeredAt) return isAgreed ? 'agreed' : 'declined'
  return 'asked'
}

export const isOpenSwap = (state: SwapState): boolean => state === 'asked' || state === 'agreed'

type Between = { fromId: string; toId: string }

/** Each asks for a shift of one's own; for who cannot, whoever keeps the roster does. */
export function checkAsking(actor: Acting, { fromId, toId }: Between, inChargeId: string): void {
  if (fromId !== actor.personId && !mayKeepRoster(actor, inChargeId)) throw new Problem('swap.not_own')
  if (fromId === toId) throw new Problem('swap.oneself')
}

type Standing = Between & { state: SwapState; inChargeId: string }

export function checkAnswer(actor: Acting, { toId, state }: Standing): void {
  if (toId !== actor.personId) throw new Problem('swap.not_asked_you')
  if (state !== 'asked') throw new Problem('swap.over')
}

/** Nobody confirms a swap of one's own. */
export function checkSettling(actor: Acting, { fromId, toId, state, inChargeId }: Standing): void {
  if (!mayKeepRoster(actor, inChargeId)) throw new Problem('roster.not_keeper')
  if (actor.personId === fromId || actor.personId === toId) throw new Problem('swap.own')
  if (state !== 'agreed') throw new Problem(state === 'asked' ? 'swap.not_agreed' : 'swap.over')
}

export function checkSwapWithdrawal(actor: Acting, { fromId, state, inChargeId }: Standing): void {
  if (fromId !== actor.personId && !mayKeepRoster(actor, inChargeId)) throw new Problem('swap.not_own')
  if (!isOpenSwap(state)) throw new Problem('swap.over')
}
