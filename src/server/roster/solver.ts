import { Problem } from '#domain/problem.ts'
import type { Ruling } from '#domain/roster/duty.rules.ts'
import type { Booked, Proposing } from '#domain/roster/proposal.rules.ts'
import { readApart } from '#server/platform/apart.ts'

/** As much as a thread can be given: law and calendar it has itself. */
export type SolverTask = Omit<Proposing, 'ruling'> & { settings: Ruling['settings'] }
export type SolverAnswer = { bookings: Booked[]; isBest: boolean } | { failed: string }

const bounds = { longestMs: 40_000, memoryMb: 512 }

/** Who could keep which shift, worked out in a thread of its own, which is ended when it takes too long. */
export async function solve({ ruling, ...facts }: Proposing): Promise<{ bookings: Booked[]; isBest: boolean }> {
  const { daysBetween, officeHours } = ruling.settings
  const task: SolverTask = { ...facts, settings: { daysBetween, officeHours } }
  const answer = await readApart<SolverAnswer>(new URL('./solver.worker.ts', import.meta.url), task, bounds)
  if ('bookings' in answer) return answer
  throw new Problem('roster.unsolved', { reason: 'failed' in answer ? answer.failed : answer.details.reason })
}
