import { createCipheriv, createDecipheriv, createPrivateKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const Kept = z.object({
  sealing: z.base64(),
  push: z.object({ kty: z.string(), crv: z.string(), x: z.string(), y: z.string(), d: z.string() }),
})

/** What this installation keeps for itself: not in the database, not in its backups. */
export type TellingKeys = {
  /** By which browsers know this installation. */
  pushKey: string
  /** Proves to a push service that it is this installation that wakes somebody (VAPID, RFC 8292). */
  pushAuthorization(endpoint: string, subject: string, at: Date): string
  seal(text: string): Buffer
  /** Nothing when it was sealed by another key. */
  unseal(sealed: Buffer): string | undefined
}

const sealingBytes = 32
const nonceBytes = 12
const tagBytes = 16
const tokenSeconds = 12 * 3600

/** Made at the first start, for the account of the server alone. Of two that start at once the first one's stay. */
export function openKeys(dataDir: string): TellingKeys {
  const place = path.join(dataDir, 'telling-keys.json')
  if (!fs.existsSync(place)) make(place)
  const { sealing, push } = Kept.parse(JSON.parse(fs.readFileSync(place, 'utf8')))
  return keysOf(Buffer.from(sealing, 'base64'), push)
}

function make(place: string): void {
  fs.mkdirSync(path.dirname(place), { recursive: true })
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const made = { sealing: randomBytes(sealingBytes).toString('base64'), push: privateKey.export({ format: 'jwk' }) }
  const draft = `${place}.${randomBytes(6).toString('hex')}`
  fs.writeFileSync(draft, JSON.stringify(made), { mode: 0o600, flush: true })
  try {
    fs.linkSync(draft, place)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    fs.unlinkSync(draft)
  }
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

function keysOf(sealing: Buffer, push: z.infer<typeof Kept>['push']): TellingKeys {
  const privateKey = createPrivateKey({ key: push, format: 'jwk' })
  const point = [Buffer.of(4), Buffer.from(push.x, 'base64url'), Buffer.from(push.y, 'base64url')]
  const pushKey = Buffer.concat(point).toString('base64url')
  return {
    pushKey,
    pushAuthorization: (endpoint, sub, at) => {
      const exp = Math.floor(at.getTime() / 1000) + tokenSeconds
      const claim = `${part({ typ: 'JWT', alg: 'ES256' })}.${part({ aud: new URL(endpoint).origin, exp, sub })}`
      const signature = sign('sha256', Buffer.from(claim), { key: privateKey, dsaEncoding: 'ieee-p1363' })
      return `vapid t=${claim}.${signature.toString('base64url')}, k=${pushKey}`
    },
    seal: (text) => {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce)
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
    },
    unseal: (sealed) => {
      const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(0, nonceBytes))
      decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
      const text = decipher.update(sealed.subarray(nonceBytes + tagBytes))
      try {
        return Buffer.concat([text, decipher.final()]).toString('utf8')
      } catch {
        return undefined
      }
    },
  }
}
