import { nextVersion } from '#domain/checklist/checklist.rules.ts'
import { ChecklistContent } from '#domain/checklist/checklist.ts'
import { Problem } from '#domain/problem.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as store from './checklist.store.ts'

/** What was published never changes, so it need not be read twice. The oldest leaves when the house is full. */
const known = new Map<string, ChecklistContent>()
const maxKnown = 500

/** The content of a published version, for whoever fills it in or reads what was filled in. */
export async function findChecklist(work: Work, versionId: string): Promise<ChecklistContent | undefined> {
  const key = `${work.actor.agencyId}/${versionId}`
  const remembered = known.get(key)
  if (remembered) return remembered
  const row = await store.findVersion(work.tx, versionId)
  if (!row) return undefined
  if (known.size >= maxKnown) known.delete(known.keys().next().value!)
  // A form stored before there were other kinds of answer leaves them out.
  const content = ChecklistContent.parse(row.content)
  known.set(key, content)
  return content
}

export const listChecklists = read('checklist.list', (work, _: Record<string, never>) => store.listLatest(work.tx))

export const showChecklist = read('checklist.show', async (work, { id }: { id: string }) => {
  const content = await findChecklist(work, id)
  if (!content) throw new Problem('not_found')
  return content
})

type Changed = ChecklistContent & { id: string }
export const publishChecklist = write('checklist.publish', async (work, { id, ...changed }: Changed) => {
  const latest = await store.findLatest(work.tx, id)
  if (!latest) throw new Problem('not_found')
  const content = nextVersion(latest.content, changed)
  const versionId = work.newId()
  await store.insertVersion(work.tx, {
    id: versionId,
    agencyId: work.actor.agencyId,
    checklistId: id,
    content,
    at: work.now,
  })
  work.record(id, { versionId, version: content.version })
  return { versionId }
})

/** Which form of this agency is meant by a kind that a plan names. */
export const checklistIdsByKind = async (work: Work): Promise<Map<string, string>> =>
  new Map((await store.listLatest(work.tx)).map(({ kind, id }) => [kind, id]))
