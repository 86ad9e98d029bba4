/** What people type between times. */
const between = /[\s、，,；;]+/

export const timesText = (times: readonly string[]): string => times.join('、')

/** Times as they were typed, in order; whether they are times is asked of the shape. */
export const readTimes = (text: string): string[] =>
  text
    .normalize('NFKC')
    .split(between)
    .filter(Boolean)
    .map((time) => time.padStart(5, '0'))
    .toSorted()
