import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type Incident, IncidentState } from '#domain/incident/incident.ts'
import { IncidentKind } from '#domain/route/route.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useMay, useSession } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { buttonClass } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { DocumentLinks } from '#web/platform/ui/document-links.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { useEachSecond } from '#web/platform/use-now.ts'
import { Countdown } from './countdown.tsx'
import { DangerFirst } from './danger-first.tsx'
import styles from './incident.module.css'
import { type IncidentSearch, incidentsQuery } from './incident.queries.ts'
import { StateOf } from './incident-marks.tsx'
import { kindsText, titleOf } from './incident-words.ts'

/** Who must be told, and have they been? The filters are in the address. */
export function IncidentListPage() {
  const may = useMay()
  const { agency } = useSession()
  const search = useSearch({ from: '/reports' })
  const { data: incidents, error } = useQuery(incidentsQuery(search))
  return (
    <Page
      wide
      title={t('place.reports')}
      lead={t('incident.lead')}
      actions={
        <>
          <Link to="/contacts" className={buttonClass()}>
            <Icon name="telephone" />
            {t('place.contacts')}
          </Link>
          {may('incident.printPaper') && <PaperLinks />}
          {may('sealedMatter.list') && (
            <Link to="/reports/sealed" className={buttonClass()}>
              {t('sealedMatter.title')}
            </Link>
          )}
          {agency.exercise && (
            <Link to="/exercises" className={buttonClass()}>
              {t('exercise.title')}
            </Link>
          )}
        </>
      }
    >
      <DangerFirst />
      <Filters search={search} />
      <Failure error={error} />
      {!incidents && !error && <Skeleton />}
      {incidents?.length === 0 && <EmptyState title={t('incident.empty')}>{t('incident.emptyText')}</EmptyState>}
      {incidents && incidents.length > 0 && <IncidentTable incidents={incidents} />}
    </Page>
  )
}

/** For the wall, and for where there is neither network nor telephone. */
const PaperLinks = () => (
  <>
    <DocumentLinks address="/incidents/wall-code" name={t('incident.wallCode')} />
    <DocumentLinks address="/incidents/paper-form" name={t('incident.paperForm')} />
  </>
)

function Filters({ search }: { search: IncidentSearch }) {
  const navigate = useNavigate({ from: '/reports' })
  const choose = (changes: IncidentSearch) => navigate({ search: { ...search, ...changes }, replace: true })
  return (
    <search className={styles.filters}>
      <Select
        label={t('incident.state')}
        empty={t('web.all')}
        value={search.state ?? ''}
        options={IncidentState.options.map((value) => ({ value, label: t(`incident.state.${value}`) }))}
        onChange={(state) => choose({ state: (state || undefined) as IncidentSearch['state'] })}
      />
      <Select
        label={t('incident.kind')}
        empty={t('web.all')}
        value={search.kind ?? ''}
        options={IncidentKind.options.map((value) => ({ value, label: t(`route.kind.${value}`) }))}
        onChange={(kind) => choose({ kind: (kind || undefined) as IncidentSearch['kind'] })}
      />
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={search.late === 'true'}
          onChange={(event) => choose({ late: event.target.checked ? 'true' : undefined })}
        />
        {t('incident.onlyLate')}
      </label>
    </search>
  )
}

function IncidentTable({ incidents }: { incidents: readonly Incident[] }) {
  const now = useEachSecond()
  return (
    <DataTable
      caption={t('place.reports')}
      rows={incidents}
      keyOf={(incident) => incident.id}
      columns={[
        {
          title: t('incident.what'),
          cell: (incident) => (
            <Link to="/reports/$incidentId" params={{ incidentId: incident.id }}>
              {titleOf(incident)}
            </Link>
          ),
        },
        { title: t('incident.kind'), cell: kindsText },
        { title: t('incident.knownAt'), cell: ({ knownAt }) => instantText(knownAt) },
        { title: t('incident.place'), cell: ({ place }) => place },
        { title: t('incident.state'), cell: (incident) => <StateOf incident={incident} /> },
        {
          title: t('incident.next'),
          cell: ({ nextDueAt }) =>
            nextDueAt ? (
              <Countdown startedAt={null} dueAt={nextDueAt} isLate={Date.parse(nextDueAt) < now.getTime()} now={now} />
            ) : (
              <StateMark tone="nothing">{t('incident.noClockRuns')}</StateMark>
            ),
        },
        { title: t('incident.number'), cell: ({ number }) => <span className={styles.number}>{number}</span> },
      ]}
    />
  )
}
