import { parentPort, workerData } from 'node:worker_threads'
import highs from 'highs'
import { wantedBy } from '#domain/roster/proposal.rules.ts'
import { proposalModel } from '#domain/roster/proposal-model.ts'
import { rulingBy } from '#domain/roster/ruling.ts'
import type { SolverAnswer, SolverTask } from './solver.ts'

type Solved = { Status: string; Columns: Record<string, { Primal?: number }> }
// Its types describe another way of importing it than Node's.
const loadHighs = highs as unknown as () => Promise<{ solve: (text: string, options: object) => Solved }>

/** One thread and no chance, so that the same facts give the same roster; the time is for what nobody has foreseen. */
const options = { time_limit: 20, threads: 1, random_seed: 0, mip_rel_gap: 0, mip_abs_gap: 0.9, output_flag: false }

async function answer({ settings, ...facts }: SolverTask): Promise<SolverAnswer> {
  if (facts.shifts.every((shift) => wantedBy(shift, facts.set) === 0)) return { bookings: [], isBest: true }
  const { text, read } = proposalModel({ ...facts, ruling: rulingBy(settings) })
  const { Status: status, Columns: columns } = (await loadHighs()).solve(text, options)
  if (status !== 'Optimal' && status !== 'Time limit reached') return { failed: status }
  return { bookings: read((name) => columns[name]?.Primal ?? 0), isBest: status === 'Optimal' }
}

parentPort?.postMessage(await answer(workerData as SolverTask))
