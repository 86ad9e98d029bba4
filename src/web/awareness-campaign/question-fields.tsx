import type { QuizQuestion } from '#domain/awareness-campaign/awareness-piece.ts'
import { t } from '#web/platform/i18n.ts'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'

type QuestionFieldsProps = { question: QuizQuestion; onChange: (changes: Partial<QuizQuestion>) => void }

const mostOptions = 4

/** What is asked, the options, which of them is right, and why. */
export function QuestionFields({ question: { text, options, right, explanation }, onChange }: QuestionFieldsProps) {
  const offered = Array.from({ length: mostOptions }, (_, at) => options[at] ?? '')
  const put = (at: number, option: string) => {
    const changed = offered.with(at, option)
    const last = changed.findLastIndex((one) => one !== '')
    onChange({ options: changed.slice(0, Math.max(last + 1, 2)) })
  }
  return (
    <>
      <TextArea
        label={t('awareness.question')}
        isRequired
        maxLength={300}
        value={text}
        onChange={(typed) => onChange({ text: typed })}
      />
      {offered.map((option, at) => (
        <TextField
          // biome-ignore lint/suspicious/noArrayIndexKey: an option is known by its place
          key={at}
          label={t('awareness.optionOf', { number: at + 1 })}
          isRequired={at < 2}
          maxLength={120}
          value={option}
          onChange={(typed) => put(at, typed)}
        />
      ))}
      <Segmented
        label={t('awareness.right')}
        value={String(right)}
        onChange={(chosen) => onChange({ right: Number(chosen) })}
        segments={offered.map((_, at) => ({ value: String(at), label: t('awareness.optionOf', { number: at + 1 }) }))}
      />
      <TextArea
        label={t('awareness.explanation')}
        isRequired
        maxLength={400}
        value={explanation}
        onChange={(typed) => onChange({ explanation: typed })}
      />
    </>
  )
}
