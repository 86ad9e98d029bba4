import {
  ChecklistContent,
  type ChecklistItem,
  ChecklistKind,
  type ChecklistSection,
  type ChecklistText,
} from '#domain/checklist/checklist.ts'
import { Problem } from '#domain/problem.ts'
import type { Sheet, Workbook } from '#domain/workbook.ts'
import { gathered, type NoticeCode, type SpreadsheetNotice } from './notice.ts'
import { ChoiceLists } from './xlsform.choices.ts'
import { known } from './xlsform.columns.ts'
import { attributesIn } from './xlsform.formulas.ts'
import { languagesOf } from './xlsform.languages.ts'
import { QuestionReader } from './xlsform.questions.ts'
import { SectionReader } from './xlsform.sections.ts'
import { type Cell, noticeOf, type Row, Table } from './xlsform.table.ts'
import { chinese, english } from './xlsform.terms.ts'
import { type RowType, rowTypeOf } from './xlsform.types.ts'

export type XlsformRead = { content: ChecklistContent; notices: SpreadsheetNotice[] }

const mostItems = 500
const sheetName = (sheet: Sheet) => sheet.name.trim().toLowerCase()

/** A row of the survey that becomes a question, and the name that it bears here. */
export type Planned = { row: Row; type: RowType; key: string }

/**
 * A form from a workbook in the field's own convention (survey, choices, settings). Each cell has its effect or is
 * named in a notice by sheet, row and column. `title` is what the form is called where the workbook does not say.
 */
export function readXlsform(workbook: Workbook, title: string): XlsformRead {
  return new FormReader(workbook).read(title)
}

class FormReader {
  private readonly workbook: Workbook
  private readonly notices: SpreadsheetNotice[] = []
  private readonly survey: Table
  private readonly choices: Table | undefined
  private readonly settings: Table | undefined

  constructor(workbook: Workbook) {
    this.workbook = workbook
    const survey = this.table('survey')
    if (!survey)
      throw new Problem('spreadsheet.survey_missing', { sheets: workbook.sheets.map(({ name }) => name).join('、') })
    if (!survey.has('type')) throw new Problem('spreadsheet.column_missing', { sheet: survey.name, column: 'type' })
    this.survey = survey
    this.choices = this.table('choices')
    this.settings = this.table('settings')
  }

  private table(kind: keyof typeof known): Table | undefined {
    const sheet = this.workbook.sheets.find((one) => sheetName(one) === kind && one.rows.length > 0)
    return sheet && new Table(sheet, kind)
  }

  private readonly note = (cell: Cell, code: NoticeCode, value?: string) => {
    this.notices.push(noticeOf(cell, code, value))
  }

  read(title: string): XlsformRead {
    const setting = this.settings?.rows[0]
    const isOwn = Boolean(setting?.look('shousui_kind'))
    const tables = [this.survey, this.choices].filter((table) => table !== undefined)
    const main = setting?.take('default_language')?.value
    const languages = isOwn ? { first: [chinese], english: [english] } : languagesOf(tables, main)
    const filtered = new Set(this.survey.rows.flatMap((row) => attributesIn(row.look('choice_filter') || "''")))
    const lists = new ChoiceLists(this.choices, {
      languages,
      isAttribute: (name) =>
        isOwn ? !known.choices.fields.has(name) && !known.choices.unsupported.has(name) : filtered.has(name),
      isOwn,
      note: this.note,
    })
    const planned = this.plan()
    const context = { languages, lists, keys: planned.names, isOwn, note: this.note }
    const questions = new QuestionReader(context)
    const sections = new SectionReader(context)
    const items: ChecklistItem[] = []
    for (const row of this.survey.rows) {
      const question = planned.byRow.get(row)
      const type = planned.controls.get(row)
      if (type?.is === 'begin') sections.begin(row, type.what)
      else if (type?.is === 'end') sections.end(row, type.what)
      else if (question) items.push(...sections.placed(questions.read(question)))
    }
    sections.finish()
    if (items.length === 0) throw new Problem('spreadsheet.no_questions')
    lists.noteUnused()
    const content = this.content(setting, title, items, sections.sections(), isOwn)
    this.noteRest()
    return {
      content,
      notices: gathered(
        this.notices,
        this.workbook.sheets.map(({ name }) => name),
      ),
    }
  }

  /** Which rows become questions under which names; what is never a question is noted here. */
  private plan() {
    const byRow = new Map<Row, Planned>()
    const controls = new Map<Row, Extract<RowType, { is: 'begin' | 'end' }>>()
    const names = new Map<string, string>()
    const taken = new Set<string>()
    for (const row of this.survey.rows) {
      const type = this.typeOf(row)
      if (type?.is === 'begin' || type?.is === 'end') controls.set(row, type)
      if (type?.is !== 'question' && type?.is !== 'select') continue
      const name = row.take('name')
      const key = this.keyOf(row, name, taken)
      // What is asked beside "other" is a question of its own.
      const own = type.is === 'select' && type.other ? [key, `${key}_other`] : [key]
      if (taken.size + own.length > mostItems) {
        this.leaveOut(row, 'tooManyQuestions')
        continue
      }
      for (const one of own) {
        taken.add(one)
        this.name(names, one === key ? (name?.value ?? '') : `${name?.value}_other`, one)
      }
      byRow.set(row, { row, type, key })
    }
    return { byRow, controls, names }
  }

  /** A name that stands for two questions stands for neither. */
  private name(names: Map<string, string>, name: string, key: string) {
    names.set(name, names.has(name) ? '' : key)
  }

  private typeOf(row: Row): RowType | undefined {
    const disabled = row.take('disabled')
    if (disabled && /^(yes|true|true\(\))$/i.test(disabled.value)) return this.leaveOut(row, 'rowDisabled')
    const cell = row.take('type')
    if (!cell) return this.leaveOut(row, 'typeMissing')
    const type = rowTypeOf(cell.value)
    if (type.is === 'elsewhere') return this.leaveOut(row, 'choicesElsewhere', cell)
    if (type.is === 'unsupported') return this.leaveOut(row, 'typeUnsupported', cell)
    return type
  }

  /** One notice stands for the whole row. */
  private leaveOut(row: Row, code: NoticeCode, cell: Cell = row.first('type')): undefined {
    this.note(cell, code)
    row.takeAll()
  }

  /** The name, made fit and unique where it has to be. */
  private keyOf(row: Row, cell: Cell | undefined, taken: ReadonlySet<string>): string {
    const name = cell?.value ?? ''
    const plain = name.replace(/[^A-Za-z0-9_.-]+/g, '_').replace(/^(?![A-Za-z_])/, '_')
    const base = /[A-Za-z0-9]/.test(plain) ? plain.slice(0, 50) : `row_${row.number}`
    let key = name.length <= 60 && plain === name ? name : base
    for (let count = 2; taken.has(key); count++) key = `${base}_${count}`
    if (cell && key !== name) this.note(cell, 'renamed', `${name} → ${key}`)
    return key
  }

  private content(
    setting: Row | undefined,
    fallback: string,
    items: ChecklistItem[],
    sections: ChecklistSection[],
    isOwn: boolean,
  ): ChecklistContent {
    const take = (field: string, longest: number) => {
      const cell = setting?.take(field)
      if (cell && cell.value.length > longest) this.note(cell, 'shortened')
      return cell?.value.slice(0, longest)
    }
    const id = take('form_id', 200)
    const version = take('version', 100)
    const kind = ChecklistKind.safeParse(take('shousui_kind', 60))
    const modelVersion = Number(take('shousui_model_version', 10) ?? 0)
    const titleEn = take('shousui_title_en', 120)
    const text: ChecklistText = {
      kind: kind.success ? kind.data : 'own',
      title: take('form_title', 80) ?? (id ?? fallback).slice(0, 80),
      ...(titleEn && { titleEn }),
      version: (isOwn && Math.trunc(Number(version))) || 1,
      ...(modelVersion > 0 && { modelVersion }),
      source: isOwn ? (take('shousui_source', 500) ?? '') : [id ?? fallback, version].filter(Boolean).join(' '),
      sections,
      items,
    }
    return ChecklistContent.parse(text)
  }

  /** What has had no effect until now has none. */
  private noteRest(): void {
    const tables = [this.survey, this.choices, this.settings].filter((table) => table !== undefined)
    for (const table of tables) this.notices.push(...table.leftovers())
    for (const sheet of this.workbook.sheets) {
      const table = tables.find(({ name }) => name === sheet.name)
      if (table) this.noteMarks(sheet, table)
      else if (sheet.rows.length > 0) this.noteUnused(sheet)
    }
  }

  private noteMarks({ marks = [], rows }: Sheet, table: Table) {
    for (const { row, column, mark } of marks) {
      const header = table.columns[column]?.header ?? ''
      const value = rows[row]?.[column] ?? ''
      const cell = { sheet: table.name, row: row + 1, column, header, value }
      this.note(cell, mark === 'formula' ? 'formulaValue' : 'errorValue')
    }
  }

  private noteUnused({ name, rows }: Sheet) {
    const said = rows.flat().filter((text) => text.trim() !== '').length
    this.note({ sheet: name, row: 1, column: 0, header: '', value: String(said) }, 'sheetUnused')
  }
}
