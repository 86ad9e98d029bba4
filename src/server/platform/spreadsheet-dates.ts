// The numbers that Excel keeps for its own formats of days and hours, those of East Asia among them.
const builtIn = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const

/** A format that speaks of years, months, days or hours outside its quotation marks and brackets. */
export const isDateFormat = (id: number, code: string | undefined): boolean =>
  code === undefined
    ? builtIn.some(([from, to]) => id >= from && id <= to)
    : /[ymdhs]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_./g, '').replace(/general/gi, ''))

const dayMs = 86_400_000

/** Days since the end of 1899 (or since 1904) as a date, with the hour where there is one; below a day only the hour. */
export function serialDate(days: number, from1904: boolean): string {
  // Excel believes in a 29 February 1900.
  const since = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30)
  const at = new Date(since + Math.round(days * dayMs))
  if (Number.isNaN(at.valueOf())) return String(days)
  const [date, time] = at.toISOString().slice(0, 19).split('T') as [string, string]
  if (days < 1) return time
  return time === '00:00:00' ? date : `${date}T${time}`
}
