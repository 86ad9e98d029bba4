import { createHash, randomBytes } from 'node:crypto'
import type { CookieSerializeOptions } from '@fastify/cookie'
import { hash, verify } from '@node-rs/argon2'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Problem } from '#domain/problem.ts'
import {
  Confirmation,
  FactorCode,
  FactorEnrolment,
  PasswordChange,
  Session,
  SignIn,
  SignInState,
} from '#domain/session/session.ts'
import type { Clock } from '#server/platform/clock.ts'
import type { Database } from '#server/platform/database.ts'
import { type Idempotency, type Perform, requestHashOf } from '#server/platform/work.ts'
import { confirmSession } from './confirmation.operations.ts'
import * as operations from './session.operations.ts'
import { findCandidate, findPasswordHash, findSession, type OpenSession } from './session.store.ts'

const tokenBytes = 32
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

export const hashPassword = (password: string): Promise<string> =>
  hash(password, { memoryCost: 65_536, timeCost: 3, parallelism: 1 })

/** Reads and writes the session cookie; over https it is bound to this host. */
export function sessions(database: Database, clock: Clock, secure: boolean) {
  const cookieName = secure ? '__Host-shousui' : 'shousui'
  const options: CookieSerializeOptions = { path: '/', httpOnly: true, sameSite: 'strict', secure }
  const tokenOf = (request: FastifyRequest): string | undefined => request.cookies[cookieName]

  const find = async (request: FastifyRequest): Promise<OpenSession | undefined> => {
    const token = tokenOf(request)
    const touch = request.headers['x-background'] === undefined
    return token ? findSession(database, hashOf(token), clock.now(), operations.idleSeconds, touch) : undefined
  }

  return {
    find,
    /** The actor of a whole session; a half one reaches nothing but its second factor. */
    findActor: async (request: FastifyRequest) => {
      const session = await find(request)
      return session?.complete ? session : null
    },
    give: (reply: FastifyReply, token: string) => reply.setCookie(cookieName, token, options),
    take: (reply: FastifyReply) => reply.clearCookie(cookieName, options),
    tokenHash: (request: FastifyRequest) => hashOf(tokenOf(request) ?? ''),
  }
}
export type Sessions = ReturnType<typeof sessions>

/** A key for what a browser does not repeat: signing in is new each time. */
const onceNow = (operation: Parameters<typeof requestHashOf>[0]): Idempotency => ({
  key: crypto.randomUUID(),
  requestHash: requestHashOf(operation, null),
})

export async function sessionHttp(
  app: FastifyInstance,
  perform: Perform,
  database: Database,
  cookies: Sessions,
): Promise<void> {
  // Unknown names cost the same time as known ones (SEC-19).
  const nobody = await hashPassword(randomBytes(tokenBytes).toString('base64'))
  const newToken = () => randomBytes(tokenBytes).toString('base64url')
  const open = { config: { access: 'public' as const } }
  const closed = { config: { access: 'session' as const } }

  app.post(
    '/api/session',
    { ...open, schema: { operationId: 'session.signIn', body: SignIn, response: { 200: SignInState } } },
    async (request, reply) => {
      const { loginName, password } = request.body as z.infer<typeof SignIn>
      const candidate = await findCandidate(database, loginName)
      const right = await verify(candidate?.passwordHash ?? nobody, password)
      if (!candidate) throw new Problem('session.refused')
      if (!right) {
        await perform(candidate, operations.refuseSignIn, { factor: false }, onceNow('session.refuseSignIn'))
        throw new Problem('session.refused')
      }
      const token = newToken()
      const state = await perform(
        candidate,
        operations.signIn,
        { tokenHash: hashOf(token), factorNeeded: candidate.hasFactor },
        onceNow('session.signIn'),
      )
      cookies.give(reply, token)
      return state
    },
  )

  app.post(
    '/api/session/factor',
    { ...open, schema: { operationId: 'session.answerFactor', body: FactorCode, response: { 200: SignInState } } },
    async (request, reply) => {
      const half = await cookies.find(request)
      if (!half || half.complete) throw new Problem('not_signed_in')
      const { code } = request.body as z.infer<typeof FactorCode>
      const token = newToken()
      const input = { code, tokenHash: cookies.tokenHash(request), newTokenHash: hashOf(token) }
      const state = await perform(half, operations.answerFactor, input).catch(async (refusal) => {
        await perform(half, operations.refuseSignIn, { factor: true })
        throw refusal
      })
      cookies.give(reply, token)
      return state
    },
  )

  app.get(
    '/api/session',
    { ...closed, schema: { operationId: 'session.show', response: { 200: Session } } },
    async (request) => {
      const session = request.actor as OpenSession
      return perform(session, operations.showSession, { endsAt: session.endsAt })
    },
  )

  app.delete(
    '/api/session',
    { ...closed, schema: { operationId: 'session.signOut', response: { 200: z.object({}) } } },
    async (request, reply) => {
      await perform(request.actor!, operations.signOut, { tokenHash: cookies.tokenHash(request) })
      cookies.take(reply)
      // Not "storage": what waits on the device to be sent stays, sealed; the page itself takes away the key.
      reply.header('clear-site-data', '"cache"')
      return {}
    },
  )

  app.post(
    '/api/session/password',
    {
      ...closed,
      schema: { operationId: 'session.changePassword', body: PasswordChange, response: { 200: z.object({}) } },
    },
    async (request) => {
      const { password, newPassword } = request.body as z.infer<typeof PasswordChange>
      const present = await database.transaction(request.actor!.agencyId, 'read', (tx) =>
        findPasswordHash(tx, request.actor!.personId),
      )
      if (!(await verify(present, password))) {
        await perform(request.actor!, operations.refuseSignIn, { factor: false })
        throw new Problem('session.password_wrong')
      }
      const passwordHash = await hashPassword(newPassword)
      return perform(request.actor!, operations.changePassword, { passwordHash, tokenHash: cookies.tokenHash(request) })
    },
  )

  app.post(
    '/api/session/confirm',
    { ...closed, schema: { operationId: 'session.confirm', body: Confirmation, response: { 200: z.object({}) } } },
    async (request) => {
      const input = { ...(request.body as Confirmation), tokenHash: cookies.tokenHash(request) }
      return perform(request.actor!, confirmSession, input).catch(async (refusal) => {
        await perform(request.actor!, operations.refuseSignIn, { factor: input.code !== undefined })
        throw refusal
      })
    },
  )

  app.post(
    '/api/session/totp',
    {
      ...closed,
      schema: { operationId: 'session.enrolFactor', body: z.strictObject({}), response: { 200: FactorEnrolment } },
    },
    (request) => perform(request.actor!, operations.enrolFactor, {}),
  )

  app.post(
    '/api/session/totp/confirm',
    { ...closed, schema: { operationId: 'session.confirmFactor', body: FactorCode, response: { 200: z.object({}) } } },
    (request) =>
      perform(request.actor!, operations.confirmFactor, {
        ...(request.body as z.infer<typeof FactorCode>),
        tokenHash: cookies.tokenHash(request),
      }),
  )
}
