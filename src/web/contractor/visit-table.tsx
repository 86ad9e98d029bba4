import type { ContractorVisit } from '#domain/contractor/contractor-visit.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'

export const VisitTable = ({ visits }: { visits: readonly ContractorVisit[] }) => (
  <DataTable
    caption={t('contractor.visits')}
    rows={visits}
    keyOf={({ id }) => id}
    columns={[
      {
        title: t('contractor.visit.person'),
        cell: ({ personName, contractorName }) => `${personName}　${contractorName}`,
      },
      { title: t('contractor.visit.cameAt'), cell: ({ cameAt }) => instantText(cameAt) },
      { title: t('contractor.visit.leftAt'), cell: (visit) => <Left visit={visit} /> },
      { title: t('contractor.visit.point'), cell: ({ pointName }) => pointName },
      { title: t('contractor.visit.escort'), cell: ({ escortName }) => escortName },
      {
        title: t('contractor.visit.purpose'),
        cell: ({ purpose, emergency }) =>
          [purpose, emergency && t('contractor.visit.emergencyOf', { reason: emergency })].filter(Boolean).join('　'),
      },
    ]}
  />
)

function Left({ visit: { leftAt, isOverdue } }: { visit: ContractorVisit }) {
  if (leftAt) return instantText(leftAt)
  return isOverdue ? (
    <StateMark tone="late">{t('contractor.visit.overdue')}</StateMark>
  ) : (
    <StateMark tone="underWay">{t('contractor.visit.inside')}</StateMark>
  )
}
