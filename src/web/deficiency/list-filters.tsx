import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Grade } from '#domain/checklist/checklist.ts'
import { DeficiencySource, DeficiencyStatus } from '#domain/deficiency/deficiency.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { answerOf } from '#web/platform/queries.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import styles from './deficiency.module.css'
import type { DeficiencySearch } from './deficiency.queries.ts'

const all = () => t('web.all')

/** Which ones: everything chosen stands in the address. */
export function ListFilters({ search }: { search: DeficiencySearch }) {
  const navigate = useNavigate({ from: '/deficiencies' })
  const { data: agency } = useQuery(agencyQuery)
  const { data: plans } = useQuery(answerOf<Plan[]>('/plans'))
  const choose = (changes: DeficiencySearch) => navigate({ search: { ...search, ...changes }, replace: true })
  return (
    <search className={styles.filters}>
      <Words key={search.text} text={search.text ?? ''} onSearch={(text) => choose({ text })} />
      <Select
        label={t('deficiency.state')}
        empty={all()}
        value={search.status ?? ''}
        options={DeficiencyStatus.options.map((value) => ({ value, label: t(`deficiency.status.${value}`) }))}
        onChange={(status) => choose({ status: (status || undefined) as DeficiencySearch['status'] })}
      />
      <Select
        label={t('deficiency.unit')}
        empty={all()}
        value={search.unitId ?? ''}
        options={agency?.units.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        onChange={(unitId) => choose({ unitId: unitId || undefined })}
      />
      <Select
        label={t('deficiency.grade')}
        empty={all()}
        value={search.grade ?? ''}
        options={Grade.options.map((value) => ({ value, label: t(`grade.${value}`) }))}
        onChange={(grade) => choose({ grade: (grade || undefined) as DeficiencySearch['grade'] })}
      />
      <Select
        label={t('deficiency.from')}
        empty={all()}
        value={search.source ?? ''}
        options={DeficiencySource.options.map((value) => ({ value, label: t(`deficiency.source.${value}`) }))}
        onChange={(source) => choose({ source: (source || undefined) as DeficiencySearch['source'] })}
      />
      <Select
        label={t('deficiency.plan')}
        empty={all()}
        value={search.planId ?? ''}
        options={plans?.map(({ id, title }) => ({ value: id, label: title })) ?? []}
        onChange={(planId) => choose({ planId: planId || undefined })}
      />
      <Select
        label={t('deficiency.order')}
        value={search.order ?? ''}
        options={[
          { value: '', label: t('deficiency.order.newest') },
          { value: 'due', label: t('deficiency.order.due') },
        ]}
        onChange={(order) => choose({ order: order === 'due' ? 'due' : undefined })}
      />
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={search.overdue ?? false}
          onChange={(event) => choose({ overdue: event.target.checked || undefined })}
        />
        {t('deficiency.onlyOverdue')}
      </label>
    </search>
  )
}

/** Words of two characters or more. */
function Words({ text, onSearch }: { text: string; onSearch: (text: string | undefined) => void }) {
  const [words, setWords] = useState(text)
  const [isTried, setTried] = useState(false)
  const isShort = [...words.trim()].length === 1
  const send = () => {
    setTried(true)
    if (!isShort) onSearch(words.trim() || undefined)
  }
  return (
    <form
      className={styles.words}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <TextField
        label={t('deficiency.words')}
        type="search"
        maxLength={60}
        value={words}
        onChange={setWords}
        error={isTried && isShort ? t('deficiency.twoCharacters') : null}
      />
      <Button type="submit">{t('deficiency.search')}</Button>
    </form>
  )
}
