const firstDelayMs = 1_000
const longestDelayMs = 600_000

/** How long to wait after so many failures: twice as long each time, at most ten minutes. */
export const delayAfter = (failures: number): number => Math.min(firstDelayMs * 2 ** (failures - 1), longestDelayMs)
