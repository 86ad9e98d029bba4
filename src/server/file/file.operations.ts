import type { StoredFile } from '#domain/file/file.ts'
import { Problem } from '#domain/problem.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as store from './file.store.ts'

export type ReceivedFile = StoredFile & { receivedSha256: string }

/** The bytes are synced to disk before; only then may a row say that they are there. */
export async function keepFile(work: Work, file: ReceivedFile): Promise<void> {
  const { agencyId, personId } = work.actor
  await store.insert(work.tx, { ...file, agencyId, addedBy: personId, addedAt: work.realNow })
}

export const addFile = write('file.add', async (work, file: ReceivedFile) => {
  await keepFile(work, file)
  work.record(file.id, { sha256: file.sha256, size: file.size })
  return file
})

export const showFile = read('file.show', async (work, { id }: { id: string }) => {
  const file = await store.find(work.tx, id)
  if (!file) throw new Problem('not_found')
  return file
})

export const findFiles = (work: Work, ids: readonly string[]): Promise<StoredFile[]> =>
  ids.length === 0 ? Promise.resolve([]) : store.findMany(work.tx, ids)
