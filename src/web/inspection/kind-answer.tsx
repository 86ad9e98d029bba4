import type { AnswerKind } from '#domain/checklist/checklist.ts'
import { CalculatedAnswer } from './calculated-answer.tsx'
import { ChoiceAnswer } from './choice-answer.tsx'
import { CodeAnswer } from './code-answer.tsx'
import { DateAnswer } from './date-answer.tsx'
import { NumberAnswer } from './number-answer.tsx'
import { PhotographAnswer } from './photograph-answer.tsx'
import type { KindProps } from './question-props.ts'
import { SignatureAnswer } from './signature-answer.tsx'
import { TextAnswer } from './text-answer.tsx'
import { VerdictAnswer } from './verdict-answer.tsx'

/** How each kind of question is answered; a note is only read. */
const fields: Record<Exclude<AnswerKind, 'note'>, (props: KindProps) => React.ReactNode> = {
  verdict: VerdictAnswer,
  number: NumberAnswer,
  choice: ChoiceAnswer,
  text: TextAnswer,
  date: DateAnswer,
  photograph: PhotographAnswer,
  signature: SignatureAnswer,
  code: CodeAnswer,
  calculation: CalculatedAnswer,
}

export function KindAnswer(props: KindProps) {
  const kind = props.entry.item.answerKind
  if (kind === 'note') return null
  const Field = fields[kind]
  return <Field {...props} />
}
