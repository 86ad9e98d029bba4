import type { ChecklistContent, ChecklistItem, Choice } from '#domain/checklist/checklist.ts'
import type { Sheet, Workbook } from '#domain/workbook.ts'
import { attributePrefix } from './xlsform.choices.ts'
import { columnOf, known } from './xlsform.columns.ts'
import { chinese, english, pixels, verdictList } from './xlsform.terms.ts'

type Line = Record<string, string | undefined>

const label = `label::${chinese}`
const labelEn = `label::${english}`
const message = `constraint_message::${chinese}`
const messageEn = `constraint_message::${english}`
const hint = `hint::${chinese}`

const surveyColumns = [
  'type',
  'name',
  label,
  labelEn,
  hint,
  'required',
  'relevant',
  'constraint',
  message,
  messageEn,
  'calculation',
  'choice_filter',
  'appearance',
  'parameters',
  'repeat_count',
  'shousui_section',
  'shousui_required',
  'shousui_grade',
  'shousui_evidence',
  'shousui_clause',
  'shousui_basis',
  'shousui_unit',
  'shousui_least',
  'shousui_most',
]

/** The columns that any line fills in, with those that may never be missing. */
function sheetOf(name: string, columns: readonly string[], lines: readonly Line[], always: readonly string[]): Sheet {
  const used = columns.filter((column) => always.includes(column) || lines.some((line) => line[column]))
  return { name, rows: [used, ...lines.map((line) => used.map((column) => line[column] ?? ''))] }
}

const verdicts: Line[] = [
  { name: 'compliant', [label]: '符合', [labelEn]: 'Compliant' },
  { name: 'notCompliant', [label]: '不符合', [labelEn]: 'Not compliant' },
  { name: 'notApplicable', [label]: '不適用', [labelEn]: 'Not applicable' },
].map((line) => ({ list_name: verdictList, ...line }))

/**
 * The form as a workbook that tools of the field read. What only this product knows stands in columns of its own,
 * which they pass over, so that reading it back gives the very same form.
 */
export function writeXlsform(content: ChecklistContent): Workbook {
  const lists = listsOf(content.items)
  const survey = surveyLines(content, lists)
  return {
    sheets: [
      sheetOf('survey', surveyColumns, survey, ['type', 'name', label]),
      choicesSheet(lists, content.items),
      settingsSheet(content),
    ],
  }
}

type Lists = Map<ChecklistItem, { name: string; choices: readonly Choice[] }>

/** Questions that offer the same choices share a list. */
function listsOf(items: readonly ChecklistItem[]): Lists {
  const names = new Map<string, string>()
  const lists: Lists = new Map()
  for (const item of items) {
    if (item.answerKind !== 'choice') continue
    const text = JSON.stringify(item.choices ?? [])
    const name = names.get(text) ?? `list_${names.size + 1}`
    names.set(text, name)
    lists.set(item, { name, choices: item.choices ?? [] })
  }
  return lists
}

/** Questions that follow each other under one heading. */
function runsOf(items: readonly ChecklistItem[]): ChecklistItem[][] {
  const runs: ChecklistItem[][] = []
  for (const item of items) {
    const last = runs.at(-1)?.[0]
    if (last && last.section === item.section && last.sectionEn === item.sectionEn) runs.at(-1)!.push(item)
    else runs.push([item])
  }
  return runs
}

function surveyLines(content: ChecklistContent, lists: Lists): Line[] {
  const taken = new Set(content.items.map(({ key }) => key.toLowerCase()))
  const line = (item: ChecklistItem) => itemLine(item, lists)
  const named = content.items.map(({ section }) => section)
  const empty = content.sections.filter(({ title }) => !named.includes(title))
  return [
    ...runsOf(content.items).flatMap((run) => {
      const { section, sectionEn } = run[0]!
      return within(content, section, sectionEn, run.map(line), taken)
    }),
    ...empty.flatMap(({ title }) => within(content, title, undefined, [], taken)),
  ]
}

function within(
  { sections }: ChecklistContent,
  title: string,
  titleEn: string | undefined,
  lines: Line[],
  taken: Set<string>,
): Line[] {
  const section = sections.find((one) => one.title === title)
  if (!section && title === '' && titleEn === undefined) return lines
  const what = section?.repeats ? 'repeat' : 'group'
  const begin: Line = {
    type: `begin_${what}`,
    name: freeName(taken),
    [label]: title,
    [labelEn]: titleEn,
    relevant: section?.shownIf,
    ...(section && { shousui_section: String(sections.indexOf(section) + 1) }),
    ...repeatCells(section?.repeats),
  }
  return [begin, ...lines, { type: `end_${what}` }]
}

function repeatCells(repeats: { least: number; most: number } | undefined): Line {
  if (!repeats) return {}
  const { least, most } = repeats
  if (least === most) return { repeat_count: String(least) }
  return { shousui_least: String(least), shousui_most: String(most) }
}

function freeName(taken: Set<string>): string {
  let count = 1
  while (taken.has(`section_${count}`)) count++
  taken.add(`section_${count}`)
  return `section_${count}`
}

function typeCells(item: ChecklistItem, lists: Lists): Line {
  switch (item.answerKind) {
    case 'verdict':
      return { type: `select_one ${verdictList}` }
    case 'choice':
      return { type: `${item.several ? 'select_multiple' : 'select_one'} ${lists.get(item)!.name}` }
    case 'number':
      return { type: item.number?.whole ? 'integer' : 'decimal' }
    case 'photograph':
      return { type: 'image', parameters: pixels }
    case 'signature':
      return { type: 'image', appearance: 'signature', parameters: pixels }
    case 'code':
      return { type: 'barcode' }
    case 'calculation':
      return { type: 'calculate', calculation: item.calculation }
    default:
      return { type: item.answerKind }
  }
}

/** Nobody answers a note or a calculation, so the field's own column would be taken amiss. */
const requiredCells = ({ answerKind, required }: ChecklistItem): Line =>
  answerKind === 'note' || answerKind === 'calculation'
    ? { shousui_required: required ? undefined : 'no' }
    : { required: required ? 'yes' : 'no' }

const figure = (value: number | undefined) => (value === undefined ? undefined : String(value))

function itemLine(item: ChecklistItem, lists: Lists): Line {
  return {
    name: item.key,
    [label]: item.question,
    [labelEn]: item.questionEn,
    [hint]: item.guidance,
    relevant: item.shownIf,
    constraint: item.constraint?.holds,
    [message]: item.constraint?.message,
    [messageEn]: item.constraint?.messageEn,
    choice_filter: item.answerKind === 'choice' ? item.choiceFilter : undefined,
    shousui_grade: item.grade,
    shousui_evidence: item.evidence === 'optional' ? undefined : item.evidence,
    shousui_clause: item.clause,
    shousui_basis: item.basis,
    ...(item.answerKind === 'number' && {
      shousui_unit: item.number?.unit,
      shousui_least: figure(item.number?.least),
      shousui_most: figure(item.number?.most),
    }),
    ...requiredCells(item),
    ...typeCells(item, lists),
  }
}

/** A column of attributes may not be called what means something else. */
function attributeColumn(name: string): string {
  const { field, language } = columnOf(name, 'choices')
  const isFree = language === null && !known.choices.fields.has(field) && !known.choices.unsupported.has(field)
  return isFree && !name.startsWith('shousui_') ? name : `${attributePrefix}${name}`
}

function choicesSheet(lists: Lists, items: readonly ChecklistItem[]): Sheet {
  const asksVerdict = items.some(({ answerKind }) => answerKind === 'verdict')
  const all = new Map([...lists.values()].map(({ name, choices }) => [name, choices]))
  const lines = [...(asksVerdict ? verdicts : []), ...[...all].flatMap(([list, choices]) => choiceLines(list, choices))]
  const fixed = ['list_name', 'name', label, labelEn, 'shousui_fails']
  const attributes = new Set(lines.flatMap((line) => Object.keys(line)).filter((column) => !fixed.includes(column)))
  return sheetOf('choices', [...fixed, ...attributes], lines, ['list_name', 'name', label])
}

const choiceLines = (list: string, choices: readonly Choice[]): Line[] =>
  choices.map((choice) => ({
    list_name: list,
    name: choice.name,
    [label]: choice.label,
    [labelEn]: choice.labelEn,
    shousui_fails: choice.fails && 'yes',
    ...Object.fromEntries(
      Object.entries(choice.attributes ?? {}).map(([name, value]) => [attributeColumn(name), value]),
    ),
  }))

function settingsSheet({ title, titleEn, kind, version, source, modelVersion }: ChecklistContent): Sheet {
  const line: Line = {
    form_title: title,
    form_id: `shousui_${kind}`,
    version: String(version),
    default_language: chinese,
    shousui_kind: kind,
    shousui_title_en: titleEn,
    shousui_source: source,
    shousui_model_version: figure(modelVersion),
  }
  return sheetOf('settings', Object.keys(line), [line], ['form_title', 'form_id', 'version', 'default_language'])
}
