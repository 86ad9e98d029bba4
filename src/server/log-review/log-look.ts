import {
  columnChanges,
  fieldsStill,
  headerLineOf,
  namedColumns,
  proposedFields,
  timeFormOf,
} from '#domain/log-review/log-columns.rules.ts'
import type { LogFormat, LogMapping } from '#domain/log-review/log-field.ts'
import type { LogLook } from '#domain/log-review/log-review.ts'
import { Problem } from '#domain/problem.ts'
import { readCsv } from '#server/platform/spreadsheet-csv.ts'
import { noEncodings, wholeLines } from './log-text.ts'
import { type UnpackingLimits, unpacked } from './log-unpacking.ts'

const lookedBytes = 128 * 1024
const shownRows = 5

/** The first lines of a log; the rest of it is not unpacked for that. */
async function beginning(pieces: AsyncIterable<Buffer>, limits: UnpackingLimits): Promise<string[]> {
  const read: Buffer[] = []
  let bytes = 0
  for await (const lines of wholeLines(unpacked(pieces, limits), noEncodings())) {
    read.push(lines.subarray(0, lookedBytes))
    bytes += lines.byteLength
    if (bytes >= lookedBytes) break
  }
  const text = Buffer.concat(read).toString('utf8')
  return text.slice(0, text.lastIndexOf('\n')).split(/\r?\n/)
}

type Seen = {
  format: LogFormat
  delimiter: LogMapping['delimiter']
  headerLine: number
  columns: string[]
  rows: string[][]
}

const whole = { delimiter: ',', headerLine: 1 } as const

function seenEvents(lines: readonly string[]): Seen {
  const text = lines.join('\n')
  const events = text.match(/<Event[\s>][\s\S]*?<\/Event>/g) ?? []
  const names = events.flatMap((event) =>
    [...event.matchAll(/<Data Name=['"]([^'"]{1,100})['"]/g)].map(([, name]) => name!),
  )
  const columns = [...new Set(['TimeCreated', 'EventID', 'Computer', 'Channel', ...names])].slice(0, 200)
  const of = (event: string, name: string) =>
    (name === 'TimeCreated'
      ? /<TimeCreated SystemTime=['"]([^'"]+)/
      : ['EventID', 'Computer', 'Channel'].includes(name)
        ? new RegExp(`<${name}[^>]*>([^<]*)`)
        : new RegExp(`<Data Name=['"]${name.replace(/[^\w]/g, '\\$&')}['"]>([^<]*)`)
    ).exec(event)?.[1] ?? ''
  return {
    ...whole,
    format: 'windowsEvents',
    columns,
    rows: events.slice(0, shownRows).map((event) => columns.map((name) => of(event, name))),
  }
}

function flat(value: unknown, before = ''): [string, string][] {
  return Object.entries(value as object).flatMap(([key, inner]): [string, string][] =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner) && before === ''
      ? flat(inner, `${key}.`)
      : [[`${before}${key}`, typeof inner === 'string' ? inner : JSON.stringify(inner)]],
  )
}

function objectIn(line: string): [string, string][] | null {
  try {
    const value: unknown = JSON.parse(line)
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? flat(value) : null
  } catch {
    return null
  }
}

function seenJson(lines: readonly string[]): Seen {
  const objects = lines.slice(0, 200).flatMap((line) => {
    const read = objectIn(line)
    return read ? [new Map(read)] : []
  })
  const columns = [...new Set(objects.flatMap((one) => [...one.keys()]))].slice(0, 200)
  return {
    ...whole,
    format: 'jsonLines',
    columns,
    rows: objects.slice(0, shownRows).map((one) => columns.map((name) => one.get(name) ?? '')),
  }
}

const syslogLine = /^(?:<\d+>\d? ?)?([A-Z][a-z]{2} +\d+ [\d:]{8}|\d{4}-\d\d-\d\dT[^ ]+) ([^ ]+) ([^ :[]+)[^ ]* ?(.*)$/
const syslogColumns = ['time', 'host', 'program', 'message', 'user', 'address']

function seenSyslog(lines: readonly string[]): Seen {
  const rows = lines.slice(0, shownRows).map((line) => {
    const [, time = '', host = '', program = '', message = ''] = syslogLine.exec(line) ?? []
    const user = /(?:for (?:invalid user )?|user[ =:]+"?|acct="?)([\w.@\\-]+)/i.exec(line)?.[1] ?? ''
    return [time, host, program, message, user, /(\d{1,3}(?:\.\d{1,3}){3})/.exec(line)?.[1] ?? '']
  })
  return { ...whole, format: 'syslog', columns: syslogColumns, rows }
}

const delimiters = [',', '\t', ';', '|'] as const

function seenTable(lines: readonly string[]): Seen {
  const count = (sign: string) => Math.max(...lines.slice(0, 20).map((line) => line.split(sign).length))
  const delimiter = delimiters.toSorted((one, other) => count(other) - count(one))[0]!
  const cells = (line: string): string[] => (delimiter === '|' ? line.split('|') : cellsOf(line, delimiter))
  const all = lines.slice(0, 30).map(cells)
  const headerLine = headerLineOf(all)
  const columns = namedColumns(all[headerLine - 1] ?? []).slice(0, 256)
  if (columns.length < 2) throw new Problem('logReview.columns_unreadable')
  return { format: 'delimited', delimiter, headerLine, columns, rows: all.slice(headerLine, headerLine + shownRows) }
}

function cellsOf(line: string, delimiter: string): string[] {
  try {
    return readCsv(delimiter === ',' ? line : line.replaceAll(',', '，')).sheets[0]?.rows[0] ?? []
  } catch {
    return line.split(delimiter)
  }
}

function seen(lines: readonly string[]): Seen {
  const first = lines.find((line) => line.trim() !== '')
  if (first === undefined) throw new Problem('logReview.empty')
  if (/<Events?[\s>]|<\?xml/.test(lines.slice(0, 5).join(' '))) return seenEvents(lines)
  if (objectIn(first)) return seenJson(lines)
  if (syslogLine.test(first)) return seenSyslog(lines)
  return seenTable(lines)
}

/** What names a column here that no list of words knows. */
const usual: Partial<Record<LogFormat, LogMapping['fields']>> = {
  windowsEvents: {
    at: 'TimeCreated',
    action: 'EventID',
    account: 'TargetUserName',
    place: 'IpAddress',
    device: 'Computer',
    way: 'LogonType',
  },
  syslog: { at: 'time', device: 'host', object: 'program', action: 'message', account: 'user', place: 'address' },
}

/** How a log would be read: as its source was the last time where that still fits, else as its columns suggest. */
export async function lookAtLog(
  pieces: AsyncIterable<Buffer>,
  limits: UnpackingLimits,
  remembered: LogMapping | null,
): Promise<Omit<LogLook, 'version'>> {
  const { rows, ...found } = seen(await beginning(pieces, limits))
  const isSame = remembered !== null && remembered.format === found.format
  const changes = isSame ? columnChanges(remembered, found.columns) : { missing: [], added: [] }
  const fields = fieldsStill(
    { ...proposedFields(found.columns), ...usual[found.format], ...(isSame && remembered.fields) },
    found.columns,
  )
  const time = found.columns.indexOf(fields.at ?? '')
  const timeForm = timeFormOf(rows.flatMap((row) => row[time] || []))
  const zoneMinutes = isSame ? remembered.zoneMinutes : 480
  const mapping = { ...found, fields, timeForm, zoneMinutes }
  return { formats: [found.format], mapping, rows, isKnown: remembered !== null, ...changes }
}
