import type { ToldDeficiency } from '#domain/official-document/draft-sections.ts'
import { maySeeUnit } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { findFiles } from '#server/file/file.operations.ts'
import type { Work } from '#server/platform/work.ts'
import * as store from './deficiency.store.ts'

/** Those asked for, in the order asked, with the names of the photographs that show them. */
export async function deficienciesTold(work: Work, ids: readonly string[]): Promise<ToldDeficiency[]> {
  const found = new Map((await store.findMany(work.tx, ids)).map((deficiency) => [deficiency.id, deficiency]))
  const all = []
  for (const id of ids) {
    const deficiency = found.get(id)
    if (!deficiency || !maySeeUnit(work.actor, deficiency.unitId)) throw new Problem('not_found')
    const { fileIds } = await store.findOpening(work.tx, deficiency)
    const files = await findFiles(work, fileIds)
    all.push({ ...deficiency, photographs: files.map((file) => file.name) })
  }
  return all
}
