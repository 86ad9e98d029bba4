import type { ChecklistContent, ChecklistKind } from '#domain/checklist/checklist.ts'
import type { Tx } from '#server/platform/database.ts'

const latestFirst = (tx: Tx) =>
  tx
    .selectFrom('checklist')
    .innerJoin('checklistVersion as published', 'published.checklistId', 'checklist.id')
    .distinctOn('checklist.id')
    .orderBy('checklist.id')
    .orderBy('published.number', 'desc')

export const listLatest = (tx: Tx) =>
  latestFirst(tx)
    .select([
      'checklist.id',
      'checklist.kind',
      'checklist.title',
      'published.id as versionId',
      'published.number as version',
    ])
    .$narrowType<{ kind: ChecklistKind }>()
    .execute()

export const findLatest = (tx: Tx, checklistId: string) =>
  latestFirst(tx).select('published.content').where('checklist.id', '=', checklistId).executeTakeFirst()

export const findVersion = (tx: Tx, versionId: string) =>
  tx.selectFrom('checklistVersion').select('content').where('id', '=', versionId).executeTakeFirst()

type NewVersion = { id: string; agencyId: string; checklistId: string; content: ChecklistContent; at: Date }

export const insertVersion = async (tx: Tx, { id, agencyId, checklistId, content, at }: NewVersion): Promise<void> => {
  await tx
    .insertInto('checklistVersion')
    .values({ id, agencyId, checklistId, number: content.version, content: JSON.stringify(content), publishedAt: at })
    .execute()
  await tx.updateTable('checklist').set({ title: content.title }).where('id', '=', checklistId).execute()
}
