import { rocYearOf } from '#domain/calendar.ts'
import type { OfficialDocument } from '#domain/document.ts'
import { documentDraft } from '#domain/official-document/document-drafts.ts'
import { type Issue, officialDocumentOf } from '#domain/official-document/official-document.document.ts'
import { checkIssue, checkUnissued, maySeeDocument } from '#domain/official-document/official-document.rules.ts'
import {
  type DocumentChange,
  DocumentContent,
  type DocumentDetail,
  type DocumentDrafting,
  type DocumentNumber,
  type DocumentSummary,
} from '#domain/official-document/official-document.ts'
import { codePointOf, rareCharactersOf } from '#domain/official-document/rare-characters.ts'
import { renumbered } from '#domain/official-document/section.rules.ts'
import { Problem } from '#domain/problem.ts'
import { findAgency, findSettings } from '#server/agency/agency.operations.ts'
import { lookInForce, templateInForce } from '#server/document-template/in-force.operations.ts'
import { canonicalJson } from '#server/platform/canonical-json.ts'
import { sha256Of } from '#server/platform/files.ts'
import { say } from '#server/platform/messages.ts'
import { isSettable } from '#server/platform/pdf.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { checkApproved, documentApprovable, refuseOnItsWay, sendDocument } from './document-approval.operations.ts'
import { closedTitle, contentOf, isConfidential, keptContent, keptPaper, paperOf } from './document-envelopes.ts'
import * as store from './official-document.store.ts'
import { drafterOf, recordsTold } from './told-records.ts'

type ById = { id: string }
type ByVersion = { id: string; version: number }

async function found(work: Work, id: string): Promise<store.StoredDocument> {
  const stored = await store.find(work.tx, id)
  if (!stored || !maySeeDocument(work.actor, stored)) throw new Problem('not_found')
  return stored
}

async function opened(work: Work, id: string): Promise<{ stored: store.StoredDocument; content: DocumentContent }> {
  const stored = await found(work, id)
  return { stored, content: await contentOf(work, stored) }
}

export const numberOf = ({ word, rocYear, serial }: store.StoredDocument): DocumentNumber | null =>
  word === null ? null : { word, rocYear: rocYear!, serial: serial! }

/** Without what it says, where that is confidential. */
function summaryOf(stored: store.StoredDocument, content = stored.content): DocumentSummary {
  const { id, kind, occasion, classified, issuedOn, madeByName, madeAt } = stored
  const classification = classified ? 'confidential' : null
  const subject = content?.subject ?? closedTitle(stored)
  return { id, kind, occasion, classification, subject, number: numberOf(stored), issuedOn, madeByName, madeAt }
}

export const listDocuments = read('officialDocument.list', async (work, _: Record<string, never>) =>
  (await store.list(work.tx)).filter((one) => maySeeDocument(work.actor, one)).map((one) => summaryOf(one)),
)

function detailOf(stored: store.StoredDocument, content: DocumentContent | null): DocumentDetail {
  const { sourceIds, issuedByName, templateNumber, hash, version } = stored
  const rareCharacters = rareCharactersOf(JSON.stringify(content)).map((character) => ({
    character,
    codePoint: codePointOf(character),
    isShown: isSettable(character),
  }))
  return {
    ...summaryOf(stored, content),
    content,
    sourceIds,
    issuedByName,
    templateNumber,
    hash,
    rareCharacters,
    version,
  }
}

/** Of one of class 密 only what stands outside the envelope. */
export const showDocument = read('officialDocument.show', async (work, { id }: ById): Promise<DocumentDetail> => {
  const stored = await found(work, id)
  return detailOf(stored, stored.content)
})

/** Reading is an act: it is recorded in the transaction that opens the envelope, or nothing is shown. */
export const openDocument = write('officialDocument.open', async (work, { id }: ById): Promise<DocumentDetail> => {
  const { stored, content } = await opened(work, id)
  work.record(id)
  return detailOf(stored, content)
})

/** As it was issued, or as it would be; having it is recorded. */
export const downloadDocument = write('officialDocument.download', async (work, { id }: ById) => {
  const { stored, content } = await opened(work, id)
  work.record(id)
  return stored.issuedOn ? paperOf(work, stored) : paperFor(work, stored, content)
})

/** What an exchange file is made of; there is one of what was issued, and none of class 密. */
export const exchangeDocument = read('officialDocument.exchange', async (work, { id }: ById) => {
  const stored = await found(work, id)
  const number = numberOf(stored)
  if (!stored.content) throw new Problem('officialDocument.not_exchanged')
  if (!number) throw new Problem('officialDocument.not_issued')
  const { name } = await findAgency(work)
  const { agencyCode } = (await findSettings(work)).letterhead
  const sending = { agency: { name, code: agencyCode }, unitName: stored.unitName, number, issuedOn: stored.issuedOn! }
  return { content: stored.content, sending }
})

type Given = { number: DocumentNumber; issuedOn: string }

async function paperFor(
  work: Work,
  { unitName }: store.StoredDocument,
  content: DocumentContent,
  given: Given | null = null,
): Promise<OfficialDocument> {
  const { name: agencyName, exercise } = await findAgency(work)
  const issue: Issue = {
    agencyName,
    unitName,
    number: given?.number ?? null,
    issuedOn: given?.issuedOn ?? null,
    exercise,
    madeAt: work.now.toISOString(),
  }
  return { ...officialDocumentOf(content, issue, say), look: await lookInForce(work) }
}

export const draftDocument = write('officialDocument.draft', async (work, drafting: DocumentDrafting) => {
  const { id, occasion, sourceIds } = drafting
  const template = await templateInForce(work, occasion)
  const draft = documentDraft(await recordsTold(work, drafting), await drafterOf(work), template.content, say)
  const content = DocumentContent.safeParse(draft)
  if (!content.success) throw new Problem('officialDocument.too_long')
  const { agencyId, personId } = work.actor
  const row = { id, kind: draft.kind, occasion, sourceIds, content: content.data, agencyId, madeBy: personId }
  const templateNumber = template.number || null
  await store.insert(work.tx, { ...row, templateNumber, madeAt: work.now.toISOString() })
  work.record(id, { occasion, sourceIds })
  return { id, version: 1 }
})

/** Kept with the numbering it should have, so that nobody counts by hand. */
export const saveDocument = write('officialDocument.save', async (work, { id, version, content }: DocumentChange) => {
  const stored = await found(work, id)
  checkUnissued(stored, version)
  await refuseOnItsWay(work, id)
  if (content.kind !== stored.kind) throw new Problem('officialDocument.kind_changed')
  const sections = content.sections.map(({ name, text }) => ({ name, text: renumbered(text) }))
  const kept = await keptContent(work, id, version + 1, { ...content, sections })
  if (!(await store.update(work.tx, id, version, kept))) throw new Problem('changed_meanwhile')
  work.record(id)
  return { id, version: version + 1 }
})

/** On its way to those who approve it. */
export const submitDocument = write('officialDocument.submit', async (work, { id, version }: ByVersion) => {
  const { stored, content } = await opened(work, id)
  checkUnissued(stored, version)
  await sendDocument(work, id, content)
  work.record(id)
  return { id, version }
})

export const documentApproval = documentApprovable(async (work, id) => (await opened(work, id)).content)

/** Gives it the next number of the year. From here on it is what it is, and its hash proves it. */
export const issueDocument = write('officialDocument.issue', async (work, { id, version }: ByVersion) => {
  const { stored, content } = await opened(work, id)
  checkUnissued(stored, version)
  const { word } = (await findSettings(work)).letterhead
  checkIssue(content, word)
  await checkApproved(work, id, content)
  const { agencyId, personId } = work.actor
  const rocYear = rocYearOf(work.today)
  const number = { word, rocYear, serial: await store.nextSerial(work.tx, agencyId, rocYear) }
  const document = await paperFor(work, stored, content, { number, issuedOn: work.today })
  const hash = sha256Of(canonicalJson({ content, document }))
  const issued = {
    ...number,
    issuedOn: work.today,
    issuedAt: work.now,
    issuedBy: personId,
    document: await keptPaper(work, id, content, document),
    hash,
  }
  if (!(await store.update(work.tx, id, version, { issued }))) throw new Problem('changed_meanwhile')
  work.record(id, { hash, number, ...(isConfidential(content) && { confidential: true }) })
  return { id, version: version + 1 }
})

/** A draft that nobody needs. */
export const discardDocument = write('officialDocument.discard', async (work, { id, version }: ByVersion) => {
  const stored = await found(work, id)
  checkUnissued(stored, version)
  await refuseOnItsWay(work, id)
  if (!(await store.update(work.tx, id, version, { discardedAt: work.now }))) throw new Problem('changed_meanwhile')
  work.record(id)
  return { id, version: version + 1 }
})
