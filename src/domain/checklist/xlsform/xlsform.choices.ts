import type { Choice } from '#domain/checklist/checklist.ts'
import type { NoticeCode } from './notice.ts'
import type { Languages } from './xlsform.languages.ts'
import type { Cell, Row, Table } from './xlsform.table.ts'
import { type Note, wordingOf } from './xlsform.wording.ts'

/** Where what a column of attributes is called would be taken for something else. */
export const attributePrefix = 'shousui_attribute_'

const most = 500
const attributeName = /^[A-Za-z_][A-Za-z0-9_.-]{0,59}$/

type Setting = { languages: Languages; isAttribute: (name: string) => boolean; isOwn: boolean; note: Note }

/** The lists of choices by name, each read when a question first asks for it. */
export class ChoiceLists {
  private readonly rows = new Map<string, Row[]>()
  private readonly known = new Map<string, Choice[]>()
  private readonly setting: Setting

  constructor(table: Table | undefined, setting: Setting) {
    this.setting = setting
    for (const row of table?.rows ?? []) {
      const list = row.look('list_name')
      const known = this.rows.get(list)
      if (known) known.push(row)
      else if (list) this.rows.set(list, [row])
    }
  }

  find(list: string): Choice[] | undefined {
    const rows = this.rows.get(list)
    if (!rows) return undefined
    const choices = this.known.get(list) ?? this.read(rows)
    this.known.set(list, choices)
    return choices
  }

  /** Lists for which no question asks. */
  noteUnused(): void {
    for (const [list, rows] of this.rows) {
      if (this.known.has(list)) continue
      for (const row of rows) {
        this.setting.note(row.first('list_name'), 'listUnused')
        row.takeAll()
      }
    }
  }

  private read(rows: readonly Row[]): Choice[] {
    const choices: Choice[] = []
    for (const row of rows) {
      const list = row.take('list_name')!
      const name = row.take('name')
      if (!name) this.refuse(row, list, 'choiceNameMissing')
      else if (choices.length >= most) this.refuse(row, name, 'tooManyChoices')
      else {
        const choice = this.choice(row, name)
        if (choices.some((other) => other.name === choice.name)) this.refuse(row, name, 'choiceRepeated')
        else choices.push(choice)
      }
    }
    return choices
  }

  private refuse(row: Row, cell: Cell, code: NoticeCode) {
    this.setting.note(cell, code)
    row.takeAll()
  }

  private choice(row: Row, cell: Cell): Choice {
    const { languages, isOwn } = this.setting
    const name = cell.value.replace(/\s+/g, '_').slice(0, 60)
    if (name !== cell.value) this.setting.note(cell, 'renamed', `${cell.value} → ${name}`)
    const label = wordingOf(row.takeIn('label', languages.first), 200, this.setting)
    const labelEn = wordingOf(row.takeIn('label', languages.english), 300, this.setting)
    const fails = row.take('shousui_fails')
    const attributes = this.attributes(row)
    return {
      name,
      label: label ?? (isOwn ? '' : name),
      ...(labelEn && { labelEn }),
      ...(fails && { fails: true }),
      ...(Object.keys(attributes).length > 0 && { attributes }),
    }
  }

  private attributes(row: Row): Record<string, string> {
    const found: Record<string, string> = {}
    for (const { field } of row.table.columns) {
      const name = field.startsWith(attributePrefix) ? field.slice(attributePrefix.length) : field
      if (name === field && !this.setting.isAttribute(name)) continue
      const value = attributeName.test(name)
        ? wordingOf(row.take(field), 200, { ...this.setting, isOwn: true })
        : undefined
      if (value) found[name] = value
    }
    return found
  }
}
