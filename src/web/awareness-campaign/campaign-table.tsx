import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { t } from '#web/platform/i18n.ts'
import { dateText, instantText } from '#web/platform/roc-date.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { campaignsQuery } from './awareness.queries.ts'
import { CampaignMark, ShareBar } from './campaign-words.tsx'

export function CampaignTable() {
  const { data: campaigns, error } = useQuery(campaignsQuery)
  return (
    <>
      <Failure error={error} />
      {!campaigns && !error && <Skeleton />}
      {campaigns?.length === 0 && <EmptyState title={t('awareness.empty')}>{t('awareness.emptyText')}</EmptyState>}
      {campaigns && campaigns.length > 0 && (
        <DataTable
          caption={t('awareness.part.campaigns')}
          rows={campaigns}
          keyOf={({ id }) => id}
          columns={[
            {
              title: t('awareness.campaign'),
              cell: ({ id, title }) => (
                <Link to="/awareness/$campaignId" params={{ campaignId: id }}>
                  {title}
                </Link>
              ),
            },
            { title: t('awareness.sentAt'), cell: ({ sentAt }) => (sentAt ? instantText(sentAt) : '－') },
            { title: t('awareness.until'), cell: ({ untilDate }) => dateText(untilDate) },
            { title: t('awareness.state'), cell: ({ status }) => <CampaignMark status={status} /> },
            {
              title: t('awareness.share'),
              cell: ({ status, count }) => (status === 'draft' ? '－' : <ShareBar count={count} />),
            },
          ]}
        />
      )}
    </>
  )
}
