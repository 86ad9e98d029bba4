import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { LogImport } from '#domain/log-review/log-review.ts'
import type { ProblemCode } from '#domain/problem.ts'
import { useAction } from '#web/platform/action.ts'
import { ApiProblem } from '#web/platform/api.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { RecordedDownloads } from '#web/platform/ui/recorded-downloads.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { DrawnLines } from './drawn-lines.tsx'
import { FindingsOf } from './findings-table.tsx'
import { ImportResult } from './import-result.tsx'
import { LogStateMark } from './log-marks.tsx'
import { logImportQuery } from './log-review.queries.ts'
import { MappingPart } from './mapping-part.tsx'

/** One log, from its columns to what was found in it. */
export function LogImportPage() {
  const { importId } = useParams({ from: '/checks/log-reviews/$importId' })
  const { data: log, error } = useQuery(logImportQuery(importId))
  const isUnderWay = log?.state === 'waiting' || log?.state === 'running'
  return (
    <Page
      wide
      title={log?.name ?? t('logReview.title')}
      lead={log?.sourceName}
      above={<Link to="/checks/log-reviews">{t('logReview.title')}</Link>}
      actions={
        log?.state === 'done' && (
          <RecordedDownloads address={`/log-imports/${log.id}/paper`} name={t('logReview.paper.kind')} />
        )
      }
    >
      <Failure error={error} />
      {!log && !error && <Skeleton lines={6} />}
      {log && (
        <>
          <div>
            <LogStateMark state={log.state} />
          </div>
          {log.state === 'mapping' && <MappingPart log={log} />}
          {(log.state === 'mapping' || log.state === 'arriving') && <Discard log={log} />}
          {isUnderWay && (
            <p role="status">{t('logReview.progress', { percent: Math.floor((log.progress / log.size) * 100) })}</p>
          )}
          {log.problem && <Failure error={new ApiProblem(log.problem.code as ProblemCode, 422, log.problem.details)} />}
          {log.summary && (
            <>
              <Section title={t('logReview.found')}>
                <FindingsOf importId={log.id} />
              </Section>
              {log.sampleCount > 0 && <DrawnLines log={log} />}
              <ImportResult summary={log.summary} originalSha256={log.originalSha256} />
            </>
          )}
        </>
      )}
    </Page>
  )
}

function Discard({ log: { id, version } }: { log: LogImport }) {
  const discard = useAction()
  return (
    <>
      <Failure error={discard.error} />
      <div>
        <Button
          kind="quiet"
          isPending={discard.isPending}
          onPress={() => discard.mutate({ address: `/log-imports/${id}/discard`, input: { version } })}
        >
          {t('logReview.discard')}
        </Button>
      </div>
    </>
  )
}
