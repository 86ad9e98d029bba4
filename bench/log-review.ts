import fs from 'node:fs'
import path from 'node:path'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { datesIn, isWorkday } from '#domain/calendar.ts'
import { pieceBytes } from '#domain/file/file.ts'
import type { LogMapping } from '#domain/log-review/log-field.ts'
import { modelRules } from '#domain/log-review/model-rules.ts'
import { newLogKey, writePiece } from '#server/log-review/kept-log.ts'
import { type ReviewResult, reviewApart } from '#server/log-review/review-apart.ts'
import { header, listed, type Written, writeLines } from './log-lines.ts'

const columns = header.split(',')
const mapping: LogMapping = {
  ...{ format: 'delimited', delimiter: ',', headerLine: 1, columns, timeForm: 'local', zoneMinutes: 480 },
  fields: {
    ...{ at: '時間', account: '帳號', unit: '單位', action: '動作', object: '標的', subject: '當事人' },
    ...{ objectUnit: '承辦單位', place: '來源IP', device: '電腦名稱', result: '結果', amount: '筆數' },
    ...{ mark: '密等', way: '登入方式' },
  },
}

/** Writes the log as it would have been uploaded: in sealed pieces. */
async function keep(folder: string, lines: number) {
  const log = { folder, place: 'bench', key: newLogKey() }
  let waiting: Buffer[] = []
  let held = 0
  let offset = 0
  const cut = async (isLast: boolean) => {
    let bytes = Buffer.concat(waiting)
    while (bytes.byteLength >= pieceBytes || (isLast && bytes.byteLength > 0)) {
      const piece = bytes.subarray(0, pieceBytes)
      await writePiece(log, offset, piece)
      offset += piece.byteLength
      bytes = bytes.subarray(pieceBytes)
    }
    waiting = [bytes]
    held = bytes.byteLength
  }
  const written = await writeLines(lines, officeCalendar, async (text) => {
    const bytes = Buffer.from(text)
    waiting.push(bytes)
    held += bytes.byteLength
    if (held > pieceBytes * 8) await cut(false)
  })
  await cut(true)
  return { log, written, bytes: offset }
}

/** The most memory that a process has held; only Linux tells it. */
function peakMib(processId: number): number | null {
  const status = `/proc/${processId}/status`
  if (!fs.existsSync(status)) return null
  return Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync(status, 'utf8'))?.[1] ?? 0) / 1024
}

/** A case is found where its rule found it on its day; a finding is false where none of its lines was planted. */
export function judged({ planted, plantedLines }: Written, { outcomes }: Pick<ReviewResult, 'outcomes'>) {
  const found = outcomes.flatMap(({ key, found }) => found.map((one) => ({ ...one, key })))
  const known = new Set(found.map(({ key, who, day }) => `${key} ${who} ${day}`))
  const missed = planted.filter(({ rule, who, day }) => !known.has(`${rule} ${who} ${day}`))
  const ofLog = new Set(planted.filter(({ who }) => who === null).map(({ rule, day }) => `${rule} null ${day}`))
  const wrong = found.filter(
    ({ key, who, day, numbers }) => !numbers.some((n) => plantedLines.has(n)) && !ofLog.has(`${key} ${who} ${day}`),
  )
  return { missed, wrong, found }
}

export async function measureLogReview(dataDir: string, lines: number): Promise<Record<string, number | null>> {
  const folder = path.join(dataDir, 'logs')
  fs.mkdirSync(folder, { recursive: true })
  const { log, written, bytes } = await keep(folder, lines)
  const begun = performance.now()
  let processId = 0
  let peak: number | null = null
  const look = setInterval(() => {
    if (processId) peak = Math.max(peak ?? 0, peakMib(processId) ?? 0) || null
  }, 100)
  let imported = 0
  try {
    const account = (name: string, changes = {}) => ({
      account: name,
      unit: null,
      leftOn: null,
      isService: false,
      ...changes,
    })
    const names = new Set([...written.accounts, ...written.planted.flatMap(({ who }) => who ?? [])])
    for (let at = 0; at < 9; at += 1) names.add(`plant-try${at}`)
    names.delete('stranger')
    const units = new Map([
      ['plant-unit', '民政課'],
      ['plant-unit2', '社會課'],
    ])
    const result = await reviewApart({
      log,
      mapping,
      rules: [...modelRules],
      known: {
        workdays: datesIn({ start: '2026-01-01', end: '2026-12-31' }).filter((day) => isWorkday(day, officeCalendar)),
        accounts: [...names].map((name) =>
          account(name, {
            unit: units.get(name) ?? null,
            ...(name === listed.left && { leftOn: '2026-02-01' }),
            isService: name === listed.service,
          }),
        ),
        ownNames: [listed.kin],
        absentDays: datesIn({ start: '2026-03-01', end: '2026-06-30' }).map((day) => ({ account: listed.absent, day })),
      },
      sample: { seed: '守歲', count: 60 },
      today: '2026-07-01',
      memoryMb: 1300,
      limits: { largest: 8e9, ratio: 100, ratioFrom: 1e7 },
      longestMs: 900_000,
      seen: (step) => {
        if ('ruled' in step) {
          imported ||= performance.now() - begun
        }
      },
      began: (id) => {
        processId = id
      },
    })
    const { missed, wrong, found } = judged(written, result)
    return {
      log_lines: written.lines,
      log_mib: bytes / 2 ** 20,
      log_review_ms: performance.now() - begun,
      log_import_ms: imported,
      log_review_mib: peak,
      log_findings: found.length,
      log_planted: written.planted.length,
      log_recall: (written.planted.length - missed.length) / written.planted.length,
      log_false_per_10000: (wrong.length / written.lines) * 10_000,
    }
  } finally {
    clearInterval(look)
  }
}
