import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { StoredFile } from '#domain/file/file.ts'
import type { InspectionDetail } from '#domain/inspection/inspection.ts'
import { newId } from '#web/platform/new-id.ts'
import type { KeptFile } from '#web/platform/outbox/entry.ts'
import {
  enqueue,
  enqueueLatest,
  type Last,
  lastIn,
  type Outbox,
  refusalError,
  useOutbox,
} from '#web/platform/outbox/outbox.ts'
import { type Answers, type Changes, changedBy } from './answers.ts'
import { latestAnswers, sameAnswer, savingOf, submissionOf } from './draft.ts'

/** How long the next answer is waited for before they go out together. */
const pauseMs = 800

export type Saving = { state: 'saved' | 'waiting' | 'saving' | 'keptHere' } | { state: 'failed'; error: unknown }

export type Draft = {
  answers: Answers
  saving: Saving
  /** Photographs and papers that are still here, beside those that the server has. */
  files: readonly StoredFile[]
  change: (changes: Changes) => void
  /** Says that it may go to the unit head; false when that could not even be kept. */
  ready: () => Promise<boolean>
}

/** Of whoever holds it: what another left in this tab is never sent as one's own. */
const tabPlace = ({ id, heldBy }: InspectionDetail['inspection']) => `shousui.unkept ${id} ${heldBy}`

/** Sealing takes a moment. Until then it lies in this tab alone, so that a reload in that very moment loses nothing. */
function holdInTab(inspection: InspectionDetail['inspection'], changes: Changes): void {
  if (Object.keys(changes).length === 0) sessionStorage.removeItem(tabPlace(inspection))
  else sessionStorage.setItem(tabPlace(inspection), JSON.stringify(changes))
}

const unkeptOf = (inspection: InspectionDetail['inspection']): Changes =>
  JSON.parse(sessionStorage.getItem(tabPlace(inspection)) ?? '{}') as Changes

const without = (changes: Changes, kept: Changes): Changes =>
  Object.fromEntries(Object.entries(changes).filter(([place, answer]) => kept[place] !== answer))

/**
 * The answers of one inspection while it is filled in: shown at once, kept on the device at once, sent to the server
 * after a short pause.
 */
export function useDraft(detail: InspectionDetail): Draft {
  const outbox = useOutbox()
  const last = lastOf(outbox, detail.inspection.id)
  const [pending, setPending] = useState<Changes>(() => unkeptOf(detail.inspection))
  const latest = useRef<Changes>(pending)
  const isQueued = useRef(false)
  const [error, setError] = useState<unknown>(null)
  const show = (changes: Changes) => {
    latest.current = changes
    setPending(changes)
    holdInTab(detail.inspection, changes)
  }
  /** One write at a time is waiting at most: whatever is answered until its turn goes with it. */
  const keep = async (readyToSubmit: boolean): Promise<boolean> => {
    if (isQueued.current && !readyToSubmit) return true
    isQueued.current = true
    let changes: Changes = {}
    const make = (before: Last | null) => {
      isQueued.current = false
      changes = latest.current
      return savingOf(detail, before, { changes, readyToSubmit }, newId())
    }
    try {
      await enqueueLatest(detail.inspection.id, make, readyToSubmit ? 0 : pauseMs)
      show(without(latest.current, changes))
      setError(null)
      return true
    } catch (failure) {
      isQueued.current = false
      setError(failure)
      return false
    }
  }
  const isKept = Object.keys(pending).length === 0
  const keepLeft = useEffectEvent(() => Object.keys(latest.current).length > 0 && void keep(false))
  useEffect(() => {
    keepLeft()
  }, [])
  return {
    answers: useSameObjects(changedBy(latestAnswers(detail, last), pending)),
    // Nobody is told that it is kept before it is.
    saving: error ? { state: 'failed', error } : isKept ? stateOf(outbox, last) : { state: 'saving' },
    files: useMemo(() => outbox.files.map(({ value }) => storedFileOf(value)), [outbox.files]),
    change: (changes) => {
      show({ ...latest.current, ...changes })
      void keep(false)
    },
    ready: () => keep(true),
  }
}

/** An answer that says the same stays the same object, so that its question need not be drawn again. */
function useSameObjects(answers: Answers): Answers {
  const before = useRef<Answers>({})
  const same = Object.entries(answers).map(([place, answer]) => {
    const known = before.current[place]
    return [place, known && sameAnswer(known, answer) ? known : answer]
  })
  before.current = Object.fromEntries(same)
  return before.current
}

const storedFileOf = ({ id, name, mediaType, size, sha256 }: KeptFile): StoredFile => ({
  id,
  name,
  mediaType: mediaType as StoredFile['mediaType'],
  size,
  sha256: sha256 ?? '',
})

/** What of this inspection is to be sent last. */
function lastOf({ entries }: Outbox, id: string): Last | null {
  const row = entries.findLast(({ value }) => value.subject === id && value.state !== 'setAside')
  return row ? lastIn(row.value) : null
}

function stateOf({ isSending, rest }: Outbox, last: Last | null): Saving {
  if (!last) return { state: 'saved' }
  if (last.entry.refusal) return { state: 'failed', error: refusalError(last.entry.refusal) }
  if (isSending) return { state: 'saving' }
  return { state: rest === 'done' ? 'waiting' : 'keptHere' }
}

/** Hands in what was answered, with or without a network; it waits here until the server has it. */
export function useHandIn(detail: InspectionDetail): (answers: Answers) => Promise<void> {
  const last = lastOf(useOutbox(), detail.inspection.id)
  return (answers) => enqueue(submissionOf(detail, last, answers, newId(), new Date().toISOString()))
}
