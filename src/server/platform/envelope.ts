import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/**
 * Envelopes: AES-256-GCM with a fresh key for each value, wrapped by the agency's key. A sealed value is
 * `format | wrapped key | nonce | ciphertext | tag`, and is bound to the place it lies in: put anywhere else it does not
 * open.
 */
const format = 1
export const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16
const wrappedBytes = nonceBytes + keyBytes + tagBytes

/** 密, the highest class that is ever stored. */
type DataClass = 'D3'

/** Where a sealed value lies. */
export type Place = {
  agencyId: string
  table: string
  column: string
  recordId: string
  version: number
  dataClass: DataClass
}

/** Whatever is wrong with a sealed value, this is all that is said of it. */
export class Unsealable extends Error {
  constructor() {
    super('a sealed value cannot be opened')
  }
}

type Random = (size: number) => Buffer

/** `nonce | ciphertext | tag`. Each key seals once, but for keys that wrap others: those are few. */
export function encrypt(key: Buffer, plain: Uint8Array, boundTo: Buffer, random: Random = randomBytes): Buffer {
  const nonce = random(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  cipher.setAAD(boundTo)
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

export function decrypt(key: Buffer, sealed: Buffer, boundTo: Buffer): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
    decipher.setAAD(boundTo)
    decipher.setAuthTag(sealed.subarray(-tagBytes))
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()])
  } catch {
    throw new Unsealable()
  }
}

/** The key and the value of one envelope are bound apart, so that neither stands in for the other. */
const boundTo = (part: 'key' | 'value', place: Place): Buffer => {
  const { agencyId, table, column, recordId, version, dataClass } = place
  return Buffer.from(JSON.stringify([format, part, agencyId, table, column, recordId, version, dataClass]))
}

export function seal(agencyKey: Buffer, place: Place, plain: Uint8Array, random: Random = randomBytes): Buffer {
  const key = random(keyBytes)
  return Buffer.concat([
    Buffer.of(format),
    encrypt(agencyKey, key, boundTo('key', place), random),
    encrypt(key, plain, boundTo('value', place), random),
  ])
}

export function open(agencyKey: Buffer, place: Place, sealed: Buffer): Buffer {
  if (sealed[0] !== format) throw new Unsealable()
  const key = decrypt(agencyKey, sealed.subarray(1, 1 + wrappedBytes), boundTo('key', place))
  return decrypt(key, sealed.subarray(1 + wrappedBytes), boundTo('value', place))
}
