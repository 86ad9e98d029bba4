import { z } from 'zod'
import { operationNames } from '#domain/access.ts'
import { Agency } from '#domain/agency/agency.ts'
import { Person } from '#domain/person/person.ts'
import { line } from '#domain/text.ts'

export const SignIn = z.object({ loginName: line(64), password: z.string().min(1).max(128) }).meta({ id: 'SignIn' })

/** Twelve characters or more; longer is what makes a password hard to guess. */
export const PasswordChange = z
  .object({ password: z.string().min(1).max(128), newPassword: z.string().min(12).max(128) })
  .meta({ id: 'PasswordChange' })

/** The six digits of an authenticator application (RFC 6238, 30 s). */
export const FactorCode = z.object({ code: z.string().regex(/^\d{6}$/) }).meta({ id: 'FactorCode' })

/** Shown once more by whoever is signed in: the code where there is a second factor, else the password. */
export const Confirmation = z
  .object({ password: SignIn.shape.password.optional(), code: FactorCode.shape.code.optional() })
  .meta({ id: 'Confirmation' })
export type Confirmation = z.infer<typeof Confirmation>

export const SignInState = z.object({ state: z.enum(['open', 'factorNeeded']) }).meta({ id: 'SignInState' })

export const Session = z
  .object({
    person: Person,
    agency: Agency,
    /** The agency's day and instant; in an exercise they follow the exercise clock. */
    today: z.iso.date(),
    now: z.iso.datetime(),
    /** Seconds after which the session ends without activity, and at the latest. */
    idleSeconds: z.int(),
    endsAt: z.iso.datetime(),
    /** The instant of this answer, by which a device with a wrong clock tells how long there is. */
    realNow: z.iso.datetime(),
    hasFactor: z.boolean(),
    operations: z.array(z.enum(operationNames)),
  })
  .meta({ id: 'Session' })
export type Session = z.infer<typeof Session>

export const FactorEnrolment = z.object({ uri: z.string(), secret: z.string() }).meta({ id: 'FactorEnrolment' })

/** 256 random bits; what a person's devices seal with. */
export const DeviceKey = z.object({ key: z.string() }).meta({ id: 'DeviceKey' })
