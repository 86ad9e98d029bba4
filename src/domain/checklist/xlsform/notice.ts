import { z } from 'zod'

/** Why a cell of a spreadsheet has another effect than it asks for, or none. */
export const NoticeCode = z.enum([
  'sheetUnused',
  'columnUnknown',
  'columnUnsupported',
  'columnRepeated',
  'otherLanguage',
  'noEffectHere',
  'formulaValue',
  'errorValue',
  'typeMissing',
  'typeUnsupported',
  'asText',
  'asCalculation',
  'rowDisabled',
  'choicesElsewhere',
  'listMissing',
  'listUnused',
  'choiceNameMissing',
  'choiceRepeated',
  'tooManyChoices',
  'tooManyQuestions',
  'renamed',
  'shortened',
  'labelMissing',
  'labelReference',
  'groupFlattened',
  'nestedRepeat',
  'unbalanced',
  'repeatCount',
  'requiredFormula',
  'formulaUnreadable',
  'formulaUnknownName',
  'more',
])
export type NoticeCode = z.infer<typeof NoticeCode>

/** What of a spreadsheet the form could not take, and where it stands there: rows counted from 1, columns by letter. */
export const SpreadsheetNotice = z
  .strictObject({
    sheet: z.string(),
    row: z.int(),
    /** The last of several rows of which the same holds. */
    lastRow: z.int().optional(),
    column: z.string(),
    /** What stands above the column. */
    header: z.string(),
    code: NoticeCode,
    value: z.string(),
  })
  .meta({ id: 'SpreadsheetNotice' })
export type SpreadsheetNotice = z.infer<typeof SpreadsheetNotice>

/** Told once for all rows that follow each other, whatever stands in them. */
const ofWholeColumn = new Set<NoticeCode>([
  'columnUnknown',
  'otherLanguage',
  'columnRepeated',
  'formulaValue',
  'listUnused',
  'tooManyQuestions',
  'tooManyChoices',
])

const most = 2_000

const bySheetAndPlace = (sheets: readonly string[]) => (one: SpreadsheetNotice, other: SpreadsheetNotice) =>
  sheets.indexOf(one.sheet) - sheets.indexOf(other.sheet) ||
  one.row - other.row ||
  one.column.length - other.column.length ||
  (one.column < other.column ? -1 : one.column > other.column ? 1 : 0)

/** Notices in the order of the file; a column that is left aside as a whole is told of once. */
export function gathered(notices: readonly SpreadsheetNotice[], sheets: readonly string[]): SpreadsheetNotice[] {
  const open = new Map<string, SpreadsheetNotice>()
  const all: SpreadsheetNotice[] = []
  for (const notice of [...notices].sort(bySheetAndPlace(sheets))) {
    const same = ofWholeColumn.has(notice.code) ? '' : notice.value
    const key = JSON.stringify([notice.sheet, notice.column, notice.code, same])
    const before = open.get(key)
    const follows = before && (ofWholeColumn.has(notice.code) || (before.lastRow ?? before.row) + 1 === notice.row)
    if (follows) before.lastRow = notice.row
    else {
      const told = { ...notice }
      open.set(key, told)
      all.push(told)
    }
  }
  return all.length > most ? [...all.slice(0, most), moreThan(all)] : all
}

const moreThan = (all: readonly SpreadsheetNotice[]): SpreadsheetNotice => ({
  ...all[most]!,
  code: 'more',
  value: String(all.length - most),
})
