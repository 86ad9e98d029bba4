import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ChecklistContent, ChecklistItem } from '#domain/checklist/checklist.ts'
import { checklistsQuery } from '#web/inspection/inspection.queries.ts'
import { language, nameOf, t } from '#web/platform/i18n.ts'
import { answerOf } from '#web/platform/queries.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import styles from './agency.module.css'

/** The forms in use, to read; each opens to its questions. */
export function Checklists() {
  const { data, error } = useQuery(checklistsQuery)
  if (!data) return error ? <Failure error={error} /> : <Skeleton />
  return (
    <ul className={styles.checklists}>
      {data.map(({ id, kind, title, version, versionId }) => (
        <li key={id}>
          <Checklist kind={kind} title={title} version={version} versionId={versionId} />
        </li>
      ))}
    </ul>
  )
}

type ChecklistProps = { kind: ChecklistContent['kind']; title: string; version: number; versionId: string }

function Checklist({ kind, title, version, versionId }: ChecklistProps) {
  const [isOpen, setOpen] = useState(false)
  const { data, error } = useQuery({
    ...answerOf<ChecklistContent>(`/checklist-versions/${versionId}`),
    enabled: isOpen,
  })
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <strong>{title}</strong>
        <span>{t('agency.checklist.version', { kind: nameOf('checklist.kind', kind), version })}</span>
      </summary>
      <Failure error={error} />
      {isOpen && !data && !error && <Skeleton />}
      {data && <Items content={data} />}
    </details>
  )
}

const said = (item: ChecklistItem) =>
  language() === 'en'
    ? { section: item.sectionEn, question: item.questionEn }
    : { section: item.section, question: item.question }

const Items = ({ content }: { content: ChecklistContent }) => (
  <>
    <p className={styles.source}>{content.source}</p>
    <DataTable
      caption={content.title}
      rows={content.items}
      keyOf={(item) => item.key}
      columns={[
        { title: t('agency.checklist.key'), cell: (item) => item.key },
        { title: t('agency.checklist.section'), cell: (item) => said(item).section },
        { title: t('agency.checklist.question'), cell: (item) => said(item).question },
        { title: t('agency.checklist.grade'), cell: (item) => nameOf('grade', item.grade) },
        { title: t('agency.checklist.basis'), cell: (item) => item.basis ?? '–' },
      ]}
    />
  </>
)
