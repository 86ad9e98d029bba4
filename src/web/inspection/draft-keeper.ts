import type { InspectionDetail, InspectionDraft } from '#domain/inspection/inspection.ts'
import { ApiProblem, call } from '#web/platform/api.ts'
import { newId } from '#web/platform/new-id.ts'
import { type Answers, byPlace, type Changes, changedBy, inOrder } from './answers.ts'
import { keepUnsent, unsentAnswers } from './unsent.ts'

const pauseMs = 800
const againMs = 8_000

export type Saving = { state: 'saved' | 'waiting' | 'saving' } | { state: 'failed'; error: unknown }
export type DraftView = { answers: Answers; saving: Saving }

/** Nothing definite came back: asking again, with the same key, may help. */
export const isPassing = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.code === 'offline' || error.code === 'too_many_requests' || error.status >= 500)

const isChanged = (error: unknown): boolean => error instanceof ApiProblem && error.code === 'changed_meanwhile'

/**
 * The answers of one inspection while it is filled in: shown at once, kept on the device, sent to the server after a
 * short pause, one request at a time. What is unsent wins over what the server has, for one person fills it in.
 */
export function draftKeeper(
  { inspection, checklist }: InspectionDetail,
  show: (view: DraftView) => void,
  stored: (detail: InspectionDetail) => void,
) {
  const { id, checklistVersionId, unitId, assignmentId, origin, pointId } = inspection
  let { version } = inspection
  let unsent: Changes = unsentAnswers(id)
  let answers: Answers = changedBy(byPlace(inspection.answers), unsent)
  let effect = { body: '', key: '' }
  let sending: Promise<boolean> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const later = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void save(false), ms)
  }
  const isUnsent = () => Object.keys(unsent).length > 0

  function take(detail: InspectionDetail): void {
    version = detail.inspection.version
    answers = changedBy(byPlace(detail.inspection.answers), unsent)
    stored(detail)
  }

  async function put(readyToSubmit: boolean): Promise<InspectionDetail> {
    const draft = {
      id,
      checklistVersionId,
      unitId,
      assignmentId,
      origin,
      pointId,
      version,
      readyToSubmit,
    }
    const input: InspectionDraft = {
      ...draft,
      answers: inOrder(checklist, answers),
    }
    const body = JSON.stringify(input)
    if (effect.body !== body) effect = { body, key: newId() }
    return call<InspectionDetail>('PUT', `/inspections/${id}`, {
      input,
      key: effect.key,
    })
  }

  async function send(readyToSubmit: boolean): Promise<boolean> {
    const sent = unsent
    show({ answers, saving: { state: 'saving' } })
    try {
      const detail = await put(readyToSubmit)
      unsent = Object.fromEntries(Object.entries(unsent).filter(([key, value]) => sent[key] !== value))
      keepUnsent(id, unsent)
      take(detail)
      show({ answers, saving: { state: isUnsent() ? 'waiting' : 'saved' } })
      if (isUnsent()) later(pauseMs)
      return true
    } catch (error) {
      show({ answers, saving: { state: 'failed', error } })
      if (isPassing(error)) later(againMs)
      if (isChanged(error)) await catchUp()
      return false
    }
  }

  /** An answer that never reached us may have stored an earlier draft: if it is still ours, go on from there. */
  async function catchUp(): Promise<void> {
    const detail = await call<InspectionDetail>('GET', `/inspections/${id}`)
    if (detail.inspection.heldBy !== inspection.heldBy || detail.inspection.status !== 'draft') return stored(detail)
    take(detail)
    later(0)
  }

  async function save(readyToSubmit: boolean): Promise<boolean> {
    clearTimeout(timer)
    while (sending) await sending
    sending = send(readyToSubmit).finally(() => {
      sending = null
    })
    return sending
  }

  return {
    view: (): DraftView => ({
      answers,
      saving: { state: isUnsent() ? 'waiting' : 'saved' },
    }),
    change(changes: Changes): void {
      answers = changedBy(answers, changes)
      unsent = { ...unsent, ...changes }
      keepUnsent(id, unsent)
      show({ answers, saving: { state: 'waiting' } })
      later(pauseMs)
    },
    /** Says that it may go to the unit head. */
    ready: () => save(true),
    /** What was left unsent by an earlier visit goes out now. */
    start(): () => void {
      const resume = () => isUnsent() && later(0)
      resume()
      window.addEventListener('online', resume)
      return () => {
        window.removeEventListener('online', resume)
        clearTimeout(timer)
        if (isUnsent()) void save(false)
      }
    },
  }
}
