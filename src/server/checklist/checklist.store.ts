import { sql } from 'kysely'
import type { Asked, Standing } from '#domain/checklist/catalogue.rules.ts'
import type { Checklist } from '#domain/checklist/catalogue.ts'
import type { ChecklistContent, ChecklistKind } from '#domain/checklist/checklist.ts'
import type { Tx } from '#server/platform/database.ts'

/** Every form on offer with its newest version; one that was never published bears the title of its draft. */
export async function list(tx: Tx): Promise<Omit<Checklist, 'newerModelVersion'>[]> {
  const { rows } = await sql<Omit<Checklist, 'newerModelVersion'>>`
    select checklist.id, checklist.kind, published.id as version_id, coalesce(published.number, 0) as version,
      case when published.id is null then draft.content ->> 'title' else checklist.title end as title,
      case when published.id is null then draft.content ->> 'titleEn' else published.content ->> 'titleEn' end as title_en,
      draft.checklist_id is not null as has_draft,
      coalesce(draft.content -> 'modelVersion', published.content -> 'modelVersion')::int as model_version
    from checklist
    left join checklist_draft as draft on draft.checklist_id = checklist.id
    left join lateral (
      select id, number, content from checklist_version where checklist_id = checklist.id order by number desc limit 1
    ) as published on true
    where checklist.withdrawn_at is null
    order by checklist.id`.execute(tx)
  return rows
}

export const findStanding = (tx: Tx, id: string): Promise<Standing | undefined> =>
  tx
    .selectFrom('checklist')
    .select(['kind', 'withdrawnAt'])
    .$narrowType<{ kind: ChecklistKind }>()
    .where('id', '=', id)
    .executeTakeFirst()

/** The forms on offer, by kind; those an agency made besides answer to no kind. */
export const listByKind = (tx: Tx) =>
  tx
    .selectFrom('checklist')
    .select(['id', 'kind'])
    .$narrowType<{ kind: ChecklistKind }>()
    .where('kind', '<>', 'own')
    .where('withdrawnAt', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('checklistVersion').select('id').whereRef('checklistId', '=', 'checklist.id')),
    )
    .execute()

export const isKindTaken = async (tx: Tx, kind: ChecklistKind): Promise<boolean> =>
  (await tx
    .selectFrom('checklist')
    .select('id')
    .where('kind', '=', kind)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst()) !== undefined

export const findLatest = (tx: Tx, checklistId: string) =>
  tx
    .selectFrom('checklistVersion')
    .select(['id', 'content'])
    .where('checklistId', '=', checklistId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The newest published version of every form on offer. */
export async function listLatest(tx: Tx) {
  const { rows } = await sql<{ id: string; content: unknown; publishedAt: string }>`
    select distinct on (checklist.id) checklist.id, published.content, published.published_at
    from checklist join checklist_version as published on published.checklist_id = checklist.id
    where checklist.withdrawn_at is null
    order by checklist.id, published.number desc`.execute(tx)
  return rows
}

export const findVersion = (tx: Tx, versionId: string) =>
  tx.selectFrom('checklistVersion').select('content').where('id', '=', versionId).executeTakeFirst()

/** The newest first. */
export const listVersions = (tx: Tx, checklistId: string) =>
  tx
    .selectFrom('checklistVersion as published')
    .leftJoin('person', 'person.id', 'published.publishedBy')
    .select([
      'published.id as versionId',
      'published.number',
      'published.content',
      'published.publishedAt',
      'person.name as publishedByName',
    ])
    .where('published.checklistId', '=', checklistId)
    .orderBy('published.number', 'desc')
    .execute()

type NewChecklist = { id: string; agencyId: string; kind: ChecklistKind; title: string }

export const insert = (tx: Tx, row: NewChecklist) => tx.insertInto('checklist').values(row).execute()

type NewVersion = {
  id: string
  agencyId: string
  checklistId: string
  content: ChecklistContent
  publishedAt: Date
  publishedBy: string
}

export async function insertVersion(tx: Tx, { content, ...version }: NewVersion): Promise<void> {
  await tx
    .insertInto('checklistVersion')
    .values({ ...version, number: content.version, content: JSON.stringify(content) })
    .execute()
  await tx.updateTable('checklist').set({ title: content.title }).where('id', '=', version.checklistId).execute()
}

export const withdraw = (tx: Tx, id: string, withdrawnAt: Date) =>
  tx.updateTable('checklist').set({ withdrawnAt }).where('id', '=', id).execute()

/** How many open assignments and points in use ask for a form. */
export async function countAsked(tx: Tx, id: string): Promise<Asked> {
  const { rows } = await sql<Asked>`
    select
      (select count(*)::int from assignment join plan on plan.id = assignment.plan_id
       where assignment.checklist_id = ${id} and assignment.done_at is null and assignment.withdrawn_at is null
         and plan.status <> 'closed') as assignments,
      (select count(*)::int from point where point.checklist_id = ${id} and point.retired_on is null) as points`.execute(
    tx,
  )
  return rows[0]!
}
