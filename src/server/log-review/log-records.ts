import type { LogMapping } from '#domain/log-review/log-field.ts'

/** Which lines became records, and which could not. */
export type Staged = {
  records: number
  blank: number
  /** A quotation mark that never ends, or a record longer than any log has. */
  broken: number
  brokenLines: number[]
}

export const nothingStaged = (): Staged => ({ records: 0, blank: 0, broken: 0, brokenLines: [] })

const newline = 10
const quote = 34
const mostNamed = 100
/** A record runs over at most so many lines and bytes: beyond it a quotation mark is a slip. */
const longest = { lines: 100, bytes: 262_144 }

/** Between number and line where lines are taken whole; no text has it. */
export const wholeLineMark = '\u001f'

/**
 * Sets before each record the number of the line on which it begins, so that whatever is found leads back to the file.
 * Only where records begin is decided here; what is in them is DuckDB's to read.
 */
export async function* numbered(
  chunks: AsyncIterable<Buffer>,
  mapping: Cut,
  staged: Staged,
  only?: ReadonlySet<number>,
): AsyncGenerator<Buffer> {
  if (mapping.format === 'windowsEvents') yield* events(chunks, staged, only)
  else yield* lines(chunks, mapping, staged, only)
}

type Cut = Pick<LogMapping, 'format' | 'delimiter' | 'headerLine'>

async function* lines(
  chunks: AsyncIterable<Buffer>,
  { format, delimiter, headerLine }: Cut,
  staged: Staged,
  only?: ReadonlySet<number>,
): AsyncGenerator<Buffer> {
  const isTable = format === 'delimited'
  const mark = (isTable ? delimiter : wholeLineMark).charCodeAt(0)
  const cutting = { isTable, mark, skipped: isTable ? headerLine : 0, only }
  let line = 1
  let rest = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const bytes = rest.byteLength > 0 ? Buffer.concat([rest, chunk]) : chunk
    const cut = cutRecords(bytes, { ...cutting, line, isLast: false }, staged)
    line = cut.line
    rest = Buffer.from(bytes.subarray(cut.taken))
    yield* cut.out
  }
  if (rest.byteLength > 0) yield* cutRecords(rest, { ...cutting, line, isLast: true }, staged).out
}

type Cutting = {
  isTable: boolean
  mark: number
  skipped: number
  line: number
  isLast: boolean
  only: ReadonlySet<number> | undefined
}

/** The records of a chunk of whole lines, each behind its number; what is not at its end yet is left. */
function cutRecords(bytes: Buffer, { isTable, mark, skipped, line: first, isLast, only }: Cutting, staged: Staged) {
  const sheet = recordSheet(bytes.byteLength, mark)
  let line = first
  let from = 0
  let nextQuote = isTable ? bytes.indexOf(quote) : -1
  while (from < bytes.byteLength) {
    let end = bytes.indexOf(newline, from)
    let over = 1
    let isBroken = false
    if (nextQuote >= 0 && nextQuote < end) {
      const close = endOfQuoted(bytes, from, nextQuote, mark)
      if (close === null && !isLast && bytes.byteLength - from < longest.bytes) break
      isBroken = close === null || close.lines > longest.lines
      if (close && !isBroken) {
        end = close.end
        over = close.lines
      }
      nextQuote = bytes.indexOf(quote, end)
    }
    const stop = bytes[end - 1] === 13 ? end - 1 : end
    if (line > skipped) {
      if (isBroken) name(staged, line)
      else if (stop <= from) staged.blank += 1
      else {
        staged.records += 1
        if (!only || only.has(line)) sheet.put(line, bytes, from, stop)
      }
    }
    line += over
    from = end + 1
  }
  return { out: sheet.all(only !== undefined), taken: from, line }
}

/** Written into one buffer: a copy for each of ten million records would take longer than reading them. */
function recordSheet(bytesIn: number, mark: number) {
  let out = Buffer.allocUnsafe(bytesIn + 65_536)
  let written = 0
  const ends: number[] = []
  return {
    put(line: number, bytes: Buffer, from: number, stop: number) {
      const need = written + stop - from + 24
      if (need > out.byteLength) out = Buffer.concat([out, Buffer.allocUnsafe(Math.max(need, out.byteLength))])
      written += writeNumber(out, written, line)
      out[written++] = mark
      bytes.copy(out, written, from, stop)
      written += stop - from
      out[written++] = newline
      ends.push(written)
    },
    /** One by one where single ones are asked for. */
    all: (apart: boolean): Buffer[] =>
      apart
        ? ends.map((end, at) => out.subarray(ends[at - 1] ?? 0, end))
        : written > 0
          ? [out.subarray(0, written)]
          : [],
  }
}

function name(staged: Staged, line: number): void {
  staged.broken += 1
  if (staged.brokenLines.length < mostNamed) staged.brokenLines.push(line)
}

function writeNumber(out: Buffer, at: number, value: number): number {
  let digits = 1
  for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) digits += 1
  for (let place = at + digits - 1, rest = value; place >= at; place -= 1, rest = Math.floor(rest / 10))
    out[place] = 48 + (rest % 10)
  return digits
}

/**
 * The end of the line on which every quotation mark that opens a column has been closed. One in the middle of a column is
 * a sign like any other.
 */
function endOfQuoted(
  bytes: Buffer,
  from: number,
  firstQuote: number,
  mark: number,
): { end: number; lines: number } | null {
  let isOpen = false
  let at = firstQuote
  let end = bytes.indexOf(newline, from)
  for (let lines = 1; end >= 0; lines += 1) {
    while (at >= 0 && at < end) {
      if (!isOpen) isOpen = at === from || bytes[at - 1] === mark
      else if (bytes[at + 1] === quote) at += 1
      else isOpen = false
      at = bytes.indexOf(quote, at + 1)
    }
    if (!isOpen) return { end, lines }
    end = bytes.indexOf(newline, end + 1)
  }
  return null
}

const eventEnd = Buffer.from('</Event>')
const eventStart = /<Event[\s>]/

/** Events of Windows stand one after the other, on one line or on many. */
async function* events(
  chunks: AsyncIterable<Buffer>,
  staged: Staged,
  only?: ReadonlySet<number>,
): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0)
  let line = 1
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk])
    const found: string[] = []
    let from = 0
    for (let end = bytes.indexOf(eventEnd); end >= 0; end = bytes.indexOf(eventEnd, from)) {
      const text = bytes.toString('utf8', from, end + eventEnd.byteLength)
      const start = text.search(eventStart)
      line += text.slice(0, Math.max(0, start)).split('\n').length - 1
      if (start < 0) name(staged, line)
      else {
        const event = text.slice(start)
        if (!only || only.has(line)) found.push(`${line}${wholeLineMark}${event.replace(/\s+/g, ' ')}\n`)
        staged.records += 1
        line += event.split('\n').length - 1
      }
      from = end + eventEnd.byteLength
    }
    rest = Buffer.from(bytes.subarray(from))
    if (rest.byteLength > longest.bytes * 4) {
      name(staged, line)
      line += rest.toString('utf8').split('\n').length - 1
      rest = Buffer.alloc(0)
    }
    if (only) for (const one of found) yield Buffer.from(one)
    else if (found.length > 0) yield Buffer.from(found.join(''))
  }
  if (eventStart.test(rest.toString('utf8'))) name(staged, line)
}
