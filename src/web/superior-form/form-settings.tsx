import { useState } from 'react'
import type { FormField, FormMark, MarkAnswer, SuperiorFormView } from '#domain/superior-form/superior-form.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import styles from './superior-form.module.css'
import { markText, placesText } from './words.ts'

/** What the form is, and what its marks stand for: all is saved together. */
export function FormSettings({ view }: { view: SuperiorFormView }) {
  const may = useMay()
  const { form, marks, fields } = view
  const [title, setTitle] = useState(form.title)
  const [superior, setSuperior] = useState(form.superior)
  const [dueDate, setDueDate] = useState(form.dueDate)
  const [answers, setAnswers] = useState<readonly MarkAnswer[]>(view.answers)
  const save = useAction<SuperiorFormView>()
  const known = new Set([...fields.map(({ name }) => name), ...answers.map(({ mark }) => mark)])
  const unknown = marks.filter(({ name }) => !known.has(name))
  const answer = (mark: string, one: MarkAnswer | null) =>
    setAnswers([...answers.filter((other) => other.mark !== mark), ...(one ? [one] : [])])
  const { id, version } = form
  return (
    <>
      <Section title={t('superiorForm.about')}>
        <div className={styles.form}>
          <TextField label={t('superiorForm.title')} isRequired maxLength={120} value={title} onChange={setTitle} />
          <TextField label={t('superiorForm.superior')} maxLength={120} value={superior} onChange={setSuperior} />
          <DateField label={t('superiorForm.dueDate')} value={dueDate} onChange={setDueDate} />
        </div>
      </Section>
      <Section title={t('superiorForm.marks')}>
        {unknown.length > 0 && (
          <Banner
            quiet
            tone="due"
            title={t('superiorForm.unknownMarks', {
              count: unknown.length,
              names: unknown.map(({ name }) => name).join('、'),
            })}
          >
            <p>{t('superiorForm.marksText')}</p>
          </Banner>
        )}
        <DataTable
          caption={t('superiorForm.marks')}
          rows={marks}
          keyOf={({ name }) => name}
          columns={[
            { title: t('superiorForm.mark'), cell: ({ name }) => <span className={styles.content}>{name}</span> },
            { title: t('superiorForm.place'), cell: placesText },
            {
              title: t('superiorForm.means'),
              cell: (mark) => (
                <Meaning
                  mark={mark}
                  fields={fields}
                  answer={answers.find((one) => one.mark === mark.name)}
                  onChange={(one) => answer(mark.name, one)}
                />
              ),
            },
          ]}
        />
      </Section>
      <Failure error={save.error} />
      {may('superiorForm.change') && (
        <div>
          <Button
            kind="main"
            isDisabled={title.trim() === ''}
            isPending={save.isPending}
            onPress={() =>
              save.mutate({
                method: 'PUT',
                address: `/superior-forms/${id}`,
                input: { version, title, superior, dueDate, answers },
              })
            }
          >
            {t('web.save')}
          </Button>
        </div>
      )}
    </>
  )
}

type MeaningProps = {
  mark: FormMark
  fields: readonly FormField[]
  answer: MarkAnswer | undefined
  onChange: (answer: MarkAnswer | null) => void
}

/** No field is called so: the value stands for a text that is typed. */
const typed = ' typed'

function Meaning({ mark: { name: mark }, fields, answer, onChange }: MeaningProps) {
  const isKnown = fields.some(({ name }) => name === mark)
  const isTyped = answer !== undefined && 'text' in answer
  const chosen = answer && 'field' in answer ? answer.field : ''
  const choose = (value: string) => {
    if (value === '') onChange(null)
    else onChange(value === typed ? { mark, text: '' } : { mark, field: value })
  }
  return (
    <div className={styles.means}>
      <Select
        label={t('superiorForm.meansOf', { mark: markText(mark) })}
        empty={t(isKnown ? 'superiorForm.asNamed' : 'superiorForm.undecided')}
        options={[
          { value: typed, label: t('superiorForm.fixed') },
          ...fields.map(({ key, name }) => ({ value: key, label: name })),
        ]}
        value={isTyped ? typed : chosen}
        onChange={choose}
      />
      {isTyped && (
        <TextField
          label={t('superiorForm.fixedOf', { mark: markText(mark) })}
          description={t('superiorForm.fixedText')}
          maxLength={2000}
          value={answer.text}
          onChange={(text) => onChange({ mark, text })}
        />
      )}
    </div>
  )
}
