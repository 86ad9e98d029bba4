import type { ChecklistItem, ChecklistSection } from '#domain/checklist/checklist.ts'
import { together } from './xlsform.formulas.ts'
import { type Context, formulaIn } from './xlsform.questions.ts'
import type { Cell, Row } from './xlsform.table.ts'
import { wordingOf } from './xlsform.wording.ts'

type Section = ChecklistSection & { titleEn?: string | undefined; at: number | null; headings: Cell[] }
/** A group that is open; one without a heading of its own only adds its condition. */
type Open = { what: 'group' | 'repeat'; section: Section | null; shownIf: string | undefined }

const longestTitle = 60
const mostTimes = 200
const mostSections = 200

/** Groups become sections: the innermost heading counts, and all conditions around it hold together. */
export class SectionReader {
  private readonly context: Context
  private readonly open: Open[] = []
  private readonly known: Section[] = []
  /** How many sections asked for a heading; the questions before all groups have none. */
  private readonly counts = new Map([['', 1]])
  private readonly used = new Set<string>()
  private last: Row | undefined
  private untitled: Section = { title: '', at: null, headings: [] }
  private latest: Section | undefined

  constructor(context: Context) {
    this.context = context
  }

  begin(row: Row, what: Open['what']): void {
    this.last = row
    row.take('name')
    const shownIf = formulaIn(row.take('relevant'), this.context)
    const label = row.takeIn('label', this.context.languages.first)
    const english = row.takeIn('label', this.context.languages.english)
    const isWithin = this.open.some((one) => one.what === 'repeat')
    if (isWithin && what === 'repeat') this.context.note(row.first('type'), 'nestedRepeat')
    if (isWithin) for (const cell of [label, english]) if (cell) this.context.note(cell, 'groupFlattened')
    const isSection = !isWithin && (what === 'repeat' || label !== undefined || this.context.isOwn)
    const isTooMany = isSection && this.known.length >= mostSections
    if (isTooMany) this.context.note(label ?? row.first('type'), 'groupFlattened')
    const section = isSection && !isTooMany ? this.section(row, what, label, english) : null
    if (!section) {
      this.open.push({ what, section, shownIf })
      return
    }
    const around = together([...this.conditions(), shownIf])
    if (around) section.shownIf = around
    this.open.push({ what, section, shownIf: undefined })
  }

  /** The conditions of the groups that are open: those of a section stand with the section already. */
  private conditions(): (string | undefined)[] {
    const at = this.open.findLastIndex(({ section }) => section !== null)
    return [this.open[at]?.section?.shownIf, ...this.open.slice(at + 1).map(({ shownIf }) => shownIf)]
  }

  end(row: Row, what: Open['what']): void {
    if (row.look('name')) row.take('name')
    if (this.open.at(-1)?.what === what) this.open.pop()
    else this.context.note(row.first('type'), 'unbalanced', `end ${what}`)
  }

  finish(): void {
    // The heading of a group that holds nothing but other groups is seen nowhere.
    const unused = this.known.filter(({ title }) => !this.context.isOwn && !this.used.has(title))
    for (const cell of unused.flatMap(({ headings }) => headings)) this.context.note(cell, 'groupFlattened')
    if (this.open.length === 0 || !this.last) return
    this.context.note(this.last.first('type'), 'unbalanced', `begin ${this.open.at(-1)!.what}`)
  }

  /** The questions, with where they stand and under which conditions. */
  placed(items: readonly ChecklistItem[]): ChecklistItem[] {
    const at = this.open.findLastIndex(({ section }) => section !== null)
    const section = this.current(at)
    const conditions = this.open.slice(at + 1).map(({ shownIf }) => shownIf)
    this.used.add(section.title)
    this.latest = section
    return items.map((item) => {
      const shownIf = together([...conditions, item.shownIf])
      return {
        ...item,
        section: section.title,
        ...(section.titleEn && { sectionEn: section.titleEn }),
        ...(shownIf && { shownIf }),
      }
    })
  }

  /** A section that goes on after another one within it needs a heading of its own. */
  private current(at: number): Section {
    const section = this.open[at]?.section ?? this.untitled
    const goesOn = this.context.isOwn || this.latest === section || !this.used.has(section.title)
    if (goesOn || this.known.length >= mostSections) return section
    const resumed = { ...section, title: this.freeTitle(section.title) }
    this.known.push(resumed)
    if (at >= 0) this.open[at]!.section = resumed
    else this.untitled = resumed
    return resumed
  }

  private section(row: Row, what: Open['what'], label: Cell | undefined, english: Cell | undefined): Section {
    const at = Number(row.take('shousui_section')?.value ?? 0) || null
    const title = this.title(row, label)
    const repeats = what === 'repeat' ? this.repeats(row) : undefined
    const before = this.context.isOwn ? this.known.find((section) => section.title === title) : undefined
    const section: Section = {
      title,
      titleEn: wordingOf(english, 80, this.context),
      at,
      headings: [label, english].filter((cell) => cell !== undefined),
      ...(repeats && { repeats }),
    }
    if (!before) this.known.push(section)
    return section
  }

  /** Two groups with one heading would run into each other. */
  private title(row: Row, label: Cell | undefined): string {
    const wording = wordingOf(label, longestTitle, this.context)
    if (this.context.isOwn) return wording ?? ''
    const title = wording ?? `#${row.number}`
    return this.freeTitle(title)
  }

  private freeTitle(title: string): string {
    const count = this.counts.get(title) ?? 0
    this.counts.set(title, count + 1)
    if (count === 0) return title
    const next = `${title.slice(0, longestTitle - 6)} (${count + 1})`.trim()
    return this.counts.has(next) ? this.freeTitle(title) : this.freeTitle(next)
  }

  private repeats(row: Row): NonNullable<ChecklistSection['repeats']> {
    const least = Number(row.take('shousui_least')?.value ?? 1)
    const most = Number(row.take('shousui_most')?.value ?? mostTimes)
    const cell = row.take('repeat_count')
    if (!cell) return { least, most }
    const count = Number(cell.value)
    if (Number.isInteger(count) && count >= 1 && count <= mostTimes) return { least: count, most: count }
    this.context.note(cell, 'repeatCount')
    return { least, most }
  }

  /** Those that need more than their name; in the order that an own spreadsheet remembers. */
  sections(): ChecklistSection[] {
    const { isOwn } = this.context
    const needed = this.known.filter((one) =>
      isOwn ? one.at !== null : this.used.has(one.title) && (one.shownIf || one.repeats),
    )
    if (isOwn) needed.sort((one, other) => one.at! - other.at!)
    return needed.map(({ title, shownIf, repeats }) => ({
      title,
      ...(shownIf && { shownIf }),
      ...(repeats && { repeats }),
    }))
  }
}
