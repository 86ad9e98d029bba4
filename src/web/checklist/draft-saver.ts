import type { ChecklistDraft } from '#domain/checklist/catalogue.ts'
import type { ChecklistContent } from '#domain/checklist/checklist.ts'
import { isSame } from '#domain/checklist/difference.rules.ts'
import { ApiProblem, call } from '#web/platform/api.ts'
import { newId } from '#web/platform/new-id.ts'
import { forgetUnsaved, keepUnsaved, unsavedOf } from './unsaved.ts'

const pauseMs = 1200
const againMs = 8000

export type Saving = { state: 'saved' | 'waiting' | 'saving' } | { state: 'failed'; error: unknown }
/** `rival` is what somebody else wrote meanwhile: nothing is saved until a person has chosen. */
export type SaverView = { saving: Saving; rival: ChecklistDraft | null; version: number }

/** Nothing definite came back: asking again, with the same key, may help. */
const isPassing = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.code === 'offline' || error.code === 'too_many_requests' || error.status >= 500)
const isChanged = (error: unknown): boolean => error instanceof ApiProblem && error.code === 'changed_meanwhile'

/**
 * A draft while it is written: kept on the device at once, sent after a pause, one request at a time. Nobody's words
 * are written over: where two wrote, both versions stand until one is chosen.
 */
export function draftSaver(draft: ChecklistDraft, personId: string, show: (view: SaverView) => void) {
  const { checklistId } = draft
  const keeping = { personId, checklistId }
  const kept = unsavedOf(keeping)
  let { version } = draft
  let unsaved: ChecklistContent | null = kept?.content ?? null
  let rival: ChecklistDraft | null = kept && kept.version !== version ? draft : null
  let effect = { body: '', key: '' }
  let sending: Promise<boolean> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const tell = (saving: Saving) => show({ saving, rival, version })
  const later = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), ms)
  }

  async function put(content: ChecklistContent): Promise<number> {
    const input = { version, content }
    const body = JSON.stringify(input)
    if (effect.body !== body) effect = { body, key: newId() }
    const saved = await call<{ version: number }>('PUT', `/checklists/${checklistId}/draft`, { input, key: effect.key })
    return saved.version
  }

  /** What stands there may be our own, stored by a request whose answer never came. */
  async function meet(content: ChecklistContent): Promise<void> {
    const stored = await call<ChecklistDraft>('GET', `/checklists/${checklistId}/draft`)
    if (!isSame(stored.content, content)) rival = stored
    else {
      version = stored.version
      later(0)
    }
  }

  async function send(content: ChecklistContent): Promise<boolean> {
    tell({ state: 'saving' })
    try {
      version = await put(content)
      if (unsaved === content) unsaved = null
      if (unsaved) keepUnsaved(keeping, { version, content: unsaved })
      else forgetUnsaved(keeping)
      tell({ state: unsaved ? 'waiting' : 'saved' })
      if (unsaved) later(pauseMs)
      return unsaved === null
    } catch (error) {
      if (isChanged(error)) await meet(content)
      if (isPassing(error)) later(againMs)
      tell({ state: 'failed', error })
      return false
    }
  }

  async function save(): Promise<boolean> {
    clearTimeout(timer)
    while (sending) await sending
    if (!unsaved) return true
    if (rival) return false
    sending = send(unsaved)
      .catch((error) => {
        tell({ state: 'failed', error })
        return false
      })
      .finally(() => {
        sending = null
      })
    return sending
  }

  return {
    /** What was written on this device and never arrived comes first. */
    content: unsaved ?? draft.content,
    view: (): SaverView => ({ saving: { state: unsaved ? 'waiting' : 'saved' }, rival, version }),
    change(content: ChecklistContent): void {
      unsaved = content
      keepUnsaved(keeping, { version, content })
      tell({ state: 'waiting' })
      if (!rival) later(pauseMs)
    },
    /** Saves now; answers whether everything is stored. */
    save,
    /** Of two versions the own one goes on, upon the other. */
    keepMine(content: ChecklistContent): ChecklistContent {
      if (!rival) return content
      version = rival.version
      const mine = { ...content, version: rival.content.version }
      rival = null
      return mine
    },
    takeTheirs(): ChecklistContent | null {
      const theirs = rival
      if (!theirs) return null
      version = theirs.version
      unsaved = null
      rival = null
      forgetUnsaved(keeping)
      tell({ state: 'saved' })
      return theirs.content
    },
    start(): () => void {
      const resume = () => void (unsaved && !rival && later(0))
      resume()
      window.addEventListener('online', resume)
      return () => {
        window.removeEventListener('online', resume)
        clearTimeout(timer)
        void save()
      }
    },
  }
}
