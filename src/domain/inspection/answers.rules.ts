import type { Answer, ChecklistContent, ChecklistItem, Verdict } from '#domain/checklist/checklist.ts'
import { Problem } from '#domain/problem.ts'

/** As many as any one record takes. */
const mostFiles = 50

export type Gap = 'unanswered' | 'noteMissing'

/** What a question still lacks before it can be handed in: its answer, or the note that says what does not comply. */
export function gapOf(answer: Answer | undefined): Gap | null {
  if (!answer) return 'unanswered'
  return answer.verdict === 'notCompliant' && !answer.note?.trim() ? 'noteMissing' : null
}

/** Every answer belongs to the form, and each question has at most one; gives them in the order of the form. */
export function answersOf(checklist: ChecklistContent, answers: readonly Answer[]): Answer[] {
  const byKey = new Map(answers.map((answer) => [answer.itemKey, answer]))
  if (byKey.size < answers.length) throw new Problem('inspection.item_repeated', { keys: repeatedKeys(answers) })
  const files = answers.reduce((sum, { fileIds }) => sum + fileIds.length, 0)
  if (files > mostFiles) throw new Problem('inspection.too_many_files', { most: mostFiles })
  const ordered = checklist.items.flatMap(({ key }) => byKey.get(key) ?? [])
  if (ordered.length < byKey.size) {
    const known = new Set(checklist.items.map((item) => item.key))
    throw new Problem('inspection.item_unknown', { keys: [...byKey.keys()].filter((key) => !known.has(key)) })
  }
  return ordered
}

function repeatedKeys(answers: readonly Answer[]): string[] {
  const keys = answers.map((answer) => answer.itemKey)
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))]
}

/** What is handed in answers every question, and says what is wrong wherever something is. */
export function checkComplete(checklist: ChecklistContent, answers: readonly Answer[]): void {
  const byKey = new Map(answers.map((answer) => [answer.itemKey, answer]))
  const lacking = (gap: Gap) => checklist.items.map(({ key }) => key).filter((key) => gapOf(byKey.get(key)) === gap)
  const missing = lacking('unanswered')
  if (missing.length > 0) throw new Problem('inspection.incomplete', { missing, count: missing.length })
  const keys = lacking('noteMissing')
  if (keys.length > 0) throw new Problem('inspection.note_missing', { keys })
}

export type Counts = Record<Verdict, number>

export function countVerdicts(answers: readonly Answer[]): Counts {
  const counts: Counts = { compliant: 0, notCompliant: 0, notApplicable: 0 }
  for (const { verdict } of answers) if (verdict) counts[verdict] += 1
  return counts
}

/** The questions that were found wanting. */
export function failedItems(checklist: ChecklistContent, answers: readonly Answer[]): ChecklistItem[] {
  const failed = new Set(answers.filter(({ verdict }) => verdict === 'notCompliant').map((answer) => answer.itemKey))
  return checklist.items.filter((item) => failed.has(item.key))
}
