import { libraryWith, type OwnEntry } from '#domain/law/law-catalogue.rules.ts'
import { LawEntry } from '#domain/law/law-catalogue.ts'
import type { Library } from '#domain/law/library.ts'
import type { Work } from '#server/platform/work.ts'
import * as store from './law.store.ts'

const Content = LawEntry.shape.content.nullable()

export type Said = OwnEntry & { fileId: string | null; recordedAt: string; recordedByName: string }

/** All that the agency ever said of each law, oldest first. */
export async function findSaid(work: Work): Promise<Map<string, Said[]>> {
  const rows = await store.list(work.tx)
  return Map.groupBy(
    rows.map((row) => ({ ...row, content: Content.parse(row.content) })),
    ({ key }) => key,
  )
}

/** The last of each. */
export const standing = (said: ReadonlyMap<string, readonly Said[]>): Said[] =>
  [...said.values()].map((entries) => entries.at(-1)!)

/** The laws by which this agency reads and writes: the product's, and its own. */
export const findLibrary = async (work: Work): Promise<Library> => libraryWith(standing(await findSaid(work)))
