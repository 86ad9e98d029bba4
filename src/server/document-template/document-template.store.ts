import type { TemplateContent, TemplateKind } from '#domain/document-template/document-template.ts'
import type { Tx } from '#server/platform/database.ts'

const versions = (tx: Tx) =>
  tx
    .selectFrom('documentTemplateVersion as v')
    .innerJoin('person as maker', 'maker.id', 'v.madeBy')
    .leftJoin('documentTemplateApproval as a', 'a.versionId', 'v.id')
    .select(['v.id', 'v.kind', 'v.number', 'v.content', 'v.note', 'v.hash', 'v.madeAt', 'maker.name as madeByName'])
    .select('a.since')
    .$narrowType<{ kind: TemplateKind; content: TemplateContent }>()

/** The newest first. */
export const listVersions = (tx: Tx, kind: TemplateKind) =>
  versions(tx).where('v.kind', '=', kind).orderBy('v.number', 'desc').execute()

export const findVersion = (tx: Tx, id: string) => versions(tx).where('v.id', '=', id).executeTakeFirst()

/** What was approved last counts, also when it is not the newest. */
export const findInForce = (tx: Tx, kind: TemplateKind) =>
  versions(tx)
    .where('v.kind', '=', kind)
    .where('a.since', 'is not', null)
    .orderBy('a.since', 'desc')
    .orderBy('v.number', 'desc')
    .limit(1)
    .executeTakeFirst()

type NewVersion = {
  id: string
  agencyId: string
  kind: TemplateKind
  number: number
  content: TemplateContent
  note: string
  hash: string
  madeBy: string
  madeAt: Date
}
export const insertVersion = (tx: Tx, { content, ...version }: NewVersion) =>
  tx
    .insertInto('documentTemplateVersion')
    .values({ ...version, content: JSON.stringify(content) })
    .execute()

export const insertApproval = (tx: Tx, approval: { agencyId: string; versionId: string; since: Date }) =>
  tx.insertInto('documentTemplateApproval').values(approval).execute()

export const findDraft = (tx: Tx, kind: TemplateKind) =>
  tx
    .selectFrom('documentTemplateDraft as d')
    .innerJoin('person', 'person.id', 'd.writtenBy')
    .select(['d.version', 'd.content', 'person.name as writtenByName'])
    .where('d.kind', '=', kind)
    .orderBy('d.version', 'desc')
    .limit(1)
    .$narrowType<{ content: TemplateContent | null }>()
    .executeTakeFirst()

type NewDraft = {
  agencyId: string
  kind: TemplateKind
  version: number
  content: TemplateContent | null
  writtenBy: string
  writtenAt: Date
}
export const insertDraft = (tx: Tx, { content, ...draft }: NewDraft) =>
  tx
    .insertInto('documentTemplateDraft')
    .values({ ...draft, content: content && JSON.stringify(content) })
    .execute()
