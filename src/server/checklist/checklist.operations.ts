import {
  checkOffered,
  checkWithdrawal,
  modelVersionOf,
  newestModel,
  type Standing,
} from '#domain/checklist/catalogue.rules.ts'
import type { Checklist, ChecklistVersion } from '#domain/checklist/catalogue.ts'
import type { ChecklistOnPaper } from '#domain/checklist/checklist.document.ts'
import { checkFaultless, checkIsDraft, nextVersion } from '#domain/checklist/checklist.rules.ts'
import { ChecklistContent } from '#domain/checklist/checklist.ts'
import { differenceOf } from '#domain/checklist/difference.rules.ts'
import { dateInTaipei } from '#domain/date.ts'
import { Problem } from '#domain/problem.ts'
import { findAgency } from '#server/agency/agency.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as store from './checklist.store.ts'
import * as drafts from './checklist-draft.store.ts'

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

/** The newest published version of a form, if there is any. */
export async function findLatest(work: Work, id: string): Promise<ChecklistContent | undefined> {
  const row = await store.findLatest(work.tx, id)
  return row && ChecklistContent.parse(row.content)
}

/** Every form on offer as it stands, and since which day. */
export const listCitingChecklists = async (work: Work) =>
  (await store.listLatest(work.tx)).map(({ id, content, publishedAt }) => ({
    id,
    content: ChecklistContent.parse(content),
    day: dateInTaipei(new Date(publishedAt)),
  }))

/** The version with which a form on offer is begun now. */
export async function findLatestVersionId(work: Work, id: string): Promise<string> {
  checkOffered(await standingOf(work, id))
  const row = await store.findLatest(work.tx, id)
  if (!row) throw new Problem('not_found')
  return row.id
}

export async function standingOf(work: Work, id: string): Promise<Standing> {
  const standing = await store.findStanding(work.tx, id)
  if (!standing) throw new Problem('not_found')
  return standing
}

/** Every form on offer; what has only a draft cannot be filled in yet. */
export const listChecklists = read(
  'checklist.list',
  async (work, _: Record<string, never>): Promise<Checklist[]> => (await store.list(work.tx)).map(withModel),
)

function withModel(listed: Omit<Checklist, 'newerModelVersion'>): Checklist {
  const modelVersion = modelVersionOf(listed.kind, listed.modelVersion)
  const newest = newestModel(listed.kind)?.version ?? 0
  const isNewer = modelVersion !== null && newest > modelVersion
  return { ...listed, modelVersion, newerModelVersion: isNewer ? newest : null }
}

export const showChecklist = read('checklist.show', async (work, { id }: { id: string }) => {
  const content = await findChecklist(work, id)
  if (!content) throw new Problem('not_found')
  return content
})

/** The newest version, to be filled in by hand. */
export const printChecklist = read(
  'checklist.print',
  async (work, { id }: { id: string }): Promise<{ id: string; form: ChecklistOnPaper }> => {
    checkOffered(await standingOf(work, id))
    const content = await findLatest(work, id)
    if (!content) throw new Problem('not_found')
    const agency = await findAgency(work)
    return { id, form: { content, agency, filled: null, madeAt: work.now.toISOString() } }
  },
)

/** The newest first, each with what it says otherwise than the one before it. */
export const listVersions = read(
  'checklist.listVersions',
  async (work, { id }: { id: string }): Promise<ChecklistVersion[]> => {
    await standingOf(work, id)
    const rows = (await store.listVersions(work.tx, id)).map((row) => ({
      ...row,
      content: ChecklistContent.parse(row.content),
    }))
    return rows.map(({ content, ...version }, index) => {
      const before = rows[index + 1]?.content
      return { ...version, differences: before ? differenceOf(before, content) : [] }
    })
  },
)

type Changed = ChecklistContent & { id: string }
export const publishChecklist = write('checklist.publish', async (work, { id, ...changed }: Changed) => {
  checkOffered(await standingOf(work, id))
  checkIsDraft(await drafts.find(work.tx, id), changed)
  checkFaultless(changed)
  const content = nextVersion(await findLatest(work, id), changed)
  const { agencyId, personId } = work.actor
  const versionId = work.newId()
  await store.insertVersion(work.tx, {
    id: versionId,
    agencyId,
    checklistId: id,
    content,
    publishedAt: work.now,
    publishedBy: personId,
  })
  await drafts.remove(work.tx, id)
  work.record(id, { versionId, version: content.version })
  return { versionId }
})

/** From now on nothing new is begun with it; what is in hand is finished. */
export const withdrawChecklist = write('checklist.withdraw', async (work, { id }: { id: string }) => {
  checkWithdrawal(await standingOf(work, id), await store.countAsked(work.tx, id))
  await store.withdraw(work.tx, id, work.now)
  await drafts.remove(work.tx, id)
  work.record(id)
  return { withdrawnAt: work.now.toISOString() }
})

/** Which form of this agency is meant by a kind that a plan names. */
export const checklistIdsByKind = async (work: Work): Promise<Map<string, string>> =>
  new Map((await store.listByKind(work.tx)).map(({ kind, id }) => [kind, id]))
