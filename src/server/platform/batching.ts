/**
 * Writes things in batches, one after the other for each key: what comes while a batch is being written is in the next.
 * The busier it is the larger they get, and nobody waits for more than one batch before the own one.
 */
export function batching<Item>(write: (key: string, items: Item[]) => Promise<void>) {
  type Waiting = { item: Item; done: () => void; failed: (error: unknown) => void }
  const queues = new Map<string, Waiting[]>()

  const writeBatch = async (key: string, batch: Waiting[]): Promise<void> => {
    try {
      const items = batch.map(({ item }) => item)
      await write(key, items)
      for (const { done } of batch) done()
    } catch (error) {
      for (const { failed } of batch) failed(error)
    }
  }
  const drain = async (key: string, queue: Waiting[]): Promise<void> => {
    while (queue.length > 0) await writeBatch(key, queue.splice(0))
    queues.delete(key)
  }

  return (key: string, item: Item): Promise<void> =>
    new Promise((done, failed) => {
      const queue = queues.get(key)
      if (queue) {
        queue.push({ item, done, failed })
        return
      }
      const begun = [{ item, done, failed }]
      queues.set(key, begun)
      void drain(key, begun)
    })
}
