import type { Answer, ChecklistContent, ChecklistItem } from '#domain/checklist/checklist.ts'
import { formOf } from '#domain/checklist/form.rules.ts'

/**
 * The answers of a careful person on whose round only the given items fail, each with what is said of it. What needs a
 * photograph as its answer is left as not applicable: the sample has none.
 */
export function sampleAnswers(
  content: ChecklistContent,
  today: string,
  failing: Readonly<Record<string, string>> = {},
): Answer[] {
  const answers: Answer[] = []
  // What is shown may hang on what was answered just before.
  for (;;) {
    const open = formOf(content, answers, today).entries.filter(({ gap }) => gap === 'unanswered')
    if (open.length === 0) return answers
    for (const { item, at } of open)
      answers.push({
        itemKey: item.key,
        ...(at !== undefined && { at }),
        ...(failing[item.key] ? { verdict: 'notCompliant', note: failing[item.key] } : wellAnswered(item, today)),
        fileIds: [],
      })
  }
}

function wellAnswered(item: ChecklistItem, today: string): Pick<Answer, 'verdict' | 'value'> {
  switch (item.answerKind) {
    case 'verdict':
      return { verdict: 'compliant' }
    case 'number':
      return { value: item.number?.least ?? item.number?.most ?? 1 }
    case 'choice':
      return { value: chosenIn(item) }
    case 'date':
      return { value: today }
    case 'text':
    case 'code':
      return { value: '公務電腦 001' }
    default:
      return { verdict: 'notApplicable' }
  }
}

function chosenIn({ choices = [], several }: ChecklistItem): string | string[] {
  const good = choices.find(({ fails }) => !fails)!.name
  return several ? [good] : good
}
