import { useState } from 'react'
import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import type { Chosen } from './choice.ts'
import { ConditionBuilder } from './condition-builder.tsx'
import {
  type Content,
  changed,
  changeSection,
  moveSection,
  removeSection,
  renameSection,
  type Section,
  sectionsOf,
} from './editing.ts'
import styles from './fields.module.css'
import { NumberField } from './number-field.tsx'
import type { Edit } from './use-editor.ts'

type SectionFormProps = {
  content: Content
  section: Section
  edit: Edit
  onChoose: (chosen: Chosen) => void
}

/** The name of a section, when it is shown, and whether it is answered for each of several objects. */
export function SectionForm({ content, section, edit, onChoose }: SectionFormProps) {
  const { title } = section
  const rules = content.sections.find((one) => one.title === title)
  const sections = sectionsOf(content)
  const at = sections.findIndex((one) => one.title === title)
  return (
    <div className={styles.fields}>
      <SectionName content={content} section={section} edit={edit} onChoose={onChoose} />
      <ConditionBuilder
        key={`${title} shown`}
        label={t('checklist.edit.sectionShownIf')}
        formula={rules?.shownIf}
        items={content.items.filter((item) => item.section !== title && item.answerKind !== 'note')}
        onChange={(shownIf) => edit((now) => changeSection(now, title, { shownIf }))}
      />
      <Repeats
        repeats={rules?.repeats}
        onChange={(repeats) => edit((now) => changeSection(now, title, { repeats }), `${title}.repeats`)}
      />
      <div className={styles.actions}>
        <Button isDisabled={at === 0} onPress={() => edit((now) => moveSection(now, title, -1))}>
          {t('checklist.edit.sectionUp')}
        </Button>
        <Button isDisabled={at === sections.length - 1} onPress={() => edit((now) => moveSection(now, title, 1))}>
          {t('checklist.edit.sectionDown')}
        </Button>
        <Button
          isDisabled={sections.length === 1}
          onPress={() => {
            edit((now) => removeSection(now, title))
            onChoose({ part: 'form' })
          }}
        >
          {t('checklist.edit.removeSection', { count: section.items.length })}
        </Button>
      </div>
    </div>
  )
}

/** A name that another section bears already would join the two, so it waits until it is one of its own. */
function SectionName({ content, section, edit, onChoose }: SectionFormProps) {
  const [typed, setTyped] = useState(section.title)
  const isTaken = (title: string) => content.items.some((item) => item.section === title && title !== section.title)
  const rename = (title: string, titleEn: string | undefined) => {
    edit((now) => renameSection(now, section.title, { title, titleEn }), `section.${section.items[0]!.key}`)
    onChoose({ part: 'section', title })
  }
  const type = (title: string) => {
    setTyped(title)
    if (title !== '' && !isTaken(title)) rename(title, section.titleEn)
  }
  return (
    <>
      <TextField
        label={t('checklist.edit.sectionTitle')}
        isRequired
        maxLength={60}
        value={typed}
        error={isTaken(typed) ? t('checklist.edit.sectionTaken') : null}
        onChange={type}
      />
      <TextField
        label={t('checklist.edit.sectionTitleEn')}
        maxLength={80}
        value={section.titleEn ?? ''}
        onChange={(titleEn) => rename(section.title, titleEn || undefined)}
      />
    </>
  )
}

type Repeated = { least: number; most: number }
type RepeatsProps = { repeats: Repeated | undefined; onChange: (repeats: Repeated | undefined) => void }

const Repeats = ({ repeats, onChange }: RepeatsProps) => (
  <fieldset className={styles.group}>
    <legend>{t('checklist.edit.repeats')}</legend>
    <label className={styles.tick}>
      <input
        type="checkbox"
        checked={repeats !== undefined}
        onChange={() => onChange(repeats ? undefined : { least: 1, most: 20 })}
      />
      {t('checklist.edit.repeatsText')}
    </label>
    {repeats && (
      <div className={styles.pair}>
        <NumberField
          label={t('checklist.edit.repeatsLeast')}
          isRequired
          value={repeats.least}
          onChange={(least = 0) => onChange({ ...repeats, least: within(least, 0) })}
        />
        <NumberField
          label={t('checklist.edit.repeatsMost')}
          isRequired
          value={repeats.most}
          onChange={(most = 1) => onChange({ ...repeats, most: within(most, 1) })}
        />
      </div>
    )}
  </fieldset>
)

const within = (number: number, least: number): number => Math.min(200, Math.max(least, Math.round(number)))

/** What stands over the whole form. */
export const TitleForm = ({ content, edit }: { content: Content; edit: Edit }) => {
  const put = (changes: { [Field in keyof Content]?: Content[Field] | undefined }) =>
    edit((now) => changed(now, changes), `form.${Object.keys(changes)}`)
  return (
    <div className={styles.fields}>
      <TextField
        label={t('checklist.edit.title')}
        isRequired
        maxLength={80}
        value={content.title}
        onChange={(title) => title !== '' && put({ title })}
      />
      <TextField
        label={t('checklist.edit.titleEn')}
        maxLength={120}
        value={content.titleEn ?? ''}
        onChange={(text) => put({ titleEn: text || undefined })}
      />
      <TextArea
        label={t('checklist.edit.source')}
        description={t('checklist.edit.sourceText')}
        maxLength={500}
        value={content.source}
        onChange={(source) => put({ source })}
      />
    </div>
  )
}
