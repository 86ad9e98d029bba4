import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ApprovalRow } from '#domain/approval/approval.ts'
import { pageOf } from '#domain/approval/page-of.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { approvalsQuery } from './approval.queries.ts'
import { kindText, stateTones } from './approval-words.ts'

/** What waits for this person, and what this person has sent. */
export function ApprovalListPage() {
  const { data: rows, error } = useQuery(approvalsQuery)
  const mine = rows?.filter(({ mayDecide }) => mayDecide) ?? []
  const asked = rows?.filter(({ mayDecide }) => !mayDecide) ?? []
  return (
    <Page title={t('approval.list')} lead={t('approval.listLead')} wide>
      <Failure error={error} />
      {!rows && !error && <Skeleton />}
      {rows?.length === 0 && <EmptyState title={t('approval.empty')}>{t('approval.emptyText')}</EmptyState>}
      {mine.length > 0 && <Rows title={t('approval.forMe')} rows={mine} />}
      {asked.length > 0 && <Rows title={t('approval.asked')} rows={asked} />}
    </Page>
  )
}

const Rows = ({ title, rows }: { title: string; rows: readonly ApprovalRow[] }) => (
  <Section title={title}>
    <DataTable
      caption={title}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          title: t('approval.subject'),
          cell: (row) => <Link to={pageOf[row.kind](row.subjectId)}>{row.title}</Link>,
        },
        { title: t('approval.kind'), cell: ({ kind }) => kindText(kind) },
        {
          title: t('approval.sent'),
          cell: ({ requestedByName, requestedAt }) => `${requestedByName}　${instantText(requestedAt)}`,
        },
        {
          title: t('approval.state'),
          cell: ({ state }) => <StateMark tone={stateTones[state]}>{t(`approval.state.${state}`)}</StateMark>,
        },
      ]}
    />
  </Section>
)
