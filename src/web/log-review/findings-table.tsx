import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { formatRocDate } from '#domain/calendar.ts'
import { language, t } from '#web/platform/i18n.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { LogFindingMark } from './log-marks.tsx'
import { logFindingsQuery } from './log-review.queries.ts'

/** Closed until somebody opens them: whose accounts stand there is confidential. */
export function FindingsOf({ importId }: { importId: string | null }) {
  const [isOpening, setOpening] = useState(false)
  const { data: findings, error } = useQuery({ ...logFindingsQuery(importId), enabled: isOpening })
  if (!isOpening)
    return (
      <>
        <Banner quiet title={t('logReview.openFindings')}>
          {t('logReview.readingIsRecorded')}
        </Banner>
        <div>
          <Button kind="main" onPress={() => setOpening(true)}>
            {t('logReview.openFindings')}
          </Button>
        </div>
      </>
    )
  if (error) return <Failure error={error} />
  if (!findings) return <Skeleton />
  if (findings.length === 0)
    return <EmptyState title={t('logReview.noFindings')}>{t('logReview.noFindingsText')}</EmptyState>
  return (
    <DataTable
      caption={t('logFinding.title')}
      rows={findings}
      keyOf={({ id }) => id}
      columns={[
        {
          title: t('logReview.rule'),
          cell: ({ id, rule }) => (
            <Link to="/checks/log-reviews/findings/$findingId" params={{ findingId: id }}>
              {rule.name[language()]}
            </Link>
          ),
        },
        { title: t('logReview.who'), cell: ({ who, personName }) => [who, personName].filter(Boolean).join('　') },
        { title: t('logReview.day'), cell: ({ onDay }) => formatRocDate(onDay) },
        { title: t('logReview.lineCount'), align: 'end', cell: ({ lineCount }) => lineCount },
        ...(importId === null
          ? [{ title: t('logReview.source'), cell: ({ sourceName }: { sourceName: string }) => sourceName }]
          : []),
        { title: t('logReview.state'), cell: ({ state }) => <LogFindingMark state={state} /> },
      ]}
    />
  )
}
