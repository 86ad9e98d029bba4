import { sql } from 'kysely'
import type { Database, Tx } from '#server/platform/database.ts'
import type { Actor } from '#server/platform/work.ts'

const actorColumns = `agency_id as "agencyId", person_id as "personId", unit_id as "unitId", person_name as name, title, roles,
  clock_offset_seconds as "clockOffsetSeconds"`

export type Candidate = Actor & { passwordHash: string; lockedUntil: string | null; hasFactor: boolean }

/** Who bears this login name, asked before any agency is known. */
export async function findCandidate(database: Database, loginName: string): Promise<Candidate | undefined> {
  const [row] = await database.ask<Candidate>(
    `select ${actorColumns}, password_hash as "passwordHash", locked_until as "lockedUntil", has_factor as "hasFactor",
       null as "confirmedAt"
     from sign_in_candidate($1)`,
    [loginName],
  )
  return row
}

export type OpenSession = Actor & { complete: boolean; endsAt: string }

export async function findSession(
  database: Database,
  tokenHash: Buffer,
  at: Date,
  idleSeconds: number,
  touch: boolean,
): Promise<OpenSession | undefined> {
  const [row] = await database.ask<OpenSession>(
    `select ${actorColumns}, complete, ends_at as "endsAt", confirmed_at as "confirmedAt"
     from session_of($1, $2, make_interval(secs => $3), $4)`,
    [tokenHash, at, idleSeconds, touch],
  )
  return row
}

export const insertSession = (
  tx: Tx,
  session: { tokenHash: Buffer; agencyId: string; personId: string; complete: boolean; at: Date; endsAt: Date },
) =>
  tx
    .insertInto('session')
    .values({
      tokenHash: session.tokenHash,
      agencyId: session.agencyId,
      personId: session.personId,
      complete: session.complete,
      startedAt: session.at,
      activeAt: session.at,
      endsAt: session.endsAt,
    })
    .execute()

export const setConfirmed = (tx: Tx, tokenHash: Buffer, confirmedAt: Date) =>
  tx.updateTable('session').set({ confirmedAt }).where('tokenHash', '=', tokenHash).execute()

export const deleteSession = (tx: Tx, tokenHash: Buffer) =>
  tx.deleteFrom('session').where('tokenHash', '=', tokenHash).execute()

/** A change of password or factor ends what was open elsewhere. */
export const deleteOtherSessions = (tx: Tx, personId: string, tokenHash: Buffer) =>
  tx.deleteFrom('session').where('personId', '=', personId).where('tokenHash', '!=', tokenHash).execute()

/** Counts a failure; the fifth in a row locks. Tries while locked count for nothing, so that nobody can extend a lock. */
export const countFailure = (tx: Tx, personId: string, allowed: number, at: Date, lockedUntil: Date) =>
  tx
    .updateTable('person')
    .set({
      failedSignIns: sql`case when failed_sign_ins + 1 >= ${allowed} then 0 else failed_sign_ins + 1 end`,
      lockedUntil: sql`case when failed_sign_ins + 1 >= ${allowed} then ${lockedUntil}::timestamptz else locked_until end`,
    })
    .where('id', '=', personId)
    .where((eb) => eb.or([eb('lockedUntil', 'is', null), eb('lockedUntil', '<=', at.toISOString())]))
    .execute()

export const clearFailures = (tx: Tx, personId: string) =>
  tx.updateTable('person').set({ failedSignIns: 0, lockedUntil: null }).where('id', '=', personId).execute()

/** What signing in turns on; locked, so that parallel tries see each other's outcome. */
export const lockFactor = (tx: Tx, personId: string) =>
  tx
    .selectFrom('person')
    .select(['loginName', 'factorSecret', 'factorPending', 'lockedUntil'])
    .where('id', '=', personId)
    .forUpdate()
    .executeTakeFirstOrThrow()

/** Takes a time step once: of two with the same code the second finds it taken. */
export async function takeStep(tx: Tx, personId: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('person')
    .set({ factorLastStep: step })
    .where('id', '=', personId)
    .where('factorLastStep', '<', step)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export const setPendingFactor = (tx: Tx, personId: string, secret: string) =>
  tx.updateTable('person').set({ factorPending: secret }).where('id', '=', personId).execute()

export const confirmFactor = (tx: Tx, personId: string) =>
  tx
    .updateTable('person')
    .set((eb) => ({ factorSecret: eb.ref('factorPending'), factorPending: null }))
    .where('id', '=', personId)
    .execute()

export const findAgency = (tx: Tx, id: string) =>
  tx
    .selectFrom('agency')
    .select(['id', 'parentId', 'name', 'level', 'exercise'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

export const hasFactor = async (tx: Tx, personId: string): Promise<boolean> => {
  const { factorSecret } = await tx
    .selectFrom('person')
    .select('factorSecret')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  return factorSecret !== null
}

export const findPasswordHash = async (tx: Tx, personId: string): Promise<string> => {
  const { passwordHash } = await tx
    .selectFrom('person')
    .select('passwordHash')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  return passwordHash
}

export const setPasswordHash = (tx: Tx, personId: string, passwordHash: string) =>
  tx.updateTable('person').set({ passwordHash }).where('id', '=', personId).execute()
