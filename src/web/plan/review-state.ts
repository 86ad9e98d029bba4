import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { Duty } from '#domain/duty/duty.ts'
import type { Clause, PlanDetail } from '#domain/plan/plan.ts'
import { useUnits } from '#web/agency/agency.queries.ts'
import { useAction } from '#web/platform/action.ts'
import { ApiProblem } from '#web/platform/api.ts'
import type { DutyFields } from './duty-form.tsx'
import { planQuery } from './plan.queries.ts'
import { nextOpen, type QueueItem, queueOf, withClause, withDuty } from './review-queue.ts'

export type Panel = 'look' | 'correct' | 'dismiss' | 'add' | 'needNone'

/** What was decided last, so that it can be taken back. */
export type Decided = { kind: 'duty' | 'clause'; id: string; version: number; what: string }

/** Another officer was faster: what this one had before the eyes, and what stands there now. */
export type Conflict = { before: Duty; now: Duty }

/** Typed and not yet sent, by the duty or (when adding) the clause it belongs to. Going elsewhere does not lose it. */
export type Drafts = Record<string, DutyFields>

export const draftKey = (panel: Panel, item: QueueItem): string =>
  panel === 'add' ? `add ${item.clause.id}` : item.key

function useCache(planId: string) {
  const queries = useQueryClient()
  return async (change: (detail: PlanDetail) => PlanDetail): Promise<QueueItem[]> => {
    const { queryKey } = planQuery(planId)
    await queries.cancelQueries({ queryKey })
    const after = queries.setQueryData<PlanDetail>(queryKey, (before) => before && change(before))
    return after ? queueOf(after) : []
  }
}

export function useReview(detail: PlanDetail, queue: readonly QueueItem[]) {
  const { all: units } = useUnits()
  const put = useCache(detail.plan.id)
  const [current, setCurrent] = useState<string | null>(() => nextOpen(queue, null) ?? queue[0]?.key ?? null)
  const [panel, setPanel] = useState<Panel>('look')
  const [decided, setDecided] = useState<Decided | null>(null)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const [drafts, setDrafts] = useState<Drafts>({})
  const kept = useRef<Drafts>({})

  const show = useCallback((key: string) => {
    setCurrent(key)
    setConflict(null)
    setPanel(key in kept.current ? 'correct' : 'look')
  }, [])
  const keep = (key: string, fields: DutyFields | null) => {
    const { [key]: _, ...others } = kept.current
    kept.current = fields ? { ...others, [key]: fields } : others
    setDrafts(kept.current)
  }

  const settle = (items: readonly QueueItem[], key: string, one: Decided, isOpenAgain: boolean) => {
    setConflict(null)
    setDecided(isOpenAgain ? null : one)
    show(isOpenAgain ? key : (nextOpen(items, key) ?? key))
  }
  const duty = useAction<Duty>(async (answer) => {
    const items = await put((before) => withDuty(before, answer, units))
    keep(answer.id, null)
    keep(`add ${answer.clauseId}`, null)
    settle(
      items,
      answer.id,
      { kind: 'duty', id: answer.id, version: answer.version, what: answer.what },
      answer.status === 'proposed',
    )
  })
  const clause = useAction<Clause>(async (answer) => {
    const items = await put((before) => withClause(before, answer, units))
    const one: Decided = { kind: 'clause', id: answer.id, version: answer.version, what: answer.label }
    settle(items, answer.id, one, answer.noDutyReason === null)
  })
  /** Who comes second sees what the first one wrote, beside what he has typed himself. */
  const meet = (before: Duty) => async (error: unknown) => {
    const now = error instanceof ApiProblem && error.code === 'changed_meanwhile' ? error.details['current'] : null
    if (!now) return
    await put((plan) => withDuty(plan, now as Duty, units))
    setConflict({ before, now: now as Duty })
  }
  const decideDuty = (one: Duty, address: string, input: object, method: 'POST' | 'PATCH' = 'POST') =>
    duty.mutate({ method, address, input: { id: one.id, version: one.version, ...input } }, { onError: meet(one) })
  const { reset: resetDuty } = duty
  const { reset: resetClause } = clause
  const reset = useCallback(() => {
    resetDuty()
    resetClause()
  }, [resetDuty, resetClause])
  const choose = useCallback(
    (key: string) => {
      reset()
      show(key)
    },
    [reset, show],
  )
  return {
    current,
    choose,
    panel,
    open: (next: Panel) => {
      reset()
      setPanel(next)
    },
    decided,
    conflict,
    drafts,
    keep,
    error: duty.error ?? clause.error,
    isPending: duty.isPending || clause.isPending,
    accept: (one: Duty) => decideDuty(one, `/duties/${one.id}/accept`, {}),
    dismiss: (one: Duty, reason: string) => decideDuty(one, `/duties/${one.id}/dismiss`, { reason }),
    correct: (one: Duty, fields: DutyFields) => decideDuty(one, `/duties/${one.id}`, fields, 'PATCH'),
    reconsider: (one: Duty) => decideDuty(one, `/duties/${one.id}/reconsider`, {}),
    add: (id: string, clauseId: string, fields: DutyFields) =>
      duty.mutate({ address: '/duties', input: { id, clauseId, ...fields } }),
    needNone: (one: Clause, reason: string) =>
      clause.mutate({
        address: `/clauses/${one.id}/needs-no-duty`,
        input: { id: one.id, version: one.version, reason },
      }),
    reconsiderClause: (one: Pick<Clause, 'id' | 'version'>) =>
      clause.mutate({ address: `/clauses/${one.id}/reconsider`, input: { id: one.id, version: one.version } }),
    undo: () => {
      if (!decided) return
      const { kind, id, version } = decided
      const effect = {
        address: kind === 'duty' ? `/duties/${id}/reconsider` : `/clauses/${id}/reconsider`,
        input: { id, version },
      }
      kind === 'duty' ? duty.mutate(effect) : clause.mutate(effect)
    },
  }
}

export type Review = ReturnType<typeof useReview>
