import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { rocYearOf } from '#domain/date.ts'
import type { StandingDuty, StandingDutyYear } from '#domain/standing-duty/standing-duty.ts'
import { t } from '#web/platform/i18n.ts'
import { yearText } from '#web/platform/roc-date.ts'
import { useMay, useSession } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DocumentLinks } from '#web/platform/ui/document-links.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { DutyDialog } from './duty-dialog.tsx'
import { MonthCalendar } from './month-calendar.tsx'
import { RecordDialog } from './record-dialog.tsx'
import styles from './standing-duty.module.css'
import { standingDutiesQuery } from './standing-duty.queries.ts'
import { inMonth, missedBefore, monthOf, type Placed } from './standing-duty-words.ts'
import { WindowList } from './window-list.tsx'
import { YearTable } from './year-table.tsx'

const route = getRouteApi('/standing-duties')
type Place = { year: number; month: number; isYear: boolean }

/** What recurs all year: is it done, and what comes next? */
export function StandingDutyPage() {
  const { today } = useSession()
  const may = useMay()
  const [isAdding, setAdding] = useState(false)
  const search = route.useSearch()
  const place: Place = {
    year: search.year ?? Number(today.slice(0, 4)),
    month: search.month ?? Number(today.slice(5, 7)),
    isYear: search.view === 'year',
  }
  const { data, error } = useQuery(standingDutiesQuery(place.year))
  return (
    <Page
      wide
      title={t('place.standingDuties')}
      lead={t('standingDuty.lead')}
      above={may('plan.import') && <Link to="/plans">{t('place.plans')}</Link>}
      actions={
        may('standingDuty.change') && (
          <Button icon="add" onPress={() => setAdding(true)}>
            {t('standingDuty.add')}
          </Button>
        )
      }
    >
      <Choose place={place} />
      <Failure error={error} />
      {!data && !error && <Skeleton lines={8} />}
      {data?.isAssumed && <Banner tone="due">{t('standingDuty.assumed')}</Banner>}
      {data && <Year data={data} place={place} today={today} />}
      <DocumentLinks address="/standing-duties/year" asked={`year=${place.year}`} />
      {isAdding && <DutyDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}

/** A month or the year, and which one. */
function Choose({ place: { year, month, isYear } }: { place: Place }) {
  const navigate = route.useNavigate()
  const go = (changes: object) => void navigate({ search: (before) => ({ ...before, ...changes }), replace: true })
  const step = (by: 1 | -1) => {
    if (isYear) return go({ year: year + by })
    const months = year * 12 + month - 1 + by
    return go({ year: Math.floor(months / 12), month: (months % 12) + 1 })
  }
  const shownYear = yearText(rocYearOf(monthOf(year, month)))
  return (
    <div className={styles.bar}>
      <Segmented
        label={t('standingDuty.view')}
        hideLabel
        segments={(['month', 'year'] as const).map((value) => ({ value, label: t(`standingDuty.view.${value}`) }))}
        value={isYear ? 'year' : 'month'}
        onChange={(view) => go({ view: view === 'year' ? view : undefined })}
      />
      <div className={styles.steps}>
        <Button icon="back" onPress={() => step(-1)}>
          {t('standingDuty.previous')}
        </Button>
        <strong>
          {isYear
            ? t('standingDuty.yearOf', { year: shownYear })
            : t('standingDuty.monthOf', { year: shownYear, month })}
        </strong>
        <Button icon="forward" onPress={() => step(1)}>
          {t('standingDuty.next')}
        </Button>
      </div>
    </div>
  )
}

type YearProps = { data: StandingDutyYear; place: Place; today: string }

function Year({ data: { duties, resting }, place: { year, month, isYear }, today }: YearProps) {
  const [recorded, setRecorded] = useState<Placed | null>(null)
  const [changed, setChanged] = useState<StandingDuty | null>(null)
  const acts = { onRecord: setRecorded, onChange: setChanged }
  const shown = monthOf(year, month)
  const placed = inMonth(duties, shown)
  const missed = today.startsWith(shown) ? missedBefore(duties, shown) : []
  return (
    <>
      {isYear ? (
        <YearTable duties={duties} year={year} today={today} {...acts} />
      ) : (
        <>
          <MonthCalendar placed={placed} month={shown} today={today} />
          <Section title={t('standingDuty.inMonth')}>
            <WindowList placed={[...missed, ...placed]} today={today} {...acts} />
          </Section>
        </>
      )}
      <Resting duties={resting} onChange={setChanged} />
      {recorded && <RecordDialog {...recorded} onClose={() => setRecorded(null)} />}
      {changed && <DutyDialog duty={changed} onClose={() => setChanged(null)} />}
    </>
  )
}

function Resting({ duties, onChange }: { duties: readonly StandingDuty[]; onChange: (duty: StandingDuty) => void }) {
  const may = useMay()
  if (duties.length === 0) return null
  return (
    <Section title={t('standingDuty.resting')}>
      <ul className={styles.windows}>
        {duties.map((duty) => (
          <li key={duty.id}>
            {duty.content.title}
            {may('standingDuty.change') && <Button onPress={() => onChange(duty)}>{t('standingDuty.change')}</Button>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
