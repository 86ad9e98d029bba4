import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { namesOf } from '#domain/law/law.ts'
import type { LawListed } from '#domain/law/law-catalogue.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { buttonClass } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import styles from './law.module.css'
import { lawsQuery } from './law.queries.ts'
import { LawMarks } from './law-words.tsx'

const route = getRouteApi('/laws')

/** Which of them are shown: all, those cited as they no longer are, or those that the agency wrote. */
export type LawSearch = { words?: string | undefined; only?: 'stale' | 'own' | undefined }

const shownKinds = ['all', 'stale', 'own'] as const
const exportFormats = ['csv', 'xlsx', 'ods', 'json'] as const

const isShown = ({ law, origin, stale }: LawListed, { words = '', only }: LawSearch): boolean =>
  namesOf(law).some((name) => name.includes(words.trim())) &&
  (only !== 'stale' || stale > 0) &&
  (only !== 'own' || origin !== 'shipped')

/** The law that the agency cites: what it is called, since when, and where it is used. */
export function LawListPage() {
  const search = route.useSearch()
  const { data, error } = useQuery(lawsQuery)
  const shown = data
    ?.filter((one) => isShown(one, search))
    .toSorted((a, b) => b.stale - a.stale || b.uses - a.uses || a.title.localeCompare(b.title, 'zh-TW'))
  return (
    <Page
      wide
      title={t('place.laws')}
      lead={t('law.lead')}
      above={<Link to="/agency">{t('place.agency')}</Link>}
      actions={<ListActions />}
    >
      <Tools />
      <Failure error={error} />
      {!data && !error && <Skeleton lines={8} />}
      {shown && shown.length > 0 && <LawTable laws={shown} />}
      {shown?.length === 0 && <EmptyState title={t('law.list.none')}>{t('law.list.noneText')}</EmptyState>}
      <nav className={styles.links} aria-label={t('law.export')}>
        <span>{t('law.export')}</span>
        {exportFormats.map((format) => (
          <a key={format} href={`/api/laws/export/${format}`} download>
            {format.toUpperCase()}
          </a>
        ))}
      </nav>
    </Page>
  )
}

function ListActions() {
  const may = useMay()
  return (
    <>
      <Link to="/laws/changes" className={buttonClass()}>
        {t('law.changes.open')}
      </Link>
      {may('law.import') && (
        <Link to="/laws/import" className={buttonClass()}>
          <Icon name="file" />
          {t('law.import.open')}
        </Link>
      )}
      {may('law.save') && (
        <Link to="/laws/new" className={buttonClass('main')}>
          <Icon name="add" />
          {t('law.new')}
        </Link>
      )}
    </>
  )
}

function Tools() {
  const { words = '', only } = route.useSearch()
  const navigate = route.useNavigate()
  const change = (changes: LawSearch) =>
    void navigate({ search: { words: words || undefined, only, ...changes }, replace: true })
  return (
    <div className={styles.tools}>
      <TextField label={t('law.list.search')} value={words} onChange={(text) => change({ words: text || undefined })} />
      <Segmented
        label={t('law.list.shown')}
        hideLabel
        value={only ?? 'all'}
        onChange={(value) => change({ only: value === 'all' ? undefined : value })}
        segments={shownKinds.map((value) => ({ value, label: t(`law.list.${value}`) }))}
      />
    </div>
  )
}

const LawTable = ({ laws }: { laws: readonly LawListed[] }) => (
  <DataTable
    caption={t('place.laws')}
    rows={laws}
    keyOf={({ law }) => law.key}
    columns={[
      {
        title: t('law.list.title'),
        cell: ({ law, title }) => (
          <Link to="/laws/$lawKey" params={{ lawKey: law.key }}>
            {title}
          </Link>
        ),
      },
      {
        title: t('law.list.since'),
        cell: ({ since, law }) =>
          since ? (
            dateText(since)
          ) : law.repealedOn === null ? (
            <span className={styles.soft}>{t('law.fromUnknown')}</span>
          ) : null,
      },
      { title: t('law.list.standing'), cell: (listed) => <LawMarks listed={listed} /> },
      {
        title: t('law.list.uses'),
        cell: ({ uses, stale }) => (
          <>
            {uses > 0 ? (
              t('law.list.count', { count: uses })
            ) : (
              <span className={styles.soft}>{t('law.list.unused')}</span>
            )}
            {stale > 0 && (
              <>
                {' '}
                <StateMark tone="due">{t('law.list.staleCount', { count: stale })}</StateMark>
              </>
            )}
          </>
        ),
      },
    ]}
  />
)
