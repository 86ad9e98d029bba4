import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { readingQuery } from './awareness.queries.ts'
import { Reading } from './reading.tsx'

/** For whoever it was sent to: to be read, then to be answered. */
export function ReadingPage() {
  const { campaignId } = useParams({ from: '/awareness/read/$campaignId' })
  const { data: reading, error, refetch } = useQuery(readingQuery(campaignId))
  const address = `/awareness-campaigns/${campaignId}`
  return (
    <Page
      title={reading?.title ?? t('awareness.title')}
      above={<Link to="/">{t('place.today')}</Link>}
      lead={reading && t('awareness.read.until', { date: dateText(reading.untilDate) })}
    >
      <Failure error={error} />
      {!reading && !error && <Skeleton lines={6} />}
      {reading && (
        <Reading
          key={campaignId}
          reading={reading}
          confirm={{ address: `${address}/reading`, input: {} }}
          answer={(answers) => ({ address: `${address}/answers`, input: { answers } })}
          onAgain={() => void refetch()}
        />
      )}
    </Page>
  )
}
