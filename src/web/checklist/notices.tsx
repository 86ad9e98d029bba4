import type { ChecklistDraft } from '#domain/checklist/catalogue.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import styles from './editor.module.css'

type Notice = ChecklistDraft['notices'][number]

const cellOf = ({ row, lastRow, column }: Notice): string => {
  if (row === 0) return column
  return lastRow === undefined ? `${column}${row}` : `${column}${row}–${column}${lastRow}`
}

/** What of a spreadsheet had no effect or another one, by sheet and cell: nothing is dropped in silence. */
export function Notices({ notices }: { notices: readonly Notice[] }) {
  if (notices.length === 0) return null
  return (
    <details className={styles.notices} open={notices.length <= 5}>
      <summary>{t('checklist.notice.title', { count: notices.length })}</summary>
      <DataTable
        caption={t('checklist.notice.title', { count: notices.length })}
        rows={notices}
        keyOf={(notice) => JSON.stringify(notice)}
        columns={[
          { title: t('checklist.notice.sheet'), cell: ({ sheet }) => sheet },
          { title: t('checklist.notice.cell'), cell: cellOf },
          { title: t('checklist.notice.header'), cell: ({ header }) => header || '–' },
          {
            title: t('checklist.notice.what'),
            cell: ({ code, value }) => nameOf('checklist.notice', code).replace('{value}', value),
          },
        ]}
      />
    </details>
  )
}
