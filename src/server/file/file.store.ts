import type { StoredFile } from '#domain/file/file.ts'
import type { Tx } from '#server/platform/database.ts'

const columns = ['id', 'name', 'mediaType', 'size', 'sha256'] as const

export const insert = (
  tx: Tx,
  file: StoredFile & { agencyId: string; addedBy: string; addedAt: Date; receivedSha256: string },
) => tx.insertInto('file').values(file).execute()

export const find = (tx: Tx, id: string) =>
  tx.selectFrom('file').select(columns).where('id', '=', id).executeTakeFirst() as Promise<StoredFile | undefined>

export const findMany = (tx: Tx, ids: readonly string[]) =>
  tx
    .selectFrom('file')
    .select(columns)
    .where('id', 'in', [...ids])
    .execute() as Promise<StoredFile[]>
