import type { OfficialDocument } from '#domain/document.ts'
import {
  type PaperKind,
  type TemplateContent,
  type TemplateDetail,
  TemplateKind,
  type TemplatePreviewing,
  type TemplateSending,
  type TemplateSummary,
  type TemplateVersion,
  type TemplateWriting,
} from '#domain/document-template/document-template.ts'
import { ownTemplate } from '#domain/document-template/own-templates.ts'
import { checkTemplate } from '#domain/document-template/template.rules.ts'
import { Problem } from '#domain/problem.ts'
import { newestApproval, requestApproval } from '#server/approval/approval.operations.ts'
import { findFiles } from '#server/file/file.operations.ts'
import { canonicalJson } from '#server/platform/canonical-json.ts'
import { sha256Of } from '#server/platform/files.ts'
import { say } from '#server/platform/messages.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as store from './document-template.store.ts'
import { lookInForce, lookOf, standingTemplate } from './in-force.operations.ts'

type ByKind = { kind: TemplateKind }

async function waitingIdOf(work: Work, versions: readonly { id: string }[]): Promise<string | null> {
  const newest = versions[0] && (await newestApproval(work, 'documentTemplate', versions[0].id))
  return newest?.state === 'waiting' ? newest.subjectId : null
}

const draftOf = async (work: Work, kind: TemplateKind) =>
  (await store.findDraft(work.tx, kind)) ?? { version: 0, content: null, writtenByName: null }

async function summaryOf(work: Work, kind: TemplateKind): Promise<TemplateSummary> {
  const { number, since } = await standingTemplate(work, kind)
  const hasDraft = (await draftOf(work, kind)).content !== null
  return { kind, number, since, hasDraft, waitingId: await waitingIdOf(work, await store.listVersions(work.tx, kind)) }
}

export const listTemplates = read('documentTemplate.list', async (work, _: Record<string, never>) => {
  const all: TemplateSummary[] = []
  for (const kind of TemplateKind.options) all.push(await summaryOf(work, kind))
  return all
})

async function detailOf(work: Work, kind: TemplateKind): Promise<TemplateDetail> {
  const { number, since, content } = await standingTemplate(work, kind)
  const draft = await draftOf(work, kind)
  const versions = await store.listVersions(work.tx, kind)
  const waitingId = await waitingIdOf(work, versions)
  const own = ownTemplate(kind, say)
  return { kind, number, since, content, own, hasDraft: draft.content !== null, waitingId, draft, versions }
}

export const showTemplate = read('documentTemplate.show', (work, { kind }: ByKind) => detailOf(work, kind))

async function insertDraft(work: Work, { kind, version, content }: TemplateWriting): Promise<void> {
  if ((await draftOf(work, kind)).version !== version) throw new Problem('changed_meanwhile')
  const { agencyId, personId: writtenBy } = work.actor
  const row = { agencyId, kind, version: version + 1, content, writtenBy, writtenAt: work.now }
  await store.insertDraft(work.tx, row)
}

/** It may still have faults; only what is sent has none. Without content it is dropped. */
export const saveTemplateDraft = write('documentTemplate.save', async (work, writing: TemplateWriting) => {
  await insertDraft(work, writing)
  work.record(work.actor.agencyId, { kind: writing.kind, version: writing.version + 1 })
  return detailOf(work, writing.kind)
})

/** A logo is a picture that was taken in here; what is no picture the taking in refuses already. */
async function checkLogo(work: Work, { look }: TemplateContent): Promise<void> {
  if (!look?.logo) return
  const [picture] = await findFiles(work, [look.logo.fileId])
  if (!picture?.mediaType.startsWith('image/')) throw new Problem('documentTemplate.logo_unknown')
}

/** What was written becomes the next version, which counts once it is approved. */
export const sendTemplate = write('documentTemplate.send', async (work, sending: TemplateSending) => {
  const { kind, id, version, content, note } = sending
  const versions = await store.listVersions(work.tx, kind)
  if (await waitingIdOf(work, versions)) throw new Problem('documentTemplate.on_its_way')
  checkTemplate(kind, content)
  await checkLogo(work, content)
  const { agencyId, personId } = work.actor
  const number = (versions[0]?.number ?? 0) + 1
  const hash = sha256Of(canonicalJson({ kind, number, content, note }))
  const row = { id, agencyId, kind, number, content, note, hash, madeBy: personId, madeAt: work.now }
  await store.insertVersion(work.tx, row)
  await insertDraft(work, { kind, version, content: null })
  const title = say('documentTemplate.sent', { name: say(`documentTemplate.kind.${kind}`), number })
  await requestApproval(work, { kind: 'documentTemplate', subjectId: id, title, contentHash: hash, dueDate: null })
  work.record(id, { kind, number, hash })
  return detailOf(work, kind)
})

export const showTemplateVersion = read(
  'documentTemplate.showVersion',
  async (work, { id }: { id: string }): Promise<TemplateVersion> => {
    const found = await store.findVersion(work.tx, id)
    if (!found) throw new Problem('not_found')
    return found
  },
)

/** A paper of each kind from the newest record that there is, else from the examples of the placeholders. */
export type PaperPreviews = Record<PaperKind, (work: Work, template: TemplateContent) => Promise<OfficialDocument>>

/** These need to know every kind of paper, which only the whole application does. */
export const previewOperations = (previews: PaperPreviews) => ({
  previewTemplate: read('documentTemplate.preview', async (work, { kind, content }: TemplatePreviewing) => {
    checkTemplate(kind, content)
    if (kind !== 'look') return { ...(await previews[kind](work, content)), look: await lookInForce(work) }
    await checkLogo(work, content)
    const letter = await standingTemplate(work, 'planLetter')
    return { ...(await previews.planLetter(work, letter.content)), look: await lookOf(work, content.look!) }
  }),
})
