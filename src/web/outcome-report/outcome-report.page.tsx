import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { OutcomeReport, OutcomeReportView } from '#domain/outcome-report/outcome-report.ts'
import { sumOf } from '#domain/status-report/status-report.rules.ts'
import { WriteDocument } from '#web/official-document/write-document.tsx'
import { ClauseMark } from '#web/plan/clause-mark.tsx'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { buttonClass } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { DocumentLinks } from '#web/platform/ui/document-links.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { RecordedDownloads } from '#web/platform/ui/recorded-downloads.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { Charts } from './charts.tsx'
import { Closing } from './closing.tsx'
import { OpenFigure } from './figure.tsx'
import styles from './outcome-report.module.css'
import { outcomeReportQuery } from './outcome-report.queries.ts'
import { LastYear, NotDoneList, Photographs, Texts } from './report-parts.tsx'
import { Statistics } from './statistics.tsx'
import { Supplements } from './supplements.tsx'

const route = getRouteApi('/outcome/$planId')

export function OutcomeReportPage() {
  const { planId } = route.useParams()
  const { data: view, error } = useQuery(outcomeReportQuery(planId))
  if (view) return <Report view={view} />
  return <Page title={t('place.outcome')}>{error ? <Failure error={error} /> : <Skeleton lines={8} />}</Page>
}

function Report({ view }: { view: OutcomeReportView }) {
  const { report } = view
  const { start, end, days } = report.period
  return (
    <Page
      title={t('outcome.title', { plan: report.title })}
      above={<Link to="/outcome">{t('place.outcome')}</Link>}
      lead={t('plan.header.periodText', { start: dateText(start), end: dateText(end), days })}
      actions={<Acts view={view} />}
      wide
    >
      <Closing view={view} />
      <Totals report={report} />
      <Sealed report={report} />
      <Texts report={report} />
      <Charts report={report} />
      <Statistics report={report} />
      <Section title={t('outcome.byUnit')}>
        <Units report={report} />
      </Section>
      {report.statusReports.length > 0 && (
        <Section title={t('outcome.status.title')}>
          <StatusReports report={report} />
        </Section>
      )}
      <Section title={t('outcome.byClause')}>
        <Clauses report={report} />
      </Section>
      <LastYear report={report} />
      <NotDoneList report={report} />
      <Photographs report={report} />
      <Supplements view={view} />
    </Page>
  )
}

/** Writing while it is open, the package once it is closed, the documents always. */
function Acts({ view: { report, closedAt } }: { view: OutcomeReportView }) {
  const may = useMay()
  const { planId } = report
  return (
    <>
      {closedAt === null && may('outcomeReport.write') && (
        <Link className={buttonClass('main')} to="/outcome/$planId/write" params={{ planId }}>
          {t('outcome.write')}
        </Link>
      )}
      {may('rewardProposal.list') && (
        <Link className={buttonClass()} to="/outcome/rewards" search={{ planId }}>
          {t('reward.title')}
        </Link>
      )}
      <WriteDocument occasions={['outcomeLetter']} sourceIds={[planId]} />
      {may('outcomeReport.download') && <DocumentLinks address={`/plans/${planId}/outcome-report`} />}
      {may('superiorForm.download') && (
        <Link className={buttonClass()} to="/outcome/$planId/forms" params={{ planId }}>
          {t('superiorForm.fill')}
        </Link>
      )}
      {closedAt !== null && may('outcomeReport.pack') && (
        <RecordedDownloads
          {...{
            address: `/plans/${planId}/outcome-package`,
            name: t('outcome.package'),
            isNamed: true,
            endings: ['zip'],
          }}
        />
      )}
    </>
  )
}

/** Of sealed matters only how many, and nothing of few. */
function Sealed({ report: { sealed } }: { report: OutcomeReport }) {
  if (!sealed) return null
  const { total, from, byKind } = sealed
  if (total === null) return <p>{t('outcome.document.sealedFew', { from })}</p>
  const kinds = (byKind ?? []).map(({ kind, count }) => `${t(`incident.kind.${kind}`)} ${count}`).join('、')
  return <p>{kinds ? t('outcome.document.sealedKinds', { total, kinds }) : t('outcome.document.sealed', { total })}</p>
}

function Totals({ report: { planId, totals } }: { report: OutcomeReport }) {
  const figures = [
    { name: t('outcome.assignments'), figure: totals.assignments },
    { name: t('outcome.done'), figure: totals.done },
    { name: t('outcome.lateName'), figure: totals.late },
    { name: t('outcome.inspections'), figure: totals.inspections },
    { name: t('outcome.answers'), figure: { value: totals.answers, opens: [] } },
    { name: t('outcome.found'), figure: totals.deficienciesFound },
    { name: t('outcome.released'), figure: totals.deficienciesReleased },
    { name: t('outcome.incidents'), figure: totals.incidents },
  ]
  return (
    <dl className={styles.totals}>
      {figures.map(({ name, figure }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <OpenFigure planId={planId} name={name} figure={figure} large />
          </dd>
        </div>
      ))}
    </dl>
  )
}

const Units = ({ report }: { report: OutcomeReport }) => (
  <DataTable
    caption={t('outcome.byUnit')}
    rows={report.units}
    keyOf={(unit) => unit.unitId}
    columns={[
      { title: t('outcome.unit'), cell: (unit) => unit.name },
      { title: t('outcome.assignments'), cell: (unit) => unit.owed, align: 'end' },
      { title: t('outcome.done'), cell: (unit) => unit.done, align: 'end' },
      { title: t('outcome.inspections'), cell: (unit) => unit.inspections, align: 'end' },
      { title: t('outcome.found'), cell: (unit) => unit.deficiencies, align: 'end' },
      { title: t('outcome.released'), cell: (unit) => unit.released, align: 'end' },
    ]}
  />
)

const StatusReports = ({ report: { statusReports } }: { report: OutcomeReport }) => (
  <>
    <p>{t('outcome.status.total', sumOf(statusReports))}</p>
    <DataTable
      caption={t('outcome.status.title')}
      rows={statusReports}
      keyOf={({ name }) => name}
      columns={[
        { title: t('outcome.unit'), cell: ({ name }) => name },
        { title: t('outcome.status.expected'), cell: ({ expected }) => expected, align: 'end' },
        { title: t('outcome.status.onTime'), cell: ({ onTime }) => onTime, align: 'end' },
        { title: t('outcome.status.late'), cell: ({ late }) => late, align: 'end' },
        { title: t('outcome.status.missing'), cell: ({ missing }) => missing, align: 'end' },
      ]}
    />
  </>
)

const Clauses = ({ report: { planId, clauses } }: { report: OutcomeReport }) => (
  <ol className={styles.clauses}>
    {clauses.map((clause) => (
      <li key={clause.label} data-level={clause.level}>
        <div className={styles.margin}>{clause.state !== 'nothingOwed' && <ClauseMark state={clause.state} />}</div>
        <div className={styles.account}>
          <p className={styles.clauseText}>
            <strong>{clause.label}</strong>　{clause.text || clause.heading}
          </p>
          {clause.accounts.map((account, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may read alike, and their order never changes
            <p key={index}>{account}</p>
          ))}
          {clause.owed.value > 0 && (
            <p className={styles.counts}>
              <span>
                {t('outcome.done')}
                {'　'}
                <OpenFigure planId={planId} name={`${clause.label} ${t('outcome.done')}`} figure={clause.done} />／
                <OpenFigure planId={planId} name={`${clause.label} ${t('outcome.assignments')}`} figure={clause.owed} />
              </span>
              {clause.deficiencies.value > 0 && (
                <span>
                  {t('outcome.found')}
                  {'　'}
                  <OpenFigure
                    planId={planId}
                    name={`${clause.label} ${t('outcome.found')}`}
                    figure={clause.deficiencies}
                  />
                </span>
              )}
            </p>
          )}
        </div>
      </li>
    ))}
  </ol>
)
