import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { z } from 'zod'

/** By which browsers know an agency (VAPID, RFC 8292). */
export const PushKeyPair = z.object({
  kty: z.string(),
  crv: z.string(),
  x: z.base64url(),
  y: z.base64url(),
  d: z.base64url(),
})
export type PushKeyPair = z.infer<typeof PushKeyPair>

const tokenSeconds = 12 * 3600

export const newPushKeyPair = (): PushKeyPair =>
  PushKeyPair.parse(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }))

/** The public half, in the form that browsers take. */
export const pushKeyOf = ({ x, y }: PushKeyPair): string =>
  Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]).toString('base64url')

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Proves to a push service that it is this agency that wakes somebody. */
export function pushAuthorization(pair: PushKeyPair, endpoint: string, subject: string, at: Date): string {
  const key = createPrivateKey({ key: pair, format: 'jwk' })
  const exp = Math.floor(at.getTime() / 1000) + tokenSeconds
  const audience = { aud: new URL(endpoint).origin, exp, sub: subject }
  const claim = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(audience)}`
  const signature = sign('sha256', Buffer.from(claim), { key, dsaEncoding: 'ieee-p1363' })
  return `vapid t=${claim}.${signature.toString('base64url')}, k=${pushKeyOf(pair)}`
}
