import { setTimeout as sleep } from 'node:timers/promises'

export type Running = { stop(): Promise<void> }
export type Runner = {
  /** Does all that is due now, to its end; returns how many there were. */
  turn(): Promise<number>
  /** Looks again and again until it is stopped; what is in hand is brought to its end. */
  start(everyMs: number): Running
}

type Parts<Item> = {
  /** About so many of what is due. What is in hand already may be among them. */
  take: (about: number) => Promise<Item[]>
  keyOf: (item: Item) => string
  run: (item: Item) => Promise<void>
  /** How many are in hand at once. */
  width: number
  /** What no item answers for, such as a database that is away: said, and tried again at the next look. */
  failed: (error: unknown) => void
}

/** Takes up what is due, a bounded number at once, so that one slow item holds up no other. */
export function runner<Item>({ take, keyOf, run, width, failed }: Parts<Item>): Runner {
  const inHand = new Map<string, Promise<void>>()
  const begin = (key: string, item: Item): void => {
    const running = run(item)
      .catch(failed)
      .finally(() => inHand.delete(key))
    inHand.set(key, running)
  }
  const look = async (): Promise<number> => {
    const room = width - inHand.size
    const items = (await take(room)).filter((item) => !inHand.has(keyOf(item)))
    for (const item of items) begin(keyOf(item), item)
    return items.length
  }

  const turn = async (): Promise<number> => {
    let count = 0
    while (true) {
      const taken = await look()
      await Promise.all(inHand.values())
      if (taken === 0) return count
      count += taken
    }
  }

  const start = (everyMs: number): Running => {
    const stopping = new AbortController()
    const pause = () => sleep(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    const tried = () =>
      look().catch((error: unknown) => {
        failed(error)
        return 0
      })
    const loop = async () => {
      while (!stopping.signal.aborted) {
        if (inHand.size > width / 2) await Promise.race(inHand.values())
        else if ((await tried()) === 0) await pause()
      }
      await Promise.all(inHand.values())
    }
    const running = loop()
    return {
      stop: async () => {
        stopping.abort()
        await running
      },
    }
  }
  return { turn, start }
}
