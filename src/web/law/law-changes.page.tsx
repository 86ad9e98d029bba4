import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { LawChanges } from '#domain/law/law-catalogue.ts'
import { plansQuery } from '#web/plan/plan.queries.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './law.module.css'
import { lawChangesQuery } from './law.queries.ts'

const route = getRouteApi('/laws/changes')

/** What became of the laws since an earlier plan was written, and what to write now. */
export function LawChangesPage() {
  const { planId, earlierId } = route.useSearch()
  const navigate = route.useNavigate()
  const { data: plans, error } = useQuery(plansQuery)
  const chosen = planId ?? plans?.[0]?.id
  const options = (plans ?? []).map(({ id, title }) => ({ value: id, label: title }))
  return (
    <Page
      wide
      title={t('law.changes.title')}
      lead={t('law.changes.lead')}
      above={<Link to="/laws">{t('place.laws')}</Link>}
    >
      <Failure error={error} />
      <div className={styles.tools}>
        <Select
          label={t('law.changes.plan')}
          options={options}
          value={chosen ?? ''}
          onChange={(id) => void navigate({ search: { planId: id }, replace: true })}
        />
        <Select
          label={t('law.changes.earlier')}
          empty={t('law.changes.predecessor')}
          options={options.filter(({ value }) => value !== chosen)}
          value={earlierId ?? ''}
          onChange={(id) => void navigate({ search: { planId: chosen, earlierId: id || undefined }, replace: true })}
        />
      </div>
      {plans?.length === 0 && <EmptyState title={t('law.changes.noPlans')} />}
      {chosen && <Changes planId={chosen} earlierId={earlierId} />}
    </Page>
  )
}

function Changes(asked: { planId: string; earlierId: string | undefined }) {
  const { data, error } = useQuery(lawChangesQuery(asked))
  if (error) return <Failure error={error} />
  if (!data) return <Skeleton lines={8} />
  if (!data.earlier) return <EmptyState title={t('law.changes.noEarlier')}>{t('law.changes.noEarlierText')}</EmptyState>
  return <Compared changes={data} earlier={data.earlier} />
}

type Plan = LawChanges['plan']
const planText = ({ title, asOf }: Plan): string => `${title}（${dateText(asOf)}）`

const Compared = ({ changes: { plan, changes, added, gone }, earlier }: { changes: LawChanges; earlier: Plan }) => (
  <>
    <p>{t('law.changes.between', { earlier: planText(earlier), plan: planText(plan) })}</p>
    <Section title={t('law.changes.changed', { count: changes.length })}>
      {changes.length > 0 ? (
        <ChangeTable changes={changes} />
      ) : (
        <p className={styles.soft}>{t('law.changes.nothing')}</p>
      )}
    </Section>
    <Section title={t('law.changes.added', { count: added.length })}>
      <ul>
        {added.map(({ key, title, clauses }) => (
          <li key={key}>
            <Link to="/laws/$lawKey" params={{ lawKey: key }}>
              {title}
            </Link>
            　{clauses.join('、')}
          </li>
        ))}
      </ul>
    </Section>
    {gone.length > 0 && (
      <Section title={t('law.changes.gone', { count: gone.length })}>
        <ul>
          {gone.map(({ key, title }) => (
            <li key={key}>
              <Link to="/laws/$lawKey" params={{ lawKey: key }}>
                {title}
              </Link>
            </li>
          ))}
        </ul>
      </Section>
    )}
  </>
)

const ChangeTable = ({ changes }: Pick<LawChanges, 'changes'>) => (
  <DataTable
    caption={t('law.changes.title')}
    rows={changes}
    keyOf={({ key, state, on, before }) => `${key} ${state} ${on} ${before}`}
    columns={[
      {
        title: t('law.list.title'),
        cell: ({ key, title }) => (
          <Link to="/laws/$lawKey" params={{ lawKey: key }}>
            {title}
          </Link>
        ),
      },
      {
        title: t('law.changes.what'),
        cell: ({ state, on }) => t(`law.changes.${state}`, { date: dateText(on) }),
      },
      {
        title: t('law.changes.write'),
        cell: ({ state, before, now }) =>
          state === 'newVersion' ? (
            t('law.changes.readAnew')
          ) : (
            <>
              <del>{before}</del> → <ins>{now ?? t('law.changes.nothingInPlace')}</ins>
            </>
          ),
      },
      { title: t('law.source'), cell: ({ source }) => source },
      {
        title: t('law.changes.clauses'),
        cell: ({ clauses, stale }) => (
          <span className={styles.marks}>
            {clauses.join('、')}
            {stale.length > 0 && (
              <StateMark tone="due">{t('law.changes.stale', { clauses: stale.join('、') })}</StateMark>
            )}
          </span>
        ),
      },
    ]}
  />
)
