import { type NumeralStyle, numeral } from '#domain/numeral.ts'

export interface LabelLevel {
  /** Nothing for a level without numbers, such as a bullet. */
  style?: NumeralStyle
  lower?: boolean
  start: number
  /** `%1` stands for the number of the first level, `%2` for that of the second … */
  pattern: string
  /** Levels above this one that do not start it anew; 0 for never, as office files have it. */
  restartAfter?: number
}

/** Counts the items of one list and tells each its label, as word processors do and do not write into the file. */
export class ListCounter {
  readonly levels: readonly LabelLevel[]
  private readonly numbers: (number | undefined)[] = []

  constructor(levels: readonly LabelLevel[]) {
    this.levels = levels
  }

  next(depth: number, from?: number): string {
    const level = this.levels[depth]
    if (!level) return ''
    const before = this.numbers[depth]
    this.numbers[depth] = from ?? (before === undefined ? level.start : before + 1)
    for (let deeper = depth + 1; deeper < this.levels.length; deeper++) {
      const { restartAfter = deeper } = this.levels[deeper]!
      if (depth < restartAfter) this.numbers[deeper] = undefined
    }
    return this.label(level)
  }

  private label(level: LabelLevel): string {
    return level.pattern.replace(/%([1-9]\d?)/g, (_, position) => {
      const shown = this.levels[Number(position) - 1]
      if (!shown?.style) return ''
      const text = numeral(this.numbers[Number(position) - 1] ?? shown.start, shown.style)
      return shown.lower ? text.toLowerCase() : text
    })
  }
}

/** A label and its text are one line; a space stands between them where the label does not end by itself. */
export function labelled(label: string, text: string): string {
  const shown = label.trim().replace(/[\ue000-\uf8ff]/g, '•')
  if (!shown) return text
  return /[、）)．。：:〉》」』】]$/.test(shown) ? shown + text : `${shown} ${text}`
}

/** One row of a table as one line. A cell of several paragraphs keeps them as lines only when it stands alone. */
export function rowLines(cells: readonly string[][]): string[] {
  const filled = cells.filter((lines) => lines.some((line) => line.trim()))
  if (filled.length <= 1) return filled[0] ?? []
  return [
    cells
      .map((lines) =>
        lines
          .join(' ')
          .replace(/[\t\n]+/g, ' ')
          .trim(),
      )
      .join('\t'),
  ]
}
