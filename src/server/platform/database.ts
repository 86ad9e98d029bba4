import { createHash } from 'node:crypto'
import type { Writable } from 'node:stream'
import { CamelCasePlugin, Kysely, PostgresDialect, type PostgresPool, type RawBuilder, type Transaction } from 'kysely'
import pg from 'pg'
import { type Changes, changesOf } from './changes.ts'
import type { DB } from './database.types.ts'

/** The only handle on data that a store is given: an open transaction, confined to one agency. */
export type Tx = Kysely<DB> | Transaction<DB>

// Dates stay the text that PostgreSQL prints; a moment of local midnight would shift them by a day.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString())

const idleInTransactionMs = 5_000
const statementMs = 10_000

export type Statement = { text: string; values: unknown[] }

/** A query as a statement, for one that is not asked now but travels with the commit. */
export function statementOf(tx: Tx, query: RawBuilder<unknown>): Statement {
  const { sql: text, parameters } = query.compile(tx)
  return { text, values: [...parameters] }
}

export type Database = {
  /**
   * Runs `run` on one connection in one transaction confined to the agency; commits when it returns. `last` makes of its
   * result the statements that travel together with the commit, in this order.
   */
  transaction<T>(
    agencyId: string,
    access: 'read' | 'write',
    run: (tx: Tx) => Promise<T>,
    last?: (result: T) => readonly Statement[],
  ): Promise<T>
  /** For what must be asked before an agency is known: signing in, finding a session. */
  ask<R extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<R[]>
  /** Calls whenever something changed in the agency, until what it returns is called. */
  hear: Changes['hear']
  close(): Promise<void>
}

/** Statements are prepared once per connection under the hash of their text: a third faster on the hot paths. */
const names = new Map<string, string>()
const maxPrepared = 400

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= maxPrepared) return known
  const name = createHash('sha1').update(text).digest('base64url')
  names.set(text, name)
  return name
}

const prepared = ({ text, values }: Statement) => ({ name: nameOf(text), text, values })

const held = new WeakSet<pg.PoolClient>()

/** What is asked in one turn of the event loop leaves in one write: a write costs more than most statements. */
function together(client: pg.PoolClient): void {
  if (held.has(client)) return
  held.add(client)
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  stream.cork()
  setImmediate(() => {
    held.delete(client)
    stream.uncork()
  })
}

/** A Kysely on one pooled client, made once for each: its "pool" holds just this connection. */
function kyselyOn(client: pg.PoolClient): Kysely<DB> {
  const connection = {
    query: (text: string, values: unknown[]) => {
      together(client)
      return client.query(prepared({ text, values }))
    },
    release: () => undefined,
  }
  const pool = { connect: async () => connection, end: async () => undefined } as unknown as PostgresPool
  return new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

const isUuid = /^[0-9a-f-]{36}$/i

export function openDatabase(connection: pg.PoolConfig, poolSize: number): Database {
  const pool = new pg.Pool({
    ...connection,
    max: poolSize,
    // Statements need not wait for each other's answer: a round trip costs more than most of them.
    pipeline: true,
    // Planning anew for each value costs more here than it ever finds; no statement is long enough for compiling.
    options: `-c role=shousui_app -c plan_cache_mode=force_generic_plan -c jit=off -c statement_timeout=${statementMs} -c idle_in_transaction_session_timeout=${idleInTransactionMs}`,
  })
  // A lost connection fails the statement in hand, and the pool replaces it; the event alone would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  pool.on('error', () => undefined)
  const changes = changesOf(connection)
  const kyselys = new WeakMap<pg.PoolClient, Kysely<DB>>()
  const on = (client: pg.PoolClient): Kysely<DB> => {
    const known = kyselys.get(client)
    if (known) return known
    const made = kyselyOn(client)
    kyselys.set(client, made)
    return made
  }

  return {
    async transaction(agencyId, access, run, last) {
      if (!isUuid.test(agencyId)) throw new Error('not an agency id')
      const client = await pool.connect()
      let broken: Error | undefined
      try {
        // Sent together with the first statement of `run`. Should it fail, that one is without an agency and reaches no
        // row. The value is a checked uuid, so it may stand in the text.
        together(client)
        const begun = client.query(
          `begin ${access === 'read' ? 'read only' : ''}; set local app.agency_id = '${agencyId}'`,
        )
        begun.catch(() => undefined)
        const result = await run(on(client))
        together(client)
        const finished = (last?.(result) ?? []).map((statement) => client.query(prepared(statement)))
        const committed = client.query('commit')
        const [{ command }] = await Promise.all([committed, begun, ...finished])
        if (command !== 'COMMIT') throw new Error('a statement failed unnoticed')
        return result
      } catch (error) {
        await client.query('rollback').catch((lost: Error) => {
          broken = lost
        })
        throw error
      } finally {
        client.release(broken)
      }
    },
    ask: async <R extends pg.QueryResultRow>(text: string, values: unknown[]) =>
      (await pool.query<R>(prepared({ text, values }))).rows,
    hear: changes.hear,
    close: async () => {
      await changes.close()
      await pool.end()
    },
  }
}
