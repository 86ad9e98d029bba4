import type { StoredFile, Upload } from '#domain/file/file.ts'
import type { Tx } from '#server/platform/database.ts'

export type Arriving = Upload & { received: number; place: string; addedBy: string }

const columns = ['id', 'name', 'size', 'sha256', 'received', 'place', 'addedBy'] as const

export const find = (tx: Tx, id: string): Promise<Arriving | undefined> =>
  tx.selectFrom('upload').select(columns).where('id', '=', id).executeTakeFirst()

export const insert = (
  tx: Tx,
  upload: Upload & { agencyId: string; addedBy: string; begunAt: Date },
): Promise<Arriving> => tx.insertInto('upload').values(upload).returning(columns).executeTakeFirstOrThrow()

/** How many bytes a person has announced that are not yet files. */
export async function bytesUnderWay(tx: Tx, personId: string): Promise<number> {
  const row = await tx
    .selectFrom('upload')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('size'), eb.lit(0)).as('bytes'))
    .where('addedBy', '=', personId)
    .executeTakeFirstOrThrow()
  return Number(row.bytes)
}

/** Takes away what nobody went on with, and says where its pieces lie. */
export async function deleteBegunBefore(tx: Tx, instant: Date): Promise<string[]> {
  const rows = await tx.deleteFrom('upload').where('begunAt', '<', instant.toISOString()).returning('place').execute()
  return rows.map(({ place }) => place)
}

/** False when a piece was counted meanwhile: of two that begin at the same place one counts. */
export async function setReceived(tx: Tx, id: string, before: number, received: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('upload')
    .set({ received })
    .where('id', '=', id)
    .where('received', '=', before)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** False when another request has made the file of it already. */
export async function deleteUpload(tx: Tx, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('upload').where('id', '=', id).executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}

export type KnownFile = StoredFile & { addedBy: string; receivedSha256: string | null }

export const findFile = (tx: Tx, id: string) =>
  tx
    .selectFrom('file')
    .select(['id', 'name', 'mediaType', 'size', 'sha256', 'addedBy', 'receivedSha256'])
    .where('id', '=', id)
    .executeTakeFirst() as Promise<KnownFile | undefined>
