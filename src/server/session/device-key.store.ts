import type { Tx } from '#server/platform/database.ts'

/** One key for a person, whoever comes first; the same ever after. */
export async function keyOf(tx: Tx, agencyId: string, personId: string, key: Buffer, madeAt: Date): Promise<Buffer> {
  await tx
    .insertInto('deviceKey')
    .values({ agencyId, personId, key, madeAt })
    .onConflict((conflict) => conflict.column('personId').doNothing())
    .execute()
  const row = await tx.selectFrom('deviceKey').select('key').where('personId', '=', personId).executeTakeFirstOrThrow()
  return row.key
}
