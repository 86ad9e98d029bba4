import { useState } from 'react'
import { articleName, checkCitation, citationsIn, updateCitations } from '#domain/law/citation.ts'
import { versionOn } from '#domain/law/law.ts'
import type { Library } from '#domain/law/library.ts'
import { numbered } from '#domain/plan/clause-numbering.rules.ts'
import { referenceText } from '#domain/plan/clause-reference.rules.ts'
import { useLibrary } from '#web/law/law.queries.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import styles from './plan-editor.module.css'
import type { PlanEditor } from './use-plan-editor.ts'

type InsertProps = { onInsert: (words: string) => void }

/** A reference that is written as the clause is numbered, and follows when it moves. */
export function ReferenceInsert({ editor, onInsert }: InsertProps & { editor: PlanEditor }) {
  const [target, setTarget] = useState('')
  const paths = numbered(editor.clauses, editor.numbering).map(({ path }) => referenceText(path))
  const options = editor.clauses.map(({ key, heading, text }, at) => ({
    value: key,
    label: `${paths[at]}　${(heading || text).slice(0, 20)}`,
  }))
  const insert = () => {
    const at = editor.clauses.findIndex(({ key }) => key === target)
    if (at >= 0) onInsert(paths[at]!)
  }
  return (
    <div className={styles.insert}>
      <div>
        <Select
          label={t('plan.write.reference')}
          description={t('plan.write.referenceText')}
          empty={t('plan.write.chooseClause')}
          options={options}
          value={target}
          onChange={setTarget}
        />
      </div>
      <Button isDisabled={target === ''} onPress={insert}>
        {t('plan.write.insert')}
      </Button>
    </div>
  )
}

/** What a law is called on that day; a repealed one is not offered. */
const lawsOn = ({ laws }: Library, day: string): string[] =>
  laws.flatMap((law) => {
    if (law.repealedOn !== null && law.repealedOn <= day) return []
    return versionOn(law, day)?.title ?? []
  })

/** A citation from the law library, by the name and article of the plan's day. */
export function CitationInsert({ asOf, onInsert }: InsertProps & { asOf: string }) {
  const library = useLibrary()
  const [law, setLaw] = useState('')
  const [article, setArticle] = useState('')
  const isArticle = article === '' || /^\d{1,3}(-\d{1,2})?$/.test(article)
  return (
    <div className={styles.insert}>
      <div>
        <Select
          label={t('plan.write.law')}
          description={t('plan.write.lawText', { date: dateText(asOf) })}
          empty={t('plan.write.chooseLaw')}
          options={(library ? lawsOn(library, asOf) : []).map((title) => ({ value: title, label: title }))}
          value={law}
          onChange={setLaw}
        />
      </div>
      <div>
        <TextField
          label={t('plan.write.article')}
          description={t('plan.write.articleText')}
          value={article}
          error={isArticle ? null : t('plan.write.articleWrong')}
          onChange={setArticle}
        />
      </div>
      <Button
        isDisabled={law === '' || !isArticle}
        onPress={() => onInsert(`「${law}」${article ? articleName(article) : ''}`)}
      >
        {t('plan.write.insert')}
      </Button>
    </div>
  )
}

type CheckedProps = { text: string; asOf: string; onUpdate: (text: string) => void }

/** What has become of the laws that a text cites, by the plan's day. */
export function CheckedCitations({ text, asOf, onUpdate }: CheckedProps) {
  const library = useLibrary()
  if (!library) return null
  const found = citationsIn(text, library).map((citation) => ({ citation, finding: checkCitation(citation, asOf) }))
  const stale = found.filter(({ finding }) => finding.state !== 'right')
  if (found.length === 0) return null
  if (stale.length === 0)
    return (
      <p className={styles.citation}>
        <StateMark tone="done">
          {t('plan.write.citationsRight', { count: found.length, date: dateText(asOf) })}
        </StateMark>
      </p>
    )
  const updated = updateCitations(text, asOf, library).text
  return (
    <div className={styles.citation}>
      {stale.map(({ citation, finding }) => (
        <StateMark key={citation.start} tone="due">
          {t(`plan.write.citation.${finding.state as 'renumbered' | 'renamed' | 'repealed'}`, {
            law: text.slice(citation.start, citation.end),
          })}
        </StateMark>
      ))}
      {updated !== text && <Button onPress={() => onUpdate(updated)}>{t('plan.write.updateCitations')}</Button>}
    </div>
  )
}
