import sharp from 'sharp'
import { getDocumentProxy } from 'unpdf'
import type { DocumentImage } from '#domain/document.ts'
import { SectionKey } from '#domain/outcome-report/outcome-draft.ts'
import type { OutcomeReportView } from '#domain/outcome-report/outcome-report.ts'
import { modelOutcomeTable } from '#domain/outcome-report/statistics.rules.ts'
import { outcomeDocument } from '#server/outcome-report/outcome-report.document.ts'
import { outcomePictures } from '#server/outcome-report/outcome-report.pictures.ts'
import type { Files } from '#server/platform/files.ts'
import { say } from '#server/platform/messages.ts'
import { writeOdt } from '#server/platform/odt.ts'
import { stopTypesetter, writePdf } from '#server/platform/pdf.ts'

/** Set by itself in a process of its own, so that what it takes is its own. */
const clauseCount = 225
const unitCount = 40
const photographCount = 12
const none = { value: 0, opens: [] }
const id = '01a00000-0000-7000-8000-000000000000'
const counted = (value: number) => ({ value, opens: [] })
const file = (index: number) => ({
  ...{ id, name: `${index}.jpg`, mediaType: 'image/jpeg' as const, size: 1, sha256: String(index) },
})

const units = Array.from({ length: unitCount }, (_, index) => ({
  ...{ unitId: id, name: `第${index + 1}課`, owed: 40, done: 36, inspections: 4, deficiencies: 3, released: 2 },
}))

const report: OutcomeReportView['report'] = {
  planId: id,
  title: '安和縣樂平鄉公所115年春節期間專案安全維護計畫',
  agencyName: '安和縣樂平鄉公所',
  exercise: false,
  period: { start: '2026-02-11', end: '2026-02-25', days: 15 },
  writtenOn: '2026-03-02',
  totals: {
    ...{ assignments: counted(1600), done: counted(1440), late: counted(12), inspections: counted(160), answers: 4800 },
    ...{ deficienciesFound: counted(120), deficienciesReleased: counted(96), incidents: counted(7) },
  },
  units,
  statusReports: units.map(({ name }) => ({ name, expected: 30, onTime: 28, late: 1, missing: 1 })),
  clauses: Array.from({ length: clauseCount }, (_, index) => ({
    label: `參.${index + 1}`,
    level: 2,
    heading: index % 4 === 0 ? `門禁管制及夜間巡查第${index + 1}項` : null,
    text: '各單位應於連續假期前完成辦公廳舍門窗、電源、消防及監視設備之檢查，發現異常時立即通知政風室並作成紀錄。',
    state: 'done',
    accounts: Array.from(
      { length: 6 },
      (__, at) =>
        `第${at + 1}課於 115/2/${11 + at}（三） 由王課長辦理：門窗及電源已逐一檢查，監視設備運作正常，紀錄併卷備查。（附件 2 件）`,
    ),
    ...{ done: counted(5), owed: counted(6), deficiencies: none },
  })),
  sections: SectionKey.options.map((key) => ({
    ...{ key, proposal: '', text: '各單位均依計畫分工確實辦理，假期間未發生重大危安事件。'.repeat(8) },
  })),
  statistics: modelOutcomeTable.rows.map((row) => {
    const cell = { value: 12, parts: [] }
    return { ...row, thisPeriod: cell, lastYear: cell, inYear: cell, source: '', notCounted: [] }
  }),
  notDone: Array.from({ length: 100 }, (_, index) => ({
    ...{
      kind: 'assignment',
      id,
      clauseLabel: '參.一',
      name: `夜間巡查第${index + 1}次`,
      unitId: id,
      unitName: '行政課',
    },
    ...{ dueDate: '2026-02-20', reason: '廠商更換設備中，預定三月底前完成，期間以人工巡查替代。' },
  })),
  photographs: Array.from({ length: photographCount }, (_, index) => ({
    ...{ caption: `後門門鎖更換第${index + 1}處`, files: [file(index), file(index)] },
  })),
  charts: [
    {
      ...{ key: 'units', title: '各單位應辦事項完成情形', rowTitle: '單位' },
      parts: [
        { title: '已完成', tone: 'dark' },
        { title: '未完成', tone: 'light' },
      ],
      rows: units.map(({ name, owed, done }) => ({ title: name, values: [done, owed - done] })),
    },
  ],
  lastYear: null,
}

/** A photograph as telephones take it, the same for all. */
async function photograph(): Promise<Uint8Array> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 12 }
  const create = { width: 2560, height: 1920, channels: 3 as const, background: '#888', noise }
  return sharp({ create }).jpeg({ quality: 60 }).toBuffer()
}

const bytes = await photograph()
const files: Pick<Files, 'get'> = { get: async () => bytes }
const view = { report, closedAt: null, closedByName: null, hash: null, supplements: [], draft: null }

/** The greatest that this process ever held, in MiB. */
const peakMib = () => process.resourceUsage().maxRSS / 1024

async function timed<T>(work: () => Promise<T>): Promise<[T, number, number]> {
  const [began, used] = [performance.now(), process.cpuUsage()]
  const made = await work()
  const { user, system } = process.cpuUsage(used)
  return [made, performance.now() - began, (user + system) / 1000]
}

const pictures = (): Promise<ReadonlyMap<string, DocumentImage>> => outcomePictures(report, files as Files)
const document = outcomeDocument(view, '2026-03-02T01:30:00.000Z', say)
const [, odtMs, odtCpuMs] = await timed(async () => writeOdt(document, await pictures()))
const [pdf, pdfMs, pdfCpuMs] = await timed(async () => writePdf(document, await pictures()))
const mib = peakMib()
await stopTypesetter()
const { numPages: pages } = await getDocumentProxy(pdf.bytes)
console.log(JSON.stringify({ pages, pdfMs, pdfCpuMs, odtMs, odtCpuMs, mib }))
