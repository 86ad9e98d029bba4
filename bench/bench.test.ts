import { execFile } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const figures = [
  'start_ms',
  'idle_mib',
  'after_load_mib',
  'import_ms',
  'report_pdf_ms',
  'report_odt_ms',
  'long_report_pdf_ms',
  'long_report_odt_ms',
  'long_report_mib',
  'long_report_pages',
  'long_report_pdf_cpu_ms',
  'long_report_odt_cpu_ms',
  'compile_100k_ms',
  'roster_ms',
  'roster_cpu_ms',
  'alarm_late_p99_ms',
  'alarm_late_max_ms',
  'alarm_catch_up_ms',
  'alarm_per_s',
  'send_p99_ms',
  'send_median_ms',
  'send_many_ms',
  ...[1, 16, 64].flatMap((clients) => [`w1_${clients}_per_s`, `w1_${clients}_p99_ms`]),
  'w1_one_agency_16_per_s',
  'w1_of_floor',
  'w4_16_per_s',
  'w4_of_floor',
  'floor_rows_16_per_s',
  'floor_w1_16_per_s',
  'floor_w4_16_per_s',
  'w3_newest_16_per_s',
  'w3_newest_16_p99_ms',
  'w3_search_ms',
  'search_records',
  'search_p50_ms',
  'search_p95_ms',
  'w3_of_floor',
  'log_lines',
  'log_review_ms',
  'log_review_mib',
  'log_recall',
  'floor_w3_16_per_s',
  'boards',
  'board_p95_ms',
  'board_max_ms',
  'board_server_cpu_percent',
]

let measured: Record<string, number | null> = {}

test('a short run of the bench measures everything and ends', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'shousui-bench-test-'))
  const json = path.join(folder, 'figures.json')
  const args = ['--scale', '2', '--seconds', '0.1', '--repeat', '1', '--log-lines', '100000', '--json', json]
  const { stdout } = await promisify(execFile)(process.execPath, [path.join(import.meta.dirname, 'bench.ts'), ...args])
  measured = JSON.parse(fs.readFileSync(json, 'utf8'))
  fs.rmSync(folder, { recursive: true })
  for (const figure of figures) {
    expect(stdout).toContain(figure)
    if (measured[figure] === null) expect(process.platform).not.toBe('linux')
    else expect(measured[figure], figure).toBeGreaterThan(0)
  }
})

test('a log review finds every case that was planted, and next to nothing else', () => {
  expect(measured.log_recall).toBe(1)
  expect(measured.log_false_per_10000).toBeLessThanOrEqual(2)
  if (measured.log_review_mib !== null) expect(measured.log_review_mib).toBeLessThan(2048)
})

test('an outcome report of 200 pages with its pictures is set within five seconds and 500 MiB', () => {
  expect(measured.long_report_pages).toBeGreaterThanOrEqual(200)
  // The time that it takes of a processor, since other tests run beside it.
  expect(measured.long_report_pdf_cpu_ms).toBeLessThan(5000)
  expect(measured.long_report_odt_cpu_ms).toBeLessThan(5000)
  expect(measured.long_report_mib).toBeLessThan(500)
})

test('what is said reaches every watch board within a second', () => {
  expect(measured.boards).toBeGreaterThan(10)
  expect(measured.board_p95_ms).toBeLessThan(1000)
})

test('a roster of 60 people for three shifts of 15 days is proposed whole and even within ten seconds', () => {
  expect(measured.roster_cpu_ms).toBeLessThan(10_000)
  expect(measured.roster_gaps).toBe(0)
  expect(measured.roster_spread).toBeLessThanOrEqual(1)
})
