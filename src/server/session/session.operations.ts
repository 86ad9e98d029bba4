import { verify } from '@node-rs/argon2'
import { generateSecret, generateURI, verifySync } from 'otplib'
import type { z } from 'zod'
import { may, operationNames } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import type { FactorEnrolment, Session } from '#domain/session/session.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as store from './session.store.ts'

export const idleSeconds = 15 * 60
export const absoluteSeconds = 8 * 3600
const allowedFailures = 5
const lockMs = 15 * 60_000
const stepSeconds = 30

const lockEnd = (at: Date) => new Date(at.getTime() + lockMs)
const isLocked = (lockedUntil: string | null, at: Date) => lockedUntil !== null && lockedUntil > at.toISOString()

async function openSession(work: Work, tokenHash: Buffer, complete: boolean): Promise<void> {
  const { actor, realNow } = work
  await store.insertSession(work.tx, {
    tokenHash,
    agencyId: actor.agencyId,
    personId: actor.personId,
    complete,
    at: realNow,
    endsAt: new Date(realNow.getTime() + absoluteSeconds * 1000),
  })
}

type SignInInput = { tokenHash: Buffer; factorNeeded: boolean }
/** After the password was found right. The lock is read again under the row's lock: a parallel try may have set it. */
export const signIn = write('session.signIn', async (work, { tokenHash, factorNeeded }: SignInInput) => {
  const { lockedUntil } = await store.lockFactor(work.tx, work.actor.personId)
  if (isLocked(lockedUntil, work.realNow)) throw new Problem('session.refused')
  if (!factorNeeded) await store.clearFailures(work.tx, work.actor.personId)
  await openSession(work, tokenHash, !factorNeeded)
  work.record(work.actor.personId, { factorNeeded })
  return { state: factorNeeded ? ('factorNeeded' as const) : ('open' as const) }
})

/** A wrong password or code: counted, and the fifth in a row locks for fifteen minutes (SEC-14). */
export const refuseSignIn = write('session.refuseSignIn', async (work, { factor }: { factor: boolean }) => {
  await store.countFailure(work.tx, work.actor.personId, allowedFailures, work.realNow, lockEnd(work.realNow))
  work.record(work.actor.personId, { factor })
})

const seconds = (instant: Date) => Math.floor(instant.getTime() / 1000)

/** One step of thirty seconds either way, each accepted once per person (SEC-16). */
export async function checkCode(work: Work, secret: string, token: string): Promise<boolean> {
  const result = verifySync({ secret, token, epoch: seconds(work.realNow), epochTolerance: stepSeconds })
  return result.valid && 'timeStep' in result && store.takeStep(work.tx, work.actor.personId, result.timeStep)
}

type FactorInput = { code: string; tokenHash: Buffer; newTokenHash: Buffer }
/** The second factor was right: a whole session takes the place of the half one, under a new token. */
export const answerFactor = write(
  'session.answerFactor',
  async (work, { code, tokenHash, newTokenHash }: FactorInput) => {
    const { factorSecret, lockedUntil } = await store.lockFactor(work.tx, work.actor.personId)
    if (isLocked(lockedUntil, work.realNow)) throw new Problem('session.refused')
    if (!factorSecret || !(await checkCode(work, factorSecret, code))) throw new Problem('session.factor_refused')
    await store.clearFailures(work.tx, work.actor.personId)
    await store.deleteSession(work.tx, tokenHash)
    await openSession(work, newTokenHash, true)
    work.record(work.actor.personId)
    return { state: 'open' as const }
  },
)

export const signOut = write('session.signOut', async (work, { tokenHash }: { tokenHash: Buffer }) => {
  await store.deleteSession(work.tx, tokenHash)
  work.record(work.actor.personId)
  return {}
})

export const showSession = read('session.show', async (work, { endsAt }: { endsAt: string }): Promise<Session> => {
  const { actor } = work
  const agency = await store.findAgency(work.tx, actor.agencyId)
  return {
    person: { id: actor.personId, unitId: actor.unitId, name: actor.name, title: actor.title, roles: [...actor.roles] },
    agency,
    today: work.today,
    now: work.now.toISOString(),
    idleSeconds,
    endsAt,
    realNow: work.realNow.toISOString(),
    hasFactor: await store.hasFactor(work.tx, actor.personId),
    operations: operationNames.filter((operation) => may(actor.roles, operation)),
  }
})

/** Asked again before what reaches far: whoever found an open session does not know it (SEC-20). */
export async function confirmPassword(work: Work, password: string): Promise<void> {
  const present = await store.findPasswordHash(work.tx, work.actor.personId)
  if (!(await verify(present, password))) throw new Problem('session.password_wrong')
}

type ChangeInput = { passwordHash: string; tokenHash: Buffer }
/** After the present password was found right; whatever is open elsewhere ends. */
export const changePassword = write(
  'session.changePassword',
  async (work, { passwordHash, tokenHash }: ChangeInput) => {
    await store.setPasswordHash(work.tx, work.actor.personId, passwordHash)
    await store.deleteOtherSessions(work.tx, work.actor.personId, tokenHash)
    work.record(work.actor.personId)
    return {}
  },
)

/** Makes a secret that counts for nothing until a code from it was shown. */
export const enrolFactor = write('session.enrolFactor', async (work): Promise<z.infer<typeof FactorEnrolment>> => {
  const secret = generateSecret()
  const { loginName } = await store.lockFactor(work.tx, work.actor.personId)
  await store.setPendingFactor(work.tx, work.actor.personId, secret)
  work.record(work.actor.personId)
  return { secret, uri: generateURI({ issuer: 'Shousui', label: loginName, secret }) }
})

type ConfirmInput = { code: string; tokenHash: Buffer }
export const confirmFactor = write('session.confirmFactor', async (work, { code, tokenHash }: ConfirmInput) => {
  const { factorPending } = await store.lockFactor(work.tx, work.actor.personId)
  if (!factorPending) throw new Problem('session.factor_not_begun')
  if (!(await checkCode(work, factorPending, code))) throw new Problem('session.factor_refused')
  await store.confirmFactor(work.tx, work.actor.personId)
  await store.deleteOtherSessions(work.tx, work.actor.personId, tokenHash)
  work.record(work.actor.personId)
  return {}
})
