import type { Sheet, Workbook } from '#domain/workbook.ts'
import { rowTypeOf } from './xlsform.types.ts'

/** Names as XML and so the tools of the field allow them. */
const xmlName = /^[\p{L}_][\p{L}\p{N}_.-]*$/u

type Line = { row: number; cells: Record<string, string> }

function recordsOf(sheet: Sheet | undefined): Line[] {
  const [headers = [], ...rows] = sheet?.rows ?? []
  return rows.map((texts, index) => ({
    row: index + 2,
    cells: Object.fromEntries(headers.map((header, column) => [header, texts[column] ?? ''])),
  }))
}

/**
 * The rules that tools of the field, above all pyxform, put to a workbook, as far as they can refuse it. Each breach
 * is told by sheet and row.
 */
export function breachesOf({ sheets }: Workbook): string[] {
  const sheet = (name: string) => sheets.find((one) => one.name === name)
  const survey = sheet('survey')
  if (!survey) return ['survey: missing']
  const lists = listsOf(recordsOf(sheet('choices')))
  return [
    ...sheets.flatMap(headerBreaches),
    ...settingBreaches(recordsOf(sheet('settings'))),
    ...choiceBreaches(sheet('choices'), lists),
    ...surveyBreaches(recordsOf(survey), lists),
  ]
}

/** Columns come once, whatever their capitals; those of choices become XML elements. */
function headerBreaches({ name, rows }: Sheet): string[] {
  const headers = rows[0] ?? []
  const required = { survey: ['type', 'name'], choices: ['list_name', 'name'], settings: ['form_id'] }[name] ?? []
  const lower = headers.map((header) => header.trim().toLowerCase())
  return [
    ...required.filter((header) => !headers.includes(header)).map((header) => `${name}:1 lacks ${header}`),
    ...lower.filter((header, at) => lower.indexOf(header) !== at).map((header) => `${name}:1 repeats ${header}`),
    ...headers.filter((header) => header === '').map(() => `${name}:1 has a column without a heading`),
    ...(name === 'choices' ? headers.filter((one) => !one.includes('::') && !xmlName.test(one)) : []).map(
      (header) => `${name}:1 ${header} is no name`,
    ),
  ]
}

function settingBreaches(records: Line[]): string[] {
  const [setting] = records
  if (!setting || records.length !== 1) return ['settings: one row is needed']
  return [
    ...(/^\S+$/.test(setting.cells.form_id ?? '') ? [] : ['settings:2 form_id']),
    ...(setting.cells.form_title ? [] : ['settings:2 form_title']),
    ...(/^\S{1,32}$/.test(setting.cells.version ?? '') ? [] : ['settings:2 version']),
  ]
}

function listsOf(records: Line[]): Map<string, Line[]> {
  const lists = new Map<string, Line[]>()
  for (const record of records) {
    const name = record.cells.list_name ?? ''
    lists.set(name, [...(lists.get(name) ?? []), record])
  }
  return lists
}

function choiceBreaches(sheet: Sheet | undefined, lists: Map<string, Line[]>): string[] {
  if (!sheet) return []
  return [...lists].flatMap(([list, records]) => {
    const names = records.map(({ cells }) => cells.name ?? '')
    return [
      ...(list === '' || /\s/.test(list) ? [`choices: list "${list}"`] : []),
      ...records.filter((_, at) => names[at] === '').map(({ row }) => `choices:${row} no name`),
      ...records.filter((_, at) => /\s/.test(names[at]!)).map(({ row }) => `choices:${row} space in name`),
      ...records.filter((_, at) => names.indexOf(names[at]!) !== at).map(({ row }) => `choices:${row} name again`),
    ]
  })
}

type Level = { what: string; names: Set<string> }

function surveyBreaches(records: Line[], lists: Map<string, Line[]>): string[] {
  const breaches: string[] = []
  const levels: Level[] = [{ what: '', names: new Set(['meta']) }]
  const all = new Map<string, number>()
  for (const { row, cells } of records) {
    const tell = (what: string) => breaches.push(`survey:${row} ${what}`)
    const type = rowTypeOf(cells.type ?? '')
    if (type.is === 'unsupported') tell(`type ${cells.type}`)
    if (type.is === 'end') {
      if (levels.at(-1)!.what === type.what) levels.pop()
      else tell(`end ${type.what} without begin`)
      continue
    }
    const name = cells.name ?? ''
    if (!xmlName.test(name)) tell(`name ${name}`)
    if (levels.at(-1)!.names.has(name)) tell(`name ${name} again`)
    levels.at(-1)!.names.add(name)
    all.set(name, (all.get(name) ?? 0) + 1)
    if (type.is === 'begin') levels.push({ what: type.what, names: new Set() })
    if (type.is === 'select' && !lists.has(type.list)) tell(`list ${type.list}`)
    if (type.is === 'question' && type.as === 'calculate' && !cells.calculation) tell('calculation missing')
    if (cells.required && !/^(yes|no)$/.test(cells.required)) tell('required')
  }
  if (levels.length > 1) breaches.push(`survey: begin ${levels.at(-1)!.what} without end`)
  return [...breaches, ...records.flatMap((record) => referenceBreaches(record, all))]
}

/** Every `${name}` has one question or group to point to, also within labels. */
function referenceBreaches({ row, cells }: Line, all: Map<string, number>): string[] {
  const names = Object.values(cells).flatMap((text) =>
    [...text.matchAll(/\$\{\s*([^}]*?)\s*\}/g)].map(([, name]) => name!),
  )
  return [
    ...names.filter((name) => !all.has(name)).map((name) => `survey:${row} unknown ${name}`),
    ...names.filter((name) => (all.get(name) ?? 0) > 1).map((name) => `survey:${row} ambiguous ${name}`),
  ]
}
