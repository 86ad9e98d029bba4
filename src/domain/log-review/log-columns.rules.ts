import { Problem } from '#domain/problem.ts'
import { LogField, type LogFormat, type LogMapping, type LogTimeForm } from './log-field.ts'
import logWords from './log-words.json' with { type: 'json' }

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')

const said = new Map(
  LogField.options.flatMap((field) =>
    logWords.fields[field].map((word, rank) => [plain(word), { field, rank }] as const),
  ),
)

/** Which column is probably which: by the words that systems use, the more usual word first; each column once. */
export function proposedFields(columns: readonly string[]): LogMapping['fields'] {
  const known = columns.flatMap((column) => {
    const found = said.get(plain(column))
    return found ? [{ column, ...found }] : []
  })
  const fields: LogMapping['fields'] = {}
  for (const { column, field } of known.toSorted((one, other) => one.rank - other.rank)) fields[field] ??= column
  return fields
}

/** Of the first lines, the one that names most columns; the first where none does. */
export function headerLineOf(rows: readonly (readonly string[])[]): number {
  const counts = rows.slice(0, 20).map((row) => row.filter((cell) => said.has(plain(cell))).length)
  const most = Math.max(0, ...counts)
  return most < 2 ? 1 : counts.indexOf(most) + 1
}

/** Columns by name; a name twice, or none, gets its place. */
export const namedColumns = (header: readonly string[]): string[] =>
  header.map((name, at) => {
    const trimmed = name.trim().slice(0, 190)
    return trimmed === '' || header.findIndex((one) => one.trim() === name.trim()) < at
      ? `${trimmed}#${at + 1}`
      : trimmed
  })

const forms: [LogTimeForm, RegExp][] = [
  ['zoned', /^\d{4}-\d\d-\d\d[T ][\d:.]+ ?(Z|[+-]\d\d:?\d\d)$/],
  ['milliseconds', /^\d{13}$/],
  ['seconds', /^\d{10}(\.\d+)?$/],
  ['syslog', /^[A-Z][a-z]{2} +\d{1,2} [\d:]{8}$/],
]

/** How the times that were seen are written. */
export const timeFormOf = (times: readonly string[]): LogTimeForm =>
  forms.find(([, form]) => times.length > 0 && times.every((time) => form.test(time.trim())))?.[0] ?? 'local'

/** What went and what came since the source was read last. */
export function columnChanges(
  remembered: Pick<LogMapping, 'columns' | 'fields'>,
  columns: readonly string[],
): { missing: string[]; added: string[] } {
  return {
    missing: remembered.columns.filter((column) => !columns.includes(column)),
    added: columns.filter((column) => !remembered.columns.includes(column)),
  }
}

/** As remembered, as far as its columns are still there. */
export const fieldsStill = (fields: LogMapping['fields'], columns: readonly string[]): LogMapping['fields'] =>
  Object.fromEntries(Object.entries(fields).filter(([, column]) => columns.includes(column)))

/** Without a time nothing can be asked of a line; and only a column of the file can be meant. */
export function checkMapping(mapping: LogMapping, formats: readonly LogFormat[], columns: readonly string[]): void {
  if (!formats.includes(mapping.format)) throw new Problem('logReview.columns_unreadable')
  const unknown = [...mapping.columns, ...Object.values(mapping.fields)].find((column) => !columns.includes(column))
  if (unknown !== undefined || mapping.columns.length !== columns.length)
    throw new Problem('logReview.column_unknown', { column: unknown ?? '' })
  if (mapping.fields.at === undefined) throw new Problem('logReview.time_missing')
}
