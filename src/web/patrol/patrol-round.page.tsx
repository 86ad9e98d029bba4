import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { StoredFile } from '#domain/file/file.ts'
import type { PatrolRoundDetail, PatrolStop, Visit } from '#domain/patrol/patrol.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Photos } from '#web/platform/ui/photos.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { DeviationMarks } from './deviation-marks.tsx'
import styles from './patrol.module.css'
import { roundQuery } from './patrol.queries.ts'

/** One round as it was handed in: stop by stop, and where it was not what the route asks. */
export function PatrolRoundPage() {
  const { roundId } = useParams({ from: '/patrols/rounds/$roundId' })
  const { data: detail, error } = useQuery(roundQuery(roundId))
  return (
    <Page
      title={detail ? t('patrol.roundOf', { name: detail.round.routeName }) : t('place.patrols')}
      above={<Link to="/patrols">{t('place.patrols')}</Link>}
      lead={detail && instantText(detail.round.finishedAt)}
    >
      <Failure error={error} />
      {!detail && !error && <Skeleton />}
      {detail && <RoundBody detail={detail} />}
    </Page>
  )
}

function RoundBody({ detail: { round, stops, visits, files } }: { detail: PatrolRoundDetail }) {
  const ofRound = round.deviations.filter(({ stop }) => stop === undefined)
  return (
    <>
      <Facts
        facts={[
          [t('patrol.walkedBy'), round.walkedByName],
          [t('point.unit'), round.unitName],
          [t('patrol.startedAt'), instantText(round.startedAt)],
          [t('patrol.finishedAt'), instantText(round.finishedAt)],
          [t('patrol.receivedAt'), instantText(round.receivedAt)],
          [t('patrol.visited'), t('patrol.visitedOf', { visited: round.visited, stops: round.stops })],
          [t('patrol.reason'), round.reason],
        ]}
      />
      <p className={styles.soft}>{t('patrol.clockText')}</p>
      <DeviationMarks deviations={ofRound} />
      <Section title={t('patrol.stops')}>
        <ol className={styles.stops}>
          {stops.map((stop, at) => {
            const visit = visits.find((one) => one.stop === at)
            const deviations = round.deviations.filter((one) => one.stop === at)
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the position is what identifies a stop
              <li key={`${stop.pointId}-${at}`}>
                <StopHead stop={stop} />
                {visit && <VisitFacts visit={visit} files={files} />}
                {deviations.length > 0 ? (
                  <DeviationMarks deviations={deviations} />
                ) : (
                  visit && <StateMark tone="done">{t('patrol.asAsked')}</StateMark>
                )}
              </li>
            )
          })}
        </ol>
      </Section>
    </>
  )
}

const StopHead = ({ stop: { pointId, name, floor, room } }: { stop: PatrolStop }) => (
  <>
    <Link to="/facilities/$pointId" params={{ pointId }}>
      {name}
    </Link>
    <span className={styles.soft}>{[floor, room].filter(Boolean).join('　')}</span>
  </>
)

function VisitFacts({ visit, files }: { visit: Visit; files: readonly StoredFile[] }) {
  const seconds = Math.max(0, Math.floor((Date.parse(visit.leftAt) - Date.parse(visit.arrivedAt)) / 1000))
  return (
    <>
      <span className={styles.soft}>
        {instantText(visit.arrivedAt)}　{t('patrol.stayed', { seconds })}
      </span>
      {visit.note && <p className={styles.note}>{visit.note}</p>}
      {visit.finding && (
        <p className={styles.note}>
          {t('patrol.found', { grade: t(`grade.${visit.finding.grade}`), description: visit.finding.description })}
        </p>
      )}
      <Photos files={files.filter(({ id }) => visit.fileIds.includes(id))} />
    </>
  )
}
