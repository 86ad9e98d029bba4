import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { Delivery, TellingCourse, ToldPerson } from '#domain/telling/telling.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { answerOf } from '#web/platform/queries.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'
import styles from './telling.module.css'

const route = getRouteApi('/notices/$noticeId')

/** Who was told by which way, who answered, who was called in. */
export function NoticePage() {
  const { noticeId } = route.useParams()
  const { data: course, error } = useQuery(answerOf<TellingCourse>(`/told/${noticeId}`))
  return (
    <Page
      wide
      title={t('telling.courseTitle')}
      above={<Link to="/notices">{t('telling.title')}</Link>}
      lead={course && `${nameOf('telling.event', course.event)}　${instantText(course.toldAt)}`}
    >
      <Failure error={error} />
      {course ? <People course={course} /> : !error && <Skeleton />}
    </Page>
  )
}

const People = ({ course }: { course: TellingCourse }) => (
  <DataTable
    caption={t('telling.courseTitle')}
    rows={course.people}
    keyOf={({ id }) => id}
    columns={[
      {
        title: t('telling.person'),
        cell: ({ personName, personTitle, calledInForName }) => (
          <>
            {personName} {personTitle}
            {calledInForName && <div className={styles.line}>{t('telling.called', { name: calledInForName })}</div>}
          </>
        ),
      },
      { title: t('telling.told'), cell: ({ toldAt }) => instantText(toldAt) },
      {
        title: t('telling.state'),
        cell: (person) => <AnswerMark person={person} asked={course.answerMinutes !== null} />,
      },
      { title: t('telling.ways'), cell: ({ deliveries }) => <Ways deliveries={deliveries} /> },
    ]}
  />
)

function AnswerMark({
  person: { acknowledgedAt, unansweredAt, readAt },
  asked,
}: {
  person: ToldPerson
  asked: boolean
}) {
  if (acknowledgedAt)
    return <StateMark tone="done">{t('telling.acknowledged', { time: instantText(acknowledgedAt) })}</StateMark>
  if (unansweredAt)
    return <StateMark tone="late">{t('telling.noAnswer', { time: instantText(unansweredAt) })}</StateMark>
  if (asked) return <StateMark tone="due">{t('telling.waitsForAnswer')}</StateMark>
  return <StateMark tone="nothing">{t(readAt ? 'telling.read' : 'telling.noAnswerAsked')}</StateMark>
}

const tones: Record<Delivery['state'], Tone> = {
  waiting: 'waiting',
  delivered: 'done',
  dead: 'late',
  refused: 'nothing',
}

/** Each way outside with its attempts, also those that failed and were made up for. */
const Ways = ({ deliveries }: { deliveries: readonly Delivery[] }) =>
  deliveries.length === 0 ? (
    t('telling.insideOnly')
  ) : (
    <ul className={styles.attempts}>
      {deliveries.map(({ id, channel, state, nextAt, attempts }) => (
        <li key={id}>
          <StateMark tone={tones[state]}>
            {nameOf('telling.channel', channel)} {nameOf('telling.delivery', state)}
          </StateMark>
          <ul className={styles.attempts}>
            {attempts.map((attempt) => (
              <li key={attempt.number} className={styles.line}>
                <span>{t('telling.attempt', { number: attempt.number, time: instantText(attempt.begunAt) })}</span>
                <span>{attempt.result ? nameOf('telling.result', attempt.result) : t('telling.underWay')}</span>
                {attempt.reason && <span>{nameOf('telling.reason', attempt.reason)}</span>}
              </li>
            ))}
          </ul>
          {state === 'waiting' && (
            <span className={styles.line}>{t('telling.next', { time: instantText(nextAt) })}</span>
          )}
        </li>
      ))}
    </ul>
  )
