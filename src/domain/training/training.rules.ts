import { Problem } from '#domain/problem.ts'
import type { TrainingDraft, TrainingFigure, TrainingStatus, TrainingTick } from './training.ts'
import { findTrainingKind } from './training-kinds.ts'

type Times = Record<'cancelledAt' | 'begunAt' | 'endedAt', string | null>

export function trainingStatus({ cancelledAt, begunAt, endedAt }: Times): TrainingStatus {
  if (cancelledAt) return 'cancelled'
  if (endedAt) return 'ended'
  return begunAt ? 'running' : 'planned'
}

type Stored = { status: TrainingStatus; version: number }

export function checkTraining(draft: TrainingDraft, stored: Stored | undefined): void {
  if (!findTrainingKind(draft.kind)) throw new Problem('training.kind_unknown')
  if (draft.clauseId && !draft.planId) throw new Problem('training.clause_unknown')
  if (Date.parse(draft.endsAt) <= Date.parse(draft.startsAt)) throw new Problem('training.times_reversed')
  if (!stored) {
    if (draft.version > 0) throw new Problem('not_found')
    return
  }
  checkPlanned(stored)
  if (stored.version !== draft.version) throw new Problem('changed_meanwhile', { version: stored.version })
}

export function checkPlanned({ status }: Pick<Stored, 'status'>): void {
  if (status !== 'planned') throw new Problem('training.not_planned')
}

export function checkRunning({ status }: Pick<Stored, 'status'>): void {
  if (status !== 'running') throw new Problem('training.not_running')
}

/** Who came and what was found may be put right after it has ended. */
export function checkBegun({ status }: Pick<Stored, 'status'>): void {
  if (status !== 'running' && status !== 'ended') throw new Problem('training.not_begun')
}

/** A person, a member of the staff, or the name of a guest: one of them. */
export function checkTick({ personId, memberId, name }: Omit<TrainingTick, 'id' | 'attendanceId'>): void {
  if ([personId !== null, memberId !== null, name !== ''].filter(Boolean).length !== 1)
    throw new Problem('training.attendee_missing')
}

/** Only what is measured at one of this kind, each once. */
export function checkFigures(kind: string, figures: readonly TrainingFigure[]): void {
  const known = findTrainingKind(kind)?.figures ?? []
  const keys = figures.map(({ key }) => key)
  if (new Set(keys).size < keys.length || keys.some((key) => !known.includes(key)))
    throw new Problem('training.figure_unknown')
}
