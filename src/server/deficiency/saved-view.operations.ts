import type { SavedView } from '#domain/deficiency/deficiency.ts'
import { Problem } from '#domain/problem.ts'
import { read, write } from '#server/platform/work.ts'

/** Everybody's own, by name. */
export const listSavedViews = read(
  'savedView.list',
  ({ tx, actor }): Promise<SavedView[]> =>
    tx
      .selectFrom('savedView')
      .select(['id', 'name', 'query'])
      .where('personId', '=', actor.personId)
      .orderBy('name')
      .limit(100)
      .execute(),
)

export const saveView = write('savedView.save', async ({ tx, actor, record }, view: SavedView) => {
  await tx
    .insertInto('savedView')
    .values({ ...view, agencyId: actor.agencyId, personId: actor.personId })
    .execute()
  record(view.id, { name: view.name })
  return view
})

export const removeView = write('savedView.remove', async ({ tx, actor, record }, { id }: { id: string }) => {
  const removed = await tx
    .deleteFrom('savedView')
    .where('id', '=', id)
    .where('personId', '=', actor.personId)
    .returning(['id', 'name', 'query'])
    .executeTakeFirst()
  if (!removed) throw new Problem('not_found')
  record(id, { name: removed.name })
  return removed
})
