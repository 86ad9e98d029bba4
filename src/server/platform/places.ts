/** At most `count` at once; whoever waits longer than `patienceMs` for a place gets none, and nothing has been begun. */
export function places(count: number, patienceMs: number) {
  let free = count
  const waiting = new Set<() => void>()

  const leave = (): void => {
    const [next] = waiting
    if (next) next()
    else free += 1
  }
  const turnComes = (): Promise<boolean> =>
    new Promise((resolve) => {
      const leaveQueue = (comes: boolean) => {
        clearTimeout(timer)
        waiting.delete(enter)
        resolve(comes)
      }
      const enter = () => leaveQueue(true)
      const timer = setTimeout(() => leaveQueue(false), patienceMs)
      waiting.add(enter)
    })

  return async <T>(run: () => Promise<T>): Promise<T | undefined> => {
    if (free > 0) free -= 1
    else if (!(await turnComes())) return undefined
    return run().finally(leave)
  }
}
