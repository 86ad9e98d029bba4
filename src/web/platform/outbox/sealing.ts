import { letGo } from '#web/platform/memory.ts'

const ivBytes = 12

/** Seals under the person's key. `place` is bound in, so that nothing can be moved to another place. */
export type Seal = {
  close(place: string, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>
  open(place: string, sealed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>
}

/** The key as it comes from the server; from here on nobody can read it out again. */
export const importKey = (secret: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', secret, 'AES-GCM', false, ['encrypt', 'decrypt'])

export function sealWith(key: CryptoKey): Seal {
  const algorithm = (place: string, iv: Uint8Array<ArrayBuffer>) => ({
    name: 'AES-GCM',
    iv,
    additionalData: new TextEncoder().encode(place),
  })
  return {
    async close(place, bytes) {
      const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
      const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm(place, iv), key, bytes))
      const whole = new Uint8Array(ivBytes + sealed.length)
      whole.set(iv)
      whole.set(sealed, ivBytes)
      letGo(sealed)
      return whole
    },
    async open(place, whole) {
      const iv = whole.slice(0, ivBytes)
      return new Uint8Array(await crypto.subtle.decrypt(algorithm(place, iv), key, whole.subarray(ivBytes)))
    },
  }
}

export const bytesOfJson = (content: unknown): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(JSON.stringify(content)) as Uint8Array<ArrayBuffer>

export const jsonOfBytes = <T>(bytes: Uint8Array): T => JSON.parse(new TextDecoder().decode(bytes)) as T
