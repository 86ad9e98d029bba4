import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { DueContractorPaper } from '#domain/contractor/contractor-paper.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { duePapersQuery } from './contractor.queries.ts'

/** What has to be renewed, before anything else. */
export function DuePapers() {
  const { data: papers } = useQuery(duePapersQuery)
  if (!papers || papers.length === 0) return null
  return (
    <Section title={t('contractor.duePapers')}>
      <DataTable
        caption={t('contractor.duePapers')}
        rows={papers}
        keyOf={({ id }) => id}
        columns={[
          {
            title: t('contractor.name'),
            cell: ({ contractorId, contractorName }) => (
              <Link to="/contractors/$contractorId" params={{ contractorId }}>
                {contractorName}
              </Link>
            ),
          },
          {
            title: t('contractor.paper'),
            cell: ({ kind, title, personName }) => [t(`contractor.paper.kind.${kind}`), personName ?? title].join('　'),
          },
          { title: t('contractor.paper.until'), cell: ({ untilDate }) => dateText(untilDate) },
          { title: t('contractor.paper.left'), cell: ({ daysLeft }) => <DaysLeft daysLeft={daysLeft} /> },
        ]}
      />
    </Section>
  )
}

function DaysLeft({ daysLeft }: Pick<DueContractorPaper, 'daysLeft'>) {
  if (daysLeft < 0) return <StateMark tone="late">{t('contractor.paper.expired')}</StateMark>
  if (daysLeft === 0) return <StateMark tone="late">{t('contractor.paper.today')}</StateMark>
  return <StateMark tone="due">{t('contractor.paper.daysLeft', { days: daysLeft })}</StateMark>
}
