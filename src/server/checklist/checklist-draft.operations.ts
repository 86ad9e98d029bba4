import {
  checkDraft,
  checkOffered,
  checkSeen,
  copyOf,
  formOfModel,
  newestModel,
} from '#domain/checklist/catalogue.rules.ts'
import type { ChecklistDraft, ChecklistOrigin } from '#domain/checklist/catalogue.ts'
import { ChecklistContent } from '#domain/checklist/checklist.ts'
import { Problem } from '#domain/problem.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { findLatest, standingOf } from './checklist.operations.ts'
import * as store from './checklist.store.ts'
import * as drafts from './checklist-draft.store.ts'

type Id = { id: string }

/** The draft as it stands; where there is none, what the next one begins with. */
export async function draftOf(work: Work, id: string): Promise<ChecklistDraft> {
  const stored = await drafts.find(work.tx, id)
  if (stored) return { ...stored, content: ChecklistContent.parse(stored.content) } as ChecklistDraft
  const content = await findLatest(work, id)
  if (!content) throw new Problem('not_found')
  return { checklistId: id, content, version: 0, changedByName: null, changedAt: null, notices: [] }
}

export const showDraft = read('checklist.showDraft', (work, { id }: Id) => draftOf(work, id))

type NewForm = { id: string; content: ChecklistContent; notices?: readonly object[] }

/** A form that nobody has published yet. */
export async function insertForm(work: Work, { id, content, notices = [] }: NewForm): Promise<void> {
  const { agencyId, personId: changedBy } = work.actor
  await store.insert(work.tx, { id, agencyId, kind: content.kind, title: content.title })
  await drafts.insert(work.tx, { checklistId: id, agencyId, content, notices, changedBy, changedAt: work.now })
}

type Addition = Id & { from: ChecklistOrigin }
export const addChecklist = write('checklist.add', async (work, { id, from }: Addition) => {
  await insertForm(work, { id, content: await begunFrom(work, from) })
  work.record(id, { from })
  return draftOf(work, id)
})

async function begunFrom(work: Work, from: ChecklistOrigin): Promise<ChecklistContent> {
  if ('checklistId' in from)
    return copyOf((await findLatest(work, from.checklistId)) ?? (await unpublished(work, from)))
  const model = newestModel(from.model)
  if (!model) throw new Problem('not_found')
  return (await store.isKindTaken(work.tx, from.model)) ? copyOf(model) : formOfModel(model)
}

const unpublished = async (work: Work, { checklistId }: { checklistId: string }) =>
  (await draftOf(work, checklistId)).content

type Change = Id & { version: number; content: ChecklistContent }
export const saveDraft = write('checklist.saveDraft', async (work, change: Change) => {
  const { id, version, content } = change
  const latest = (await findLatest(work, id))?.version ?? 0
  checkDraft(await standingOf(work, id), latest, await drafts.findVersion(work.tx, id), change)
  const { agencyId, personId: changedBy } = work.actor
  const row = { checklistId: id, content, changedBy, changedAt: work.now }
  if (version === 0) await drafts.insert(work.tx, { ...row, agencyId, notices: [] })
  else if (!(await drafts.update(work.tx, { ...row, version }))) throw new Problem('changed_meanwhile')
  work.record(id, { version: version + 1 })
  return { version: version + 1, changedAt: work.now.toISOString() }
})

/** Back to what is published; of a form that never was, nothing remains. */
export const dropDraft = write('checklist.dropDraft', async (work, { id, version }: Id & { version: number }) => {
  checkOffered(await standingOf(work, id))
  checkSeen(await drafts.findVersion(work.tx, id), version)
  await drafts.remove(work.tx, id)
  const isPublished = (await store.findLatest(work.tx, id)) !== undefined
  if (!isPublished) await store.withdraw(work.tx, id, work.now)
  work.record(id, { version })
  return { isPublished }
})
