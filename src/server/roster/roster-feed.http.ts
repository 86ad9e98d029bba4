import { createHash, randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { calendarFeedOf } from '#domain/calendar-file.ts'
import { Problem } from '#domain/problem.ts'
import type { Clock } from '#server/platform/clock.ts'
import type { Database } from '#server/platform/database.ts'
import type { Exposing } from '#server/platform/http.ts'
import { makeFeed, revokeFeed } from './roster-feed.operations.ts'
import { type Feed, findByToken, listShifts } from './roster-feed.store.ts'

const tokenBytes = 32
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()
const dayMs = 86_400_000
/** What is over stays in the calendar for so long. */
const keptDays = 60

const FeedOf = z.object({ isOffice: z.boolean() })

/** Says when and where a shift is, and nothing else: whoever has the address reads it. */
async function calendarOf(database: Database, { agencyId, personId, clockOffsetSeconds }: Feed, realNow: Date) {
  const now = new Date(realNow.getTime() + clockOffsetSeconds * 1000)
  const since = new Date(now.getTime() - keptDays * dayMs)
  const shifts = await database.transaction(agencyId, 'read', (tx) => listShifts(tx, personId, since))
  const rest = { sequence: 0, isCancelled: false, description: '', madeAt: now.toISOString() }
  return calendarFeedOf(
    shifts.map(({ name, place, ...shift }) => ({ ...shift, ...rest, summary: name, location: place })),
  )
}

type Parts = { database: Database; clock: Clock }

export function rosterFeedHttp(app: FastifyInstance, { exposeSteps }: Exposing, { database, clock }: Parts): void {
  // In steps, since an answer under a key would be kept in clear.
  exposeSteps('POST /roster-feeds', makeFeed.name, {
    input: FeedOf,
    output: z.object({ path: z.string() }),
    run: async (perform, { isOffice }) => {
      const token = randomBytes(tokenBytes).toString('base64url')
      await perform(makeFeed, { isOffice, tokenHash: hashOf(token) })
      return { path: `/api/roster-feeds/${token}/shifts.ics` }
    },
  })
  exposeSteps('POST /roster-feeds/revoke', revokeFeed.name, {
    ...{ input: FeedOf, output: z.object({}) },
    run: (perform, values) => perform(revokeFeed, values),
  })
  app.get(
    '/api/roster-feeds/:token/shifts.ics',
    // The address is the secret: no log has it.
    { logLevel: 'silent', config: { access: 'public' }, schema: { hide: true } },
    async (request, reply) => {
      const { token } = request.params as { token: string }
      const feed = await findByToken(database, hashOf(token))
      if (!feed) throw new Problem('not_found')
      return reply.type('text/calendar; charset=utf-8').send(await calendarOf(database, feed, clock.now()))
    },
  )
}
