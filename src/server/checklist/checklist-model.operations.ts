import { modelVersionOf, newestModel } from '#domain/checklist/catalogue.rules.ts'
import type { ChecklistModel, ModelUpdate } from '#domain/checklist/catalogue.ts'
import { ChecklistKind } from '#domain/checklist/checklist.ts'
import { modelOf } from '#domain/checklist/model-checklists.ts'
import { updateFromModel } from '#domain/checklist/model-update.rules.ts'
import { Problem } from '#domain/problem.ts'
import { read } from '#server/platform/work.ts'
import * as store from './checklist.store.ts'
import { draftOf } from './checklist-draft.operations.ts'

/** The product's forms, each with the agency's own of its kind. */
export const listModels = read(
  'checklist.listModels',
  async (work, _: Record<string, never>): Promise<ChecklistModel[]> => {
    const used = new Map((await store.list(work.tx)).map(({ kind, id }) => [kind, id]))
    return ChecklistKind.options.flatMap((kind) => {
      const model = newestModel(kind)
      if (!model) return []
      const { title, titleEn, version, source, items } = model
      return { kind, title, titleEn, version, source, items: items.length, checklistId: used.get(kind) ?? null }
    })
  },
)

export const showModel = read('checklist.showModel', async (_, { kind }: { kind: ChecklistKind }) => {
  const model = newestModel(kind)
  if (!model) throw new Problem('not_found')
  return model
})

/** What a newer model would bring, upon the draft if there is one; nothing is written until it is taken over. */
export const showModelUpdate = read(
  'checklist.showModelUpdate',
  async (work, { id }: { id: string }): Promise<ModelUpdate> => {
    const { content: mine } = await draftOf(work, id)
    const followed = modelVersionOf(mine.kind, mine.modelVersion)
    const theirs = newestModel(mine.kind)
    const base = followed === null ? undefined : modelOf(mine.kind, followed)
    if (!theirs || !base || theirs.version <= base.version) throw new Problem('checklist.no_newer_model')
    return { base, theirs, ...updateFromModel(base, mine, theirs) }
  },
)
