import type { StoredFile } from '#domain/file/file.ts'
import type { ReportFacts } from '#domain/outcome-report/outcome-report.rules.ts'
import type { OutcomeReport, OutcomeReportView } from '#domain/outcome-report/outcome-report.ts'
import { canonicalJson } from '#server/platform/canonical-json.ts'
import type { Files } from '#server/platform/files.ts'
import { paperLogo } from '#server/platform/logo-picture.ts'
import { say } from '#server/platform/messages.ts'
import { writeOdt } from '#server/platform/odt.ts'
import { writePdf } from '#server/platform/pdf.ts'
import { writeSpreadsheet } from '#server/platform/spreadsheet.ts'
import { outcomeDocument, statisticsWorkbook } from './outcome-report.document.ts'
import { outcomePictures } from './outcome-report.pictures.ts'
import { type PackageEntry, packageStream } from './package-archive.ts'
import { reportPath, supplementsPath } from './package-paths.ts'
import { recordTables } from './package-records.ts'

type ToPack = {
  view: OutcomeReportView
  content: OutcomeReport
  facts: ReportFacts
  files: readonly StoredFile[]
  madeAt: string
}

const endings: Record<StoredFile['mediaType'], string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'application/vnd.oasis.opendocument.text': 'odt',
}
const evidencePath = ({ id, mediaType }: StoredFile) => `evidence/${id}.${endings[mediaType]}`

/** A row of a table as CSV; a leading sign of a formula is kept from being one. */
const csvCell = (value: string): string => {
  const safe = /^[=+\-@\t\r\n\0＝＋－＠]/.test(value) ? `'${value}` : value
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
/** With the mark by which spreadsheet programs know UTF-8. */
const csvOf = (rows: readonly (readonly string[])[]): Uint8Array =>
  Buffer.from(`\ufeff${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`)

/** Report, statistics, records and evidence of a closed plan in one archive that proves itself. */
export async function* evidencePackage(found: ToPack, files: Files): AsyncGenerator<Uint8Array> {
  const { view, content, facts, madeAt } = found
  const pictures = await outcomePictures(view.report, files)
  const document = outcomeDocument(view, madeAt, say)
  const images = new Map([...pictures, ...(await paperLogo(document, files))])
  const entries: PackageEntry[] = [
    { path: reportPath, bytes: () => Buffer.from(canonicalJson(content)) },
    { path: supplementsPath, bytes: () => Buffer.from(canonicalJson(view.supplements)) },
    { path: 'report/report.odt', bytes: () => writeOdt(document, images) },
    { path: 'report/report.pdf', bytes: async () => (await writePdf(document, images)).bytes },
    { path: 'report/statistics.ods', bytes: () => writeSpreadsheet(statisticsWorkbook(view.report, say), 'ods') },
    ...[...pictures].map(([key, { bytes, mediaType }]) => ({
      path: `pictures/${key}.${endings[mediaType]}`,
      bytes: () => bytes,
    })),
    ...Object.entries(recordTables(facts, found.files, evidencePath, say)).map(([name, rows]) => ({
      path: `records/${name}.csv`,
      bytes: () => csvOf(rows),
    })),
    ...found.files.map((file) => ({ path: evidencePath(file), bytes: () => files.get(file.sha256) })),
  ]
  const { title, agencyName } = view.report
  yield* packageStream({ title, agencyName, madeAt, reportHash: view.hash! }, entries)
}
