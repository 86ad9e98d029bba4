import { useEffect, useMemo, useRef, useState } from 'react'
import type { PlanDetail } from '#domain/plan/plan.ts'
import {
  type Draft,
  editedClauses,
  insertedAfter,
  moved,
  numberingOfText,
  removed,
  shifted,
  withFollowing,
} from '#domain/plan/plan-writing.rules.ts'
import { back, begin, forward, type Past, step } from '#web/checklist/history.ts'
import { useKeptDraft } from '#web/platform/kept-draft.ts'
import { newId } from '#web/platform/new-id.ts'

type Rearranging = (clauses: readonly Draft[], at: number) => Draft[]

/** A plan's clauses while they are written: every change is shown, kept on the device, and can be taken back. */
export function usePlanEditor({ plan, clauses }: PlanDetail) {
  const published = useMemo(
    () => ({
      clauses: editedClauses(plan.sourceText, clauses).map((clause, at): Draft => ({ ...clause, key: `c${at}` })),
    }),
    [plan.sourceText, clauses],
  )
  const numbering = useMemo(() => numberingOfText(plan.sourceText), [plan.sourceText])
  const kept = useKeptDraft(`planText.${plan.id}`, published, plan.version)
  const [past, setPast] = useState<Past<Draft[]>>(() => begin(kept.content.clauses))
  const [current, setCurrent] = useState<string | null>(null)
  const known = useRef(past.now)
  const keep = useRef(kept.change)
  useEffect(() => {
    keep.current = kept.change
  })
  useEffect(() => {
    if (past.now === known.current) return
    known.current = past.now
    keep.current({ clauses: past.now })
  }, [past.now])
  const acts = useMemo(() => {
    const edit = (change: (now: Draft[]) => Draft[], mark = '') =>
      setPast((before) => step(before, change(before.now), mark, Date.now()))
    const rearrange = (key: string, how: Rearranging) =>
      edit((now) => {
        const at = now.findIndex((clause) => clause.key === key)
        return at < 0 ? now : withFollowing(now, how(now, at), numbering)
      })
    return {
      write: (key: string, changes: Partial<Pick<Draft, 'heading' | 'text'>>) =>
        edit(
          (now) => now.map((clause) => (clause.key === key ? { ...clause, ...changes } : clause)),
          `${key}${Object.keys(changes)}`,
        ),
      move: (key: string, way: 'up' | 'down') => rearrange(key, (now, at) => moved(now, at, way)),
      shift: (key: string, way: 1 | -1) => rearrange(key, (now, at) => shifted(now, at, way)),
      remove: (key: string) => {
        rearrange(key, removed)
        setCurrent(null)
      },
      add: (key: string) => {
        const added = newId()
        rearrange(key, (now, at) => insertedAfter(now, at, added))
        setCurrent(added)
      },
      undo: () => setPast(back),
      redo: () => setPast(forward),
    }
  }, [numbering])
  const isChanged = JSON.stringify(past.now) !== JSON.stringify(published.clauses)
  return {
    ...acts,
    clauses: past.now,
    numbering,
    current,
    choose: setCurrent,
    isChanged,
    isOvertaken: kept.isOvertaken,
    canUndo: past.before.length > 0,
    canRedo: past.after.length > 0,
    /** Handed in: what is on the device is no longer needed. */
    forget: kept.forget,
    /** Begins again with the plan as it is now. */
    discard: () => {
      kept.forget()
      known.current = published.clauses
      setPast(begin(published.clauses))
      setCurrent(null)
    },
  }
}
export type PlanEditor = ReturnType<typeof usePlanEditor>
