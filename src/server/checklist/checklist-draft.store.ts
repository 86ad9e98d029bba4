import type { ChecklistContent } from '#domain/checklist/checklist.ts'
import type { Tx } from '#server/platform/database.ts'

export const find = (tx: Tx, checklistId: string) =>
  tx
    .selectFrom('checklistDraft as draft')
    .innerJoin('person', 'person.id', 'draft.changedBy')
    .select([
      'draft.checklistId',
      'draft.content',
      'draft.version',
      'draft.changedAt',
      'draft.notices',
      'person.name as changedByName',
    ])
    .where('draft.checklistId', '=', checklistId)
    .executeTakeFirst()

export const findVersion = (tx: Tx, checklistId: string) =>
  tx.selectFrom('checklistDraft').select('version').where('checklistId', '=', checklistId).executeTakeFirst()

type NewDraft = {
  checklistId: string
  agencyId: string
  content: ChecklistContent
  notices: readonly object[]
  changedBy: string
  changedAt: Date
}

export const insert = (tx: Tx, { content, notices, ...draft }: NewDraft) =>
  tx
    .insertInto('checklistDraft')
    .values({ ...draft, content: JSON.stringify(content), notices: JSON.stringify(notices) })
    .execute()

type ChangedDraft = Pick<NewDraft, 'checklistId' | 'content' | 'changedBy' | 'changedAt'> & { version: number }

/** False when somebody else wrote meanwhile. */
export async function update(tx: Tx, { checklistId, version, content, ...changes }: ChangedDraft): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('checklistDraft')
    .set({ ...changes, content: JSON.stringify(content), version: version + 1 })
    .where('checklistId', '=', checklistId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export const remove = (tx: Tx, checklistId: string) =>
  tx.deleteFrom('checklistDraft').where('checklistId', '=', checklistId).execute()
