import type { InspectionDetail } from '#domain/inspection/inspection.ts'
import { newId } from '#server/platform/id.ts'
import { reconcileDraft } from '#web/inspection/draft-reconcile.ts'
import type { Entry, Shelf } from '#web/platform/outbox/entry.ts'
import { entryOf, type Owed } from '#web/platform/outbox/keeping.ts'
import { type Rest, type Sending, sendAll } from '#web/platform/outbox/queue.ts'
import { importKey, type Seal, sealWith } from '#web/platform/outbox/sealing.ts'
import { Device, shelfOf } from '#web/platform/outbox/shelf.ts'
import { httpTransport } from '#web/platform/outbox/transport.ts'
import type { Network } from './network.ts'
import type { Random } from './random.ts'

/** The browser is killed, or the battery is empty. */
export class Crash extends Error {}

/** How the engine is spoiled where a test must prove that it would notice. */
export type Spoiled = { newKeyEachTime?: boolean; forgetsFirst?: boolean }

export type Owner = { personId: string; cookie: string; secret: Uint8Array<ArrayBuffer> }

/** One phone: its storage outlives every crash; tabs come and go; whoever is signed in has the cookie. */
export function phone(name: string, network: Network, random: Random, spoiled: Spoiled = {}) {
  const seals = new Map<string, Seal>()
  let clockYears = 0
  let product = '0.2.0'
  let signedIn: Owner | null = null
  let lock: Promise<unknown> = Promise.resolve()
  const device = new Device(name)
  /** By inspection: what this phone heard of it last. */
  const heard = new Map<string, InspectionDetail['inspection']>()
  /** Inspections that somebody else has gone on with: their pages say so, and nobody fills them in here any more. */
  const setAside = new Set<string>()

  const sealOf = async (owner: Owner): Promise<Seal> => {
    const known = seals.get(owner.personId) ?? sealWith(await importKey(owner.secret))
    seals.set(owner.personId, known)
    return known
  }

  const shelf = async (owner: Owner): Promise<Shelf> => shelfOf(device, owner.personId, await sealOf(owner))

  /** The same shelf, whose tab may die before or after any step. */
  const mortal = (whole: Shelf, oneIn: number): Shelf => {
    const step =
      <A extends unknown[], R>(run: (...given: A) => Promise<R>) =>
      async (...given: A): Promise<R> => {
        if (random.oneIn(oneIn)) throw new Crash()
        const answer = await run(...given)
        if (random.oneIn(oneIn)) throw new Crash()
        return answer
      }
    return {
      entries: step(whole.entries),
      change: step(whole.change),
      files: step(whole.files),
      addFile: step(whole.addFile),
      bytesOf: step(whole.bytesOf),
      changeFile: step(whole.changeFile),
      keep: step(whole.keep),
      kept: whole.kept,
      forget: step(whole.forget),
    }
  }

  const now = (): string => new Date(Date.UTC(2026 + clockYears, 1, 11)).toISOString()
  const make = (owed: Owed): Entry => entryOf(owed, { product, at: now() })

  function sendingOf(owner: Owner, on: Shelf): Sending {
    const cookie = () => signedIn?.cookie ?? ''
    const headers = { 'X-Person': owner.personId }
    const http = httpTransport(
      (address, request) =>
        network.fetch(address, { ...request, headers: { ...request.headers, ...headers } }, cookie()),
      newId,
    )
    const send = async (entry: Entry) => {
      if (!spoiled.forgetsFirst) return http.send(spoiled.newKeyEachTime ? { ...entry, id: newId() } : entry)
      const rows = await on.entries()
      await on.change({ remove: rows.filter(({ value }) => value.id === entry.id) })
      return http.send(entry)
    }
    const ask = async (id: string): Promise<InspectionDetail> => {
      const detail = await network.ask<InspectionDetail>(`/api/inspections/${id}`, cookie())
      if (!detail) throw new Unknown()
      return detail
    }
    return {
      shelf: on,
      transport: { ...http, send },
      reconcile: async (entry, refusal, following) => {
        try {
          const remedy = await reconcileDraft(entry, refusal, following, { ask, newId, make })
          if (remedy && remedy !== 'later' && 'instead' in remedy) setAside.add(entry.subject)
          return remedy
        } catch (error) {
          if (error instanceof Unknown) return 'later'
          throw error
        }
      },
      answered: async ({ subject, method }, answer) => {
        if (method === 'PUT') heard.set(subject, (answer as InspectionDetail).inspection)
      },
      changed: () => undefined,
    }
  }

  return {
    now,
    make,
    heard,
    setAside,
    signIn: (owner: Owner | null) => {
      signedIn = owner
    },
    setClock: (years: number) => {
      clockYears = years
    },
    setProduct: (version: string) => {
      product = version
    },
    shelf,
    /** A tab of this owner sends; of several at once one holds the lock, and a dead one holds nothing. */
    async send(owner: Owner, mortality: number): Promise<Rest | 'crash'> {
      const whole = await shelf(owner)
      const on = mortality > 0 ? mortal(whole, mortality) : whole
      const turn = lock.then(() => sendAll(sendingOf(owner, on)))
      lock = turn.catch(() => undefined)
      try {
        return await turn
      } catch (error) {
        if (error instanceof Crash) return 'crash'
        throw error
      }
    },
    mortal,
    end: () => device.delete(),
  }
}
export type Phone = ReturnType<typeof phone>

class Unknown extends Error {}
