import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { LogFinding } from '#domain/log-review/log-review.ts'
import { language, t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { limitsText } from './limits-text.ts'
import { LogFindingMark } from './log-marks.tsx'
import styles from './log-review.module.css'
import { logFindingQuery } from './log-review.queries.ts'
import { logTimeText } from './log-time-text.ts'
import { SettleForm } from './settle-form.tsx'

/** Why a rule pointed here, the lines themselves, and what is to become of it. */
export function LogFindingPage() {
  const { findingId } = useParams({ from: '/checks/log-reviews/findings/$findingId' })
  const { data: finding, error } = useQuery(logFindingQuery(findingId))
  return (
    <Page
      wide
      title={finding?.rule.name[language()] ?? t('logFinding.title')}
      lead={finding?.rule.why[language()]}
      above={<Link to="/checks/log-reviews/findings">{t('logFinding.title')}</Link>}
    >
      <Failure error={error} />
      {!finding && !error && <Skeleton lines={6} />}
      {finding && <Finding finding={finding} />}
    </Page>
  )
}

function Finding({ finding }: { finding: LogFinding }) {
  const { who, personName, sourceName, fileName, sha256, firstAt, lastAt, limits, lines, lineCount, state } = finding
  const { reason, settledAt, settledByName } = finding
  return (
    <>
      <Facts
        facts={[
          [t('logReview.state'), <LogFindingMark key="state" state={state} />],
          [t('logReview.who'), [who, personName].filter(Boolean).join('　')],
          [t('logFinding.period'), `${logTimeText(firstAt)}～${logTimeText(lastAt)}`],
          [t('logReview.source'), `${sourceName}　${fileName}`],
          [t('logFinding.limits'), limitsText(limits)],
          [t('logReview.sha256'), <code key="hash">{sha256}</code>],
          [t('logFinding.reason'), reason],
          [t('logFinding.settledBy'), settledAt && `${settledByName}　${instantText(settledAt)}`],
        ]}
      />
      {state === 'open' && <SettleForm finding={finding} />}
      <Section title={t('logFinding.evidence')}>
        <p>{t('logFinding.evidenceText', { count: lineCount, shown: lines.length })}</p>
        <DataTable
          caption={t('logFinding.evidence')}
          rows={lines}
          keyOf={({ number }) => String(number)}
          columns={[
            { title: t('logReview.number'), cell: ({ number }) => number },
            { title: t('logReview.text'), cell: ({ text }) => <code className={styles.line}>{text}</code> },
          ]}
        />
      </Section>
    </>
  )
}
