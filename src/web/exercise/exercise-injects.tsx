import { Link } from '@tanstack/react-router'
import type { Exercise, ExerciseInject } from '#domain/exercise/exercise.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { buttonClass } from '#web/platform/ui/button.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { listText } from '#web/route/route-words.ts'
import styles from './exercise.module.css'
import { injectText } from './exercise-words.ts'

/** Each one with its time, in order; for those who take part only what has come to themselves. */
export function ExerciseInjects({ exercise: { injects, endedAt } }: { exercise: Exercise }) {
  const may = useMay()
  return (
    <Section
      title={t('exercise.injects')}
      aside={
        endedAt === null &&
        may('incident.record') && (
          <Link to="/reports/new" className={buttonClass('main')}>
            {t('exercise.record')}
          </Link>
        )
      }
    >
      {injects.length === 0 && <EmptyState title={t('exercise.nothingYet')}>{t('exercise.nothingYetText')}</EmptyState>}
      <ol className={styles.injects}>
        {injects.map((inject) => (
          <InjectRow key={inject.id} inject={inject} isOver={endedAt !== null} />
        ))}
      </ol>
    </Section>
  )
}

function InjectRow({ inject, isOver }: { inject: ExerciseInject; isOver: boolean }) {
  const { dueAt, arrivedAt, toldNames, manner } = inject
  return (
    <li className={styles.inject}>
      <p className={styles.line}>
        {arrivedAt ? (
          <StateMark tone={isOver ? 'done' : 'attention'}>{instantText(arrivedAt)}</StateMark>
        ) : (
          <StateMark tone={isOver ? 'nothing' : 'waiting'}>
            {t(isOver ? 'exercise.neverCame' : 'exercise.comesAt', { at: instantText(dueAt) })}
          </StateMark>
        )}
        <span>{t(`exercise.manner.${manner}`)}</span>
        {toldNames.length > 0 && (
          <span className={styles.soft}>{t('exercise.toldTo', { names: listText(toldNames) })}</span>
        )}
      </p>
      <p className={styles.prose}>{injectText(inject)}</p>
    </li>
  )
}
