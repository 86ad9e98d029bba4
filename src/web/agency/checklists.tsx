import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { checklistsQuery } from '#web/inspection/inspection.queries.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { buttonClass } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'

/** The forms in use, at a glance; they are written in their own place. */
export function Checklists() {
  const { data, error } = useQuery(checklistsQuery)
  if (!data) return error ? <Failure error={error} /> : <Skeleton />
  return (
    <>
      <DataTable
        caption={t('checklist.list.own')}
        rows={data}
        keyOf={({ id }) => id}
        columns={[
          { title: t('checklist.list.form'), cell: ({ title }) => title },
          { title: t('checklist.list.kind'), cell: ({ kind }) => nameOf('checklist.kind', kind) },
          {
            title: t('checklist.list.version'),
            cell: ({ version }) => t('checklist.list.number', { number: version }),
          },
        ]}
      />
      <div>
        <Link to="/checklists" className={buttonClass()}>
          {t('agency.checklist.open')}
        </Link>
      </div>
    </>
  )
}
