import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { isHeadingOnly } from '#domain/plan/plan.rules.ts'
import { ClauseState, type PlanLive } from '#domain/plan/plan.ts'
import { WriteDocument } from '#web/official-document/write-document.tsx'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { AmendDialog } from './amend-dialog.tsx'
import { ClauseMark } from './clause-mark.tsx'
import { ClausePanel } from './clause-panel.tsx'
import { DayStrip } from './day-strip.tsx'
import styles from './live.module.css'
import { NextYearDialog } from './next-year-dialog.tsx'
import { PeriodDialog } from './period-dialog.tsx'
import { planLiveQuery, planVersionsQuery } from './plan.queries.ts'
import { blocksOf } from './plan-document.ts'
import { periodText } from './plan-facts.tsx'
import { type PaperPart, PlanPaper } from './plan-paper.tsx'
import { PlanFiles } from './plan-ways.tsx'

type LiveClause = PlanLive['clauses'][number]

const isInText = ({ withdrawnAt }: LiveClause): boolean => withdrawnAt === null

/** The document alive: what became of each clause, and the days of the period. */
export default function LivePage({ planId }: { planId: string }) {
  const { data: live, error } = useQuery(planLiveQuery(planId))
  if (!live)
    return (
      <Page title={t('place.plans')} wide>
        {error ? <Failure error={error} /> : <Skeleton lines={8} />}
      </Page>
    )
  return <Live live={live} />
}

function Live({ live }: { live: PlanLive }) {
  const { plan, clauses } = live
  const [chosen, setChosen] = useState<string | null>(null)
  const [wanted, setWanted] = useState<ClauseState | null>(null)
  const blocks = useMemo(() => blocksOf(plan.sourceText, clauses.filter(isInText), []), [plan.sourceText, clauses])
  const parts = useMemo(() => partsOf(clauses, setChosen), [clauses])
  const shown = wanted
    ? blocks.filter(({ key }) => clauses.some(({ id, state }) => id === key && state === wanted))
    : blocks
  const clause = clauses.find(({ id }) => id === chosen)
  return (
    <Page
      title={plan.title}
      above={<Link to="/plans">{t('place.plans')}</Link>}
      lead={
        <>
          {periodText(plan)}
          <Version plan={plan} />
        </>
      }
      actions={<LiveActions live={live} />}
      wide
    >
      <Figures figures={live.figures} />
      <DayStrip days={live.days} />
      <States clauses={clauses} wanted={wanted} onWant={setWanted} />
      <Withdrawn clauses={clauses.filter((one) => !isInText(one))} onChoose={setChosen} />
      <div className={styles.columns}>
        <PlanPaper label={t('plan.paper')} blocks={shown} parts={parts} current={chosen} onChooseClause={setChosen} />
        {clause ? (
          <ClausePanel key={clause.id} planId={plan.id} clause={clause} onClose={() => setChosen(null)} />
        ) : (
          <p className={styles.hint}>{t('plan.live.hint')}</p>
        )}
      </div>
    </Page>
  )
}

function LiveActions({ live: { plan } }: { live: PlanLive }) {
  const may = useMay()
  const [open, setOpen] = useState<'amend' | 'period' | 'nextYear' | null>(null)
  return (
    <>
      {may('readiness.show') && plan.status === 'issued' && (
        <Link to="/readiness/$planId" params={{ planId: plan.id }} className={buttonClass()}>
          <Icon name="checks" />
          {t('readiness.open')}
        </Link>
      )}
      {may('outcomeReport.show') && (
        <Link to="/outcome/$planId" params={{ planId: plan.id }} className={buttonClass()}>
          <Icon name="outcome" />
          {t('place.outcome')}
        </Link>
      )}
      <WriteDocument occasions={['planLetter', 'planMemo', 'planAnnouncement']} sourceIds={[plan.id]} />
      {may('plan.startAmendment') && plan.status === 'issued' && (
        <Button onPress={() => setOpen('amend')}>{t('plan.amend.begin')}</Button>
      )}
      {may('plan.compare') && plan.status === 'issued' && (
        <Link to="/plans/$planId/compare" params={{ planId: plan.id }} className={buttonClass()}>
          {t('plan.compare.open')}
        </Link>
      )}
      {may('plan.changePeriod') && plan.status === 'issued' && (
        <Button onPress={() => setOpen('period')}>{t('plan.period.open')}</Button>
      )}
      {may('law.changes') && (
        <Link to="/laws/changes" search={{ planId: plan.id }} className={buttonClass()}>
          {t('law.changes.open')}
        </Link>
      )}
      {may('plan.startNextYear') && <Button onPress={() => setOpen('nextYear')}>{t('plan.nextYear.open')}</Button>}
      <PlanFiles planId={plan.id} />
      {open === 'amend' && (
        <AmendDialog planId={plan.id} number={plan.amendmentNumber + 1} onClose={() => setOpen(null)} />
      )}
      {open === 'period' && <PeriodDialog plan={plan} onClose={() => setOpen(null)} />}
      {open === 'nextYear' && <NextYearDialog plan={plan} onClose={() => setOpen(null)} />}
    </>
  )
}

/** Which version is in force and since when, and the way to all of them. */
function Version({ plan }: { plan: PlanLive['plan'] }) {
  const { data } = useQuery(planVersionsQuery(plan.id))
  const params = { planId: plan.id }
  return (
    <>
      {plan.amendedAt && (
        <Link to="/plans/$planId/versions" params={params}>
          {t('plan.versions.current', { number: plan.amendmentNumber, time: instantText(plan.amendedAt) })}
        </Link>
      )}
      {data?.openId && (
        <Link to="/plans/$planId" params={{ planId: data.openId }}>
          {t('plan.amend.open')}
        </Link>
      )}
    </>
  )
}

type WithdrawnProps = { clauses: readonly LiveClause[]; onChoose: (id: string) => void }

/** What an amendment took out of the text after something had been done under it. */
const Withdrawn = ({ clauses, onChoose }: WithdrawnProps) =>
  clauses.length > 0 && (
    <details>
      <summary>{t('plan.live.withdrawn', { count: clauses.length })}</summary>
      <ul>
        {clauses.map((clause) => (
          <li key={clause.id}>
            {clause.label}　{clause.text} <ClauseButton clause={clause} onChoose={onChoose} />
          </li>
        ))}
      </ul>
    </details>
  )

function Figures({ figures }: { figures: PlanLive['figures'] }) {
  const { clauses, covered, assignments, done, late, deficienciesOpen, deficienciesClosed, incidents } = figures
  return (
    <dl className={styles.figures}>
      <Figure name={t('plan.live.covered')} value={covered} of={clauses} />
      <Figure name={t('plan.live.done')} value={done} of={assignments} />
      <Figure name={t('plan.live.late')} value={late} isBad={late > 0} />
      <Figure name={t('plan.live.open')} value={deficienciesOpen} isBad={deficienciesOpen > 0} />
      <Figure name={t('plan.live.released')} value={deficienciesClosed} />
      <Figure name={t('plan.live.incidents')} value={incidents} />
    </dl>
  )
}

const Figure = ({ name, value, of, isBad }: { name: string; value: number; of?: number; isBad?: boolean }) => (
  <div className={styles.figure} data-bad={isBad || undefined}>
    <dt>{name}</dt>
    <dd>
      {value}
      {of !== undefined && <small>／{of}</small>}
      {of !== undefined && of > 0 && <meter aria-label={name} min={0} max={of} value={value} />}
    </dd>
  </div>
)

type StatesProps = {
  clauses: readonly LiveClause[]
  wanted: ClauseState | null
  onWant: (state: ClauseState | null) => void
}

/** Which states there are and how often; pressing one shows only its clauses. */
const States = ({ clauses, wanted, onWant }: StatesProps) => (
  <fieldset className={styles.states} aria-label={t('plan.live.filter')}>
    {ClauseState.options.map((state) => {
      const count = clauses.filter((clause) => clause.state === state).length
      return count === 0 ? null : (
        <button
          key={state}
          type="button"
          className={styles.state}
          aria-pressed={wanted === state}
          onClick={() => onWant(wanted === state ? null : state)}
        >
          <ClauseMark state={state} />
          {count}
        </button>
      )
    })}
  </fieldset>
)

const partsOf = (clauses: readonly LiveClause[], onChoose: (id: string) => void): Map<string, PaperPart> =>
  new Map(
    clauses
      .filter((clause) => !isHeadingOnly(clause))
      .map((clause) => [clause.id, { margin: <ClauseButton clause={clause} onChoose={onChoose} /> }]),
  )

/** In the margin: the state in a word, and how much of what is owed is done. */
const ClauseButton = ({ clause, onChoose }: { clause: LiveClause; onChoose: (id: string) => void }) => (
  <button type="button" className={styles.clause} onClick={() => onChoose(clause.id)}>
    <span className="visuallyHidden">{clause.label}</span>
    <ClauseMark state={clause.state} />
    {clause.owed > 0 && (
      <small>
        {clause.done}／{clause.owed}
      </small>
    )}
  </button>
)
