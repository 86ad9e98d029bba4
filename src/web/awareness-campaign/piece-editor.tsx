import { useState } from 'react'
import { faultsOfPiece, type PieceFault } from '#domain/awareness-campaign/awareness-piece.rules.ts'
import type { PieceContent, PieceSource, QuizQuestion } from '#domain/awareness-campaign/awareness-piece.ts'
import { useAction } from '#web/platform/action.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { EditableList } from '#web/platform/ui/editable-list.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import { QuestionFields } from './question-fields.tsx'

export const noQuestion: QuizQuestion = { text: '', options: ['', '', ''], right: 0, explanation: '' }
export const noSource: PieceSource = { title: '', address: null, lawKey: null }

type PieceEditorProps = {
  pieceKey: string
  lastNumber: number
  initial: PieceContent
  onSaved: () => void
  onCancel: () => void
}

/** As the server takes it: an option that was left empty is none. */
const trimmed = ({ title, text, asOf, sources, questions }: PieceContent): PieceContent => ({
  ...{ title: title.trim(), text: text.trim(), asOf },
  sources: sources.map(({ title: name, address, lawKey }) => ({
    title: name.trim(),
    address: address || null,
    lawKey,
  })),
  questions: questions.map((question) => ({
    ...question,
    text: question.text.trim(),
    options: question.options.map((option) => option.trim()).filter(Boolean),
    explanation: question.explanation.trim(),
  })),
})

/** A piece being written: what is wrong stands where it is, once it was tried. */
export function PieceEditor({ pieceKey, lastNumber, initial, onSaved, onCancel }: PieceEditorProps) {
  const [content, setContent] = useState<PieceContent>(() => ({ ...trimmed(initial), questions: initial.questions }))
  const [isTried, setTried] = useState(false)
  const save = useAction(onSaved)
  const change = (changes: Partial<PieceContent>) => setContent({ ...content, ...changes })
  const input = trimmed(content)
  const faults = isTried ? faultsOfPiece(input) : []
  const faultAt = (code: PieceFault['code']) =>
    faults.some((fault) => fault.code === code) ? nameOf('awareness.fault', code) : null
  const send = () => {
    setTried(true)
    if (faultsOfPiece(input).length === 0)
      save.mutate({ method: 'PUT', address: `/awareness-pieces/${pieceKey}`, input: { lastNumber, content: input } })
  }
  const inQuestions = faults.filter(({ code, index }) => index !== undefined || code === 'questionsTooFew')
  return (
    <Form label={t('awareness.piece')} onSubmit={send}>
      <TextField
        label={t('awareness.pieceTitle')}
        isRequired
        maxLength={60}
        value={content.title}
        error={faultAt('titleMissing')}
        onChange={(title) => change({ title })}
      />
      <TextArea
        label={t('awareness.text')}
        description={t('awareness.textText')}
        isRequired
        maxLength={1200}
        value={content.text}
        error={faultAt('textMissing')}
        onChange={(text) => change({ text })}
      />
      <DateField
        label={t('awareness.asOfDay')}
        description={t('awareness.asOfText')}
        isRequired
        value={content.asOf}
        onChange={(date) => date && change({ asOf: date })}
      />
      <Section title={t('awareness.sources')}>
        <EditableList
          ones={content.sources}
          max={8}
          addLabel={t('awareness.addSource')}
          added={() => noSource}
          onChange={(sources) => change({ sources })}
          faults={faultAt('sourceMissing') ? [{ text: faultAt('sourceMissing')! }] : []}
          tell={({ title }) => title || t('awareness.noTitle')}
          fields={(source, changeSource) => (
            <TextField
              label={t('awareness.sourceTitle')}
              isRequired
              maxLength={120}
              value={source.title}
              onChange={(title) => changeSource({ title })}
            />
          )}
        />
      </Section>
      <Section title={t('awareness.questions')}>
        <EditableList
          ones={content.questions}
          max={5}
          addLabel={t('awareness.addQuestion')}
          added={() => noQuestion}
          onChange={(questions) => change({ questions })}
          faults={inQuestions.map(({ code, index }) => ({ index, text: nameOf('awareness.fault', code) }))}
          tell={({ text }) => text || t('awareness.noText')}
          fields={(question, changeQuestion) => <QuestionFields question={question} onChange={changeQuestion} />}
        />
      </Section>
      <FormActions action={save} label={t('web.save')} onCancel={onCancel} />
    </Form>
  )
}
