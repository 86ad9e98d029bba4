import { createHash } from 'node:crypto'
import { may, type Operation, type SystemOperation } from '#domain/access.ts'
import { dateInTaipei } from '#domain/calendar.ts'
import type { Role } from '#domain/person/person.ts'
import { Problem } from '#domain/problem.ts'
import { canonicalJson } from './canonical-json.ts'
import type { Clock } from './clock.ts'
import type { Database, Statement, Tx } from './database.ts'
import { newId } from './id.ts'
import type { MasterKeys } from './master-key.ts'
import { problemOf } from './problem-of.ts'
import { type Sealing, sealingOf } from './sealing.ts'

/** Who acts: found by the session, never by what the request says of itself. */
export type Actor = {
  readonly personId: string
  readonly agencyId: string
  readonly unitId: string | null
  readonly name: string
  readonly title: string
  readonly roles: readonly Role[]
  readonly clockOffsetSeconds: number
  /** When this person last showed, by password or code, to be the one who signed in. */
  readonly confirmedAt: string | null
}

/** One person, one instant, one transaction: all that an operation may touch. */
export type Work = {
  readonly tx: Tx
  readonly actor: Actor
  /** The agency's instant: the exercise clock in an exercise, else the real one. */
  readonly now: Date
  /** The agency's day. */
  readonly today: string
  /** The real instant: for sessions, locks and audit. */
  readonly realNow: Date
  /** What is confidential goes into envelopes and comes out of them here. */
  readonly sealing: Sealing
  newId(): string
  /** Leaves a statement whose answer nobody waits for: it travels with the commit, and refuses by failing. */
  leave(statement: Statement): void
  /** Leaves an audit entry; a write that leaves none is refused. */
  record(subjectId: string, detail?: object): void
}

export type Op<I, O> = {
  readonly name: Operation
  readonly access: 'read' | 'write'
  readonly run: (work: Work, input: I) => Promise<O>
}

export const read = <I, O>(name: Operation, run: Op<I, O>['run']): Op<I, O> => ({ name, access: 'read', run })
export const write = <I, O>(name: Operation, run: Op<I, O>['run']): Op<I, O> => ({ name, access: 'write', run })

export type Entry = { operation: Operation | SystemOperation; subjectId: string; detail: object }
/** What an operation leaves to be written as it ends. */
export type Left = { statements: Statement[]; entries: Entry[] }

/** The key under which a write is done once, and the hash of what it asks. */
export type Idempotency = { key: string; requestHash: Buffer }

export const requestHashOf = (operation: Operation, input: unknown): Buffer =>
  createHash('sha256')
    .update(`${operation}\n${canonicalJson(input)}`)
    .digest()

export type Perform = <I, O>(actor: Actor, operation: Op<I, O>, input: I, once?: Idempotency) => Promise<O>

/** The only way to the data: asks whether the person may, opens the transaction, confines it, demands the audit entry. */
export function performer(database: Database, clock: Clock, keys: MasterKeys): Perform {
  return async (actor, operation, input, once) => {
    if (!may(actor.roles, operation.name)) throw new Problem('forbidden', { operation: operation.name })
    const left: Left = { statements: [], entries: [] }
    const realNow = clock.now()
    try {
      return await database.transaction(
        actor.agencyId,
        operation.access,
        (tx) => operation.run(workOf({ tx, actor, realNow, keys }, operation.name, left), input),
        operation.access === 'write'
          ? (answer) => [...left.statements, finishing(actor, realNow, left.entries, answer, once)]
          : undefined,
      )
    } catch (error) {
      const earlier = once && (await earlierAnswer(database, actor, once))
      if (earlier) return earlier.answer as never
      throw problemOf(error)
    }
  }
}

type Given = Pick<Work, 'tx' | 'actor' | 'realNow'> & { keys: MasterKeys }

export function workOf({ tx, actor, realNow, keys }: Given, operation: Entry['operation'], left: Left): Work {
  const now = new Date(realNow.getTime() + actor.clockOffsetSeconds * 1000)
  return {
    tx,
    actor,
    now,
    today: dateInTaipei(now),
    realNow,
    sealing: sealingOf(tx, actor.agencyId, keys, realNow),
    newId,
    leave: (statement) => {
      left.statements.push(statement)
    },
    record: (subjectId, detail = {}) => {
      left.entries.push({ operation, subjectId, detail })
    },
  }
}

const finishWork = 'select finish_work($1, $2, $3, $4::json, $5, $6::text[], $7::uuid[], $8::text[])'

/** Keeps the answer and chains the audit entries, in one statement and last, so that the chain's head is locked briefly. */
export function finishing(
  actor: Actor,
  realNow: Date,
  entries: Entry[],
  answer: unknown,
  once?: Idempotency,
): Statement {
  if (entries.length === 0) throw new Error('a write left no audit entry')
  const bodies = entries.map(({ operation, subjectId, detail }) =>
    canonicalJson({ at: realNow.toISOString(), person: actor.personId, operation, subject: subjectId, detail }),
  )
  return {
    text: finishWork,
    values: [
      actor.personId,
      once?.key ?? null,
      once?.requestHash ?? null,
      // Without a key it is not kept, and what is confidential does not travel there either.
      once ? JSON.stringify(answer ?? null) : null,
      realNow,
      entries.map((entry) => entry.operation),
      entries.map((entry) => entry.subjectId),
      bodies,
    ],
  }
}

/**
 * A repeat does its work again and is then refused: by the key, or earlier by a rule ("already submitted"). Either way
 * the transaction is gone and the first answer is given; so the common case pays for no look-up.
 */
async function earlierAnswer(database: Database, actor: Actor, { key, requestHash }: Idempotency) {
  const row = await database.transaction(actor.agencyId, 'read', (tx) =>
    tx
      .selectFrom('idempotentAnswer')
      .select(['requestHash', 'answer'])
      .where('personId', '=', actor.personId)
      .where('key', '=', key)
      .executeTakeFirst(),
  )
  if (!row) return undefined
  if (!row.requestHash.equals(requestHash)) throw new Problem('idempotency.key_reused')
  return { answer: row.answer }
}
