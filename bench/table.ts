type Row = { what: string; key: string; goal?: string }

/** What each figure means, in the order of reading, and what is asked of it. */
const rows: Row[] = [
  { what: 'second start to the first page, ms', key: 'start_ms', goal: '≤ 5000' },
  { what: 'memory of server and database, idle, MiB', key: 'idle_mib', goal: '≤ 400' },
  { what: 'the same after load, MiB', key: 'after_load_mib' },
  { what: 'import of the sample plan, first, ms', key: 'import_first_ms', goal: '≤ 2000' },
  { what: 'import, later, ms', key: 'import_ms', goal: '≤ 2000' },
  { what: 'outcome report as PDF, first, ms', key: 'report_pdf_first_ms', goal: '≤ 1000' },
  { what: 'outcome report as PDF, later, ms', key: 'report_pdf_ms', goal: '≤ 1000' },
  { what: 'outcome report as ODT, first, ms', key: 'report_odt_first_ms', goal: '≤ 1000' },
  { what: 'outcome report as ODT, later, ms', key: 'report_odt_ms', goal: '≤ 1000' },
  { what: 'outcome report of 200 pages as PDF, ms', key: 'long_report_pdf_ms', goal: '≤ 5000' },
  { what: 'the same as ODT, ms', key: 'long_report_odt_ms', goal: '≤ 5000' },
  { what: 'what both hold at most, MiB', key: 'long_report_mib', goal: '≤ 500' },
  { what: 'pages that it has', key: 'long_report_pages' },
  { what: 'of a processor for the PDF, ms', key: 'long_report_pdf_cpu_ms' },
  { what: 'of a processor for the ODT, ms', key: 'long_report_odt_cpu_ms' },
  { what: 'plan of 100,000 characters read, ms', key: 'compile_100k_ms', goal: '≤ 1000' },
  { what: 'hand in, 1 client, /s', key: 'w1_1_per_s', goal: '≥ 350' },
  { what: 'hand in, 16 clients, /s', key: 'w1_16_per_s', goal: '≥ 1000' },
  { what: 'hand in, 64 clients, /s', key: 'w1_64_per_s', goal: '≥ 1000' },
  { what: 'hand in, 1 client, 99 of 100 within, ms', key: 'w1_1_p99_ms' },
  { what: 'hand in, 16 clients, 99 of 100 within, ms', key: 'w1_16_p99_ms' },
  { what: 'hand in, 64 clients, 99 of 100 within, ms', key: 'w1_64_p99_ms' },
  { what: 'hand in, 16 clients of one agency, /s', key: 'w1_one_agency_16_per_s' },
  { what: 'hand in, of what the bare route does', key: 'w1_of_floor' },
  { what: 'open a submission, 16 clients, /s', key: 'w4_16_per_s', goal: '≥ 2000' },
  { what: 'open, of what the bare route does', key: 'w4_of_floor' },
  { what: 'newest 25 deficiencies, 16 clients, /s', key: 'w3_newest_16_per_s', goal: '≥ 800' },
  { what: 'newest 25, 99 of 100 within, ms', key: 'w3_newest_16_p99_ms', goal: '≤ 40' },
  { what: 'search of two characters, page and count, ms', key: 'w3_search_ms', goal: '≤ 25' },
  { what: 'newest 25, of what the bare route does', key: 'w3_of_floor' },
  { what: 'alarms among 100,000 waiting, 99 of 100 late by, ms', key: 'alarm_late_p99_ms', goal: '≤ 2000' },
  { what: 'the latest of them, ms', key: 'alarm_late_max_ms', goal: '≤ 2000' },
  { what: 'alarms of 30 minutes of downtime made up for, ms', key: 'alarm_catch_up_ms', goal: '≤ 60000' },
  { what: 'alarms due at once, /s', key: 'alarm_per_s' },
  { what: 'told to handed over, 99 of 100 within, ms', key: 'send_p99_ms', goal: '≤ 2000' },
  { what: 'told to handed over, median, ms', key: 'send_median_ms' },
  { what: '10,000 told and handed over, ms', key: 'send_many_ms', goal: '≤ 60000' },
  { what: 'records of one agency that are looked through', key: 'search_records' },
  { what: 'looked up by words, median, ms', key: 'search_p50_ms' },
  { what: 'looked up by words, 95 of 100 within, ms', key: 'search_p95_ms', goal: '≤ 150' },
  { what: 'roster of 60 people × 15 days × 3 shifts proposed, ms', key: 'roster_ms', goal: '≤ 10000' },
  { what: 'of a processor for it, ms', key: 'roster_cpu_ms' },
  { what: 'shifts that stayed empty', key: 'roster_gaps' },
  { what: 'most shifts of one person less the fewest', key: 'roster_spread' },
  { what: 'lines of the log that is looked through', key: 'log_lines' },
  { what: 'its size, MiB', key: 'log_mib' },
  { what: 'log looked through by 33 rules, ms', key: 'log_review_ms', goal: '≤ 120000' },
  { what: 'of that, reading it, ms', key: 'log_import_ms' },
  { what: 'memory of the process that does it, MiB', key: 'log_review_mib', goal: '≤ 2048' },
  { what: 'cases planted in it', key: 'log_planted' },
  { what: 'findings', key: 'log_findings' },
  { what: 'of the planted cases found', key: 'log_recall', goal: '≥ 1' },
  { what: 'false findings per 10,000 lines', key: 'log_false_per_10000', goal: '≤ 2' },
  { what: 'floor: PostgreSQL alone, answers as rows, /s', key: 'floor_rows_16_per_s' },
  { what: 'floor: bare route, one document written, /s', key: 'floor_w1_16_per_s' },
  { what: 'floor: bare route, one document read, /s', key: 'floor_w4_16_per_s' },
  { what: 'floor: bare route, newest 25, /s', key: 'floor_w3_16_per_s' },
]
const known = new Map(rows.map((row) => [row.key, row]))

export function printTable(figures: Record<string, number | null>): void {
  const inOrder = [...rows.map((row) => row.key).filter((key) => key in figures), ...Object.keys(figures)]
  for (const key of new Set(inOrder)) {
    const row = known.get(key)
    const figure = String(figures[key] ?? '–').padStart(8)
    console.log(`${key.padEnd(28)}${figure}  ${(row?.goal ?? '').padEnd(8)} ${row?.what ?? ''}`.trimEnd())
  }
}
