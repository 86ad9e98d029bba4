import type { Say } from '#domain/outcome-report/outcome-report.rules.ts'
import { Problem } from '#domain/problem.ts'
import { type FormFacts, listRecords, singleText } from './form-field.rules.ts'
import type { FilledForm, FormField, FormMark, MarkAnswer, MarkPlace } from './superior-form.ts'

/** What is to be put in place of the marks, by their names; of a mark that is not among it everything stays. */
export type Filling = {
  texts: Record<string, string>
  /** Each is a list: one record for each time that the row of its marks comes. */
  lists: Record<string, string>[][]
}

type Meaning = FormField | { text: string } | undefined

/** The officer's word goes before what the mark says by itself. */
function meanings(marks: readonly FormMark[], answers: readonly MarkAnswer[], fields: readonly FormField[]) {
  const byName = new Map(fields.map((field) => [field.name, field]))
  const byKey = new Map(fields.map((field) => [field.key, field]))
  const answered = new Map(answers.map((answer) => [answer.mark, answer]))
  return marks.map((mark): { mark: FormMark; meaning: Meaning } => {
    const answer = answered.get(mark.name)
    if (!answer) return { mark, meaning: byName.get(mark.name) }
    return { mark, meaning: 'text' in answer ? { text: answer.text } : byKey.get(answer.field) }
  })
}

const listOf = (meaning: Meaning): string | null => (meaning && 'list' in meaning ? meaning.list : null)

const rowOf = ({ part, table, row }: MarkPlace): string | null => (row === null ? null : `${part}.${table}.${row}`)

/** An officer answers for each mark once, and with a field that exists. */
export function checkAnswers(answers: readonly MarkAnswer[], fields: readonly FormField[]): void {
  const keys = new Set(fields.map(({ key }) => key))
  const unknown = answers.find((answer) => 'field' in answer && !keys.has(answer.field))
  if (unknown) throw new Problem('superiorForm.field_unknown', { mark: unknown.mark })
  if (new Set(answers.map(({ mark }) => mark)).size < answers.length) throw new Problem('superiorForm.mark_repeated')
}

type Asked = { marks: readonly FormMark[]; answers: readonly MarkAnswer[]; fields: readonly FormField[] }

/** A list needs a row to repeat, and a row repeats for one list. */
export function checkLists({ marks, answers, fields }: Asked): void {
  const listOfRow = new Map<string, string>()
  for (const { mark, meaning } of meanings(marks, answers, fields)) {
    const list = listOf(meaning)
    if (list === null) continue
    for (const place of mark.places) {
      const row = rowOf(place)
      if (row === null) throw new Problem('superiorForm.list_outside_table', { mark: mark.name })
      if ((listOfRow.get(row) ?? list) !== list) throw new Problem('superiorForm.lists_mixed', { mark: mark.name })
      listOfRow.set(row, list)
    }
  }
}

/** What each mark becomes for a plan, for the file and for whoever checks it. */
export function fillingOf(
  { marks, answers, fields }: Asked,
  facts: FormFacts,
  say: Say,
): { filling: Filling; marks: FilledForm['marks'] } {
  const known = meanings(marks, answers, fields)
  const names = [...new Set(known.map(({ meaning }) => listOf(meaning)).filter((list) => list !== null))]
  const records = new Map(names.map((list) => [list, listRecords(list, facts, say)]))
  const single = (meaning: Meaning): string => {
    if (!meaning) return ''
    return 'text' in meaning ? meaning.text : singleText(meaning, facts, say)
  }
  return {
    filling: {
      texts: Object.fromEntries(
        known
          .filter(({ meaning }) => meaning && listOf(meaning) === null)
          .map(({ mark, meaning }) => [mark.name, single(meaning)]),
      ),
      lists: names.map((list) => {
        const own = known.flatMap(({ mark, meaning }) =>
          meaning && 'key' in meaning && meaning.list === list ? [[mark.name, meaning.key] as const] : [],
        )
        const rows = records.get(list)!
        // Nothing is a result too: the row stays, and its first mark that is no mere number says so.
        const told = own.find(([, key]) => !key.endsWith('.序號'))
        if (rows.length === 0)
          return [Object.fromEntries(own.map((one) => [one[0], one === told ? say('superiorForm.none', {}) : '']))]
        return rows.map((row) => Object.fromEntries(own.map(([name, key]) => [name, row[key]!])))
      }),
    },
    marks: known.map(({ mark, meaning }) => {
      const list = listOf(meaning)
      if (list !== null) return { ...mark, state: 'filled', text: '', records: records.get(list)!.length }
      const text = single(meaning)
      return { ...mark, state: !meaning ? 'unknown' : text === '' ? 'empty' : 'filled', text, records: null }
    }),
  }
}
