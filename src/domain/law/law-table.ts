import { parseRocDate } from '#domain/calendar.ts'
import { isDate } from '#domain/date.ts'
import { Problem } from '#domain/problem.ts'
import type { Sheet, Workbook } from '#domain/workbook.ts'
import { Article, Law, type LawVersion, type Renumbering, titleOf } from './law.ts'
import type { LawRowFault } from './law-catalogue.ts'
import { inOrder } from './law-faults.rules.ts'
import type { Library } from './library.ts'

/** Laws as a table: a row for each version; an article's move stands on any row of its law. */

const columns = {
  law: '法規',
  title: '版本名稱',
  from: '施行日',
  until: '失效日',
  source: '來源',
  aliases: '簡稱',
  repealedOn: '廢止日',
  successor: '後繼法規',
  articleFrom: '原條次',
  articleTo: '新條次',
  articleOn: '條次變更日',
  articleAbout: '條次變更事由',
} as const
type Column = keyof typeof columns
const names = Object.keys(columns) as Column[]

export function tableOf(laws: readonly Law[], library: Library): Workbook {
  const rows = laws.flatMap((law) => rowsOf(law, library))
  return { sheets: [{ name: columns.law, rows: [Object.values(columns), ...rows] }] }
}

function rowsOf(law: Law, { byKey }: Library): string[][] {
  const successor = law.successor === null ? undefined : byKey.get(law.successor)
  const count = Math.max(law.versions.length, law.renumberings.length)
  return Array.from({ length: count }, (_, at) => {
    const version = law.versions[at]
    const moved = law.renumberings[at]
    const cells: Record<Column, string> = {
      law: titleOf(law),
      title: version?.title ?? '',
      from: version?.from ?? '',
      until: version?.until ?? '',
      source: version?.source ?? '',
      aliases: at === 0 ? law.aliases.join('、') : '',
      repealedOn: at === 0 ? (law.repealedOn ?? '') : '',
      successor: at === 0 && successor ? titleOf(successor) : '',
      articleFrom: moved?.from ?? '',
      articleTo: moved?.to ?? '',
      articleOn: moved?.on ?? '',
      articleAbout: moved?.about ?? '',
    }
    return names.map((name) => cells[name])
  })
}

type Row = { number: number; cells: Record<Column, string> }
export type LawsRead = { laws: Law[]; rowOf: Map<string, number>; faults: LawRowFault[]; unknownColumns: string[] }

/** What a table says of laws. A law with a faulty row is left out as a whole. */
export function lawsOfTable({ sheets }: Workbook, library: Library, newKey: () => string): LawsRead {
  const sheet = sheets[0]
  if (!sheet) throw new Problem('spreadsheet.unsupported')
  const { rows, unknownColumns } = rowsIn(sheet)
  const faults: LawRowFault[] = []
  // By any of its names a law is one law.
  const groups = Map.groupBy(rows, ({ cells }) => library.byName.get(cells.law)?.key ?? cells.law)
  for (const { number, cells } of groups.get('') ?? [])
    faults.push({ row: number, title: cells.title, code: 'titleMissing', about: [] })
  groups.delete('')
  const keys = new Map([...groups.keys()].map((group) => [group, library.byKey.has(group) ? group : newKey()]))
  const keyOf = (name: string) => library.byName.get(name)?.key ?? keys.get(name)
  const laws: Law[] = []
  const rowOf = new Map<string, number>()
  for (const [group, ofLaw] of groups) {
    const key = keys.get(group)!
    const read = lawOfRows(key, ofLaw, keyOf)
    faults.push(...read.faults)
    if (read.law) laws.push(read.law)
    rowOf.set(key, ofLaw[0]!.number)
  }
  return { laws, rowOf, faults, unknownColumns }
}

function rowsIn({ name, rows: [head = [], ...body] }: Sheet): { rows: Row[]; unknownColumns: string[] } {
  const titles = head.map((title) => title.trim())
  for (const column of [columns.law, columns.source])
    if (!titles.includes(column)) throw new Problem('spreadsheet.column_missing', { sheet: name, column })
  const at = names.map((column) => [column, titles.indexOf(columns[column])] as const)
  const known: readonly string[] = Object.values(columns)
  const rows = body.map((row, index) => ({
    number: index + 2,
    cells: Object.fromEntries(at.map(([column, place]) => [column, (row[place] ?? '').trim()])) as Row['cells'],
  }))
  return {
    rows: rows.filter(({ cells }) => Object.values(cells).some((text) => text !== '')),
    unknownColumns: titles.filter((title) => title !== '' && !known.includes(title)),
  }
}

class RowFault extends Error {
  readonly code: LawRowFault['code']
  readonly about: string[]
  constructor(code: LawRowFault['code'], about: string[]) {
    super(code)
    this.code = code
    this.about = about
  }
}

function dateIn(text: string): string | null {
  if (text === '') return null
  const date = isDate(text) ? text : parseRocDate(text)
  if (date === null) throw new RowFault('dateUnreadable', [text])
  return date
}

function articleIn(text: string): string {
  if (!Article.safeParse(text).success) throw new RowFault('articleUnreadable', [text])
  return text
}

function versionIn({ cells }: Row): LawVersion[] {
  const { law, title, from, until, source, articleFrom } = cells
  if (articleFrom !== '' && [title, from, until, source].every((text) => text === '')) return []
  return [{ title: title || law, from: dateIn(from), until: dateIn(until), source }]
}

function moveIn({ cells: { articleFrom, articleTo, articleOn, articleAbout } }: Row): Renumbering[] {
  if ([articleFrom, articleTo, articleOn].every((text) => text === '')) return []
  const on = dateIn(articleOn)
  if (on === null) throw new RowFault('dateUnreadable', [articleOn])
  return [{ from: articleIn(articleFrom), to: articleIn(articleTo), on, about: articleAbout }]
}

function lawOfRows(key: string, rows: readonly Row[], keyOf: (name: string) => string | undefined) {
  const faults: LawRowFault[] = []
  const first = (column: Column) => rows.map(({ cells }) => cells[column]).find((text) => text !== '') ?? ''
  const title = first('law')
  const versions: LawVersion[] = []
  const renumberings: Renumbering[] = []
  let repealedOn: string | null = null
  for (const row of rows)
    try {
      versions.push(...versionIn(row))
      renumberings.push(...moveIn(row))
      repealedOn ??= dateIn(row.cells.repealedOn)
    } catch (error) {
      if (!(error instanceof RowFault)) throw error
      faults.push({ row: row.number, title, code: error.code, about: error.about })
    }
  const successor = first('successor')
  const successorKey = successor === '' ? null : (keyOf(successor) ?? null)
  const at = { row: rows[0]!.number, title }
  if (successor !== '' && successorKey === null) faults.push({ ...at, code: 'successorUnknown', about: [successor] })
  if (versions.length === 0 && faults.length === 0) faults.push({ ...at, code: 'sourceMissing', about: [title] })
  if (faults.length > 0) return { faults }
  const aliases = first('aliases')
    .split(/[、,，;；]/u)
    .map((alias) => alias.trim())
    .filter(Boolean)
  const law = Law.safeParse({ key, aliases, versions, renumberings, repealedOn, successor: successorKey })
  if (!law.success) return { faults: [{ ...at, code: 'unreadable' as const, about: [title] }] }
  return { faults, law: inOrder(law.data) }
}
