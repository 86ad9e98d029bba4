import { createHash, randomBytes } from 'node:crypto'
import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Problem } from '#domain/problem.ts'
import { WatchBoard, WatchBoardOpening } from '#domain/watch-board/watch-board.ts'
import type { Clock } from '#server/platform/clock.ts'
import type { Database } from '#server/platform/database.ts'
import { eventStream } from '#server/platform/event-stream.ts'
import type { Exposing } from '#server/platform/http.ts'
import type { MasterKeys } from '#server/platform/master-key.ts'
import { systemReader } from '#server/platform/system-work.ts'
import type { Perform } from '#server/platform/work.ts'
import { wallStreams } from './wall-streams.ts'
import { endBoard, listBoards, mayStand, openBoard } from './watch-board.operations.ts'
import { findBySecret } from './watch-board.store.ts'

const secretBytes = 32
const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()
/** The secret goes to this address and to no other. */
const address = '/api/watch-board'
const usualPulseMs = 15_000

type Parts = {
  perform: Perform
  database: Database
  clock: Clock
  keys: MasterKeys
  secure: boolean
  pulseMs?: number
}

/** A board is opened by somebody who is signed in; from then on its own secret keeps it, and reaches its stream alone. */
export function watchBoardHttp(app: FastifyInstance, { expose }: Exposing, parts: Parts): void {
  const { perform, database, clock, keys, secure, pulseMs = usualPulseMs } = parts
  const cookieName = secure ? '__Secure-shousui-board' : 'shousui-board'
  const cookie: CookieSerializeOptions = { path: address, httpOnly: true, sameSite: 'strict', secure }
  const streams = wallStreams({
    hear: database.hear,
    readBySystem: systemReader(database, clock, keys),
    clock,
    pulseMs,
    failed: (error) => app.log.error({ err: error }, 'watch board'),
  })
  app.addHook('preClose', async () => streams.close())

  // No answer of it is kept under a key: what the browser is given is a secret.
  app.post(
    '/api/watch-boards',
    {
      config: { access: 'session' },
      schema: { operationId: openBoard.name, body: WatchBoardOpening, response: { 200: WatchBoard } },
    },
    async (request, reply) => {
      const secret = randomBytes(secretBytes).toString('base64url')
      const { place } = request.body as WatchBoardOpening
      const board = await perform(request.actor!, openBoard, { place, tokenHash: hashOf(secret) })
      reply.setCookie(cookieName, secret, { ...cookie, expires: new Date(board.endsAt) })
      return board
    },
  )
  expose('GET /watch-boards', listBoards, { input: z.object({}), output: z.array(WatchBoard) })
  expose('POST /watch-boards/:id/end', endBoard, { input: z.object({ id: z.uuid() }), output: z.object({}) })

  const boardOf = async (request: FastifyRequest) => {
    const secret = request.cookies[cookieName]
    const board = secret && (await findBySecret(database, hashOf(secret), clock.now()))
    if (!board || !mayStand(board)) throw new Problem('watchBoard.ended')
    return board
  }
  app.get(
    `${address}/stream`,
    { config: { access: 'board' }, schema: { hide: true }, exposeHeadRoute: false },
    async (request, reply) => {
      const lastId = request.headers['last-event-id']
      await streams.join(await boardOf(request), () => eventStream(reply), lastId ? String(lastId) : undefined)
    },
  )
}
