import type { RouteListed } from '#domain/route/route-catalogue.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './route.module.css'
import { namesOf } from './route-words.ts'

/** Whose word it is, since when, in what it differs, and what somebody should look at. */
export function StandingMarks({ listed }: { listed: RouteListed }) {
  const { route, origin, isInForce, differs, shortOfLaw, newerModelFrom, nextFrom } = listed
  return (
    <span className={styles.marks}>
      {origin === 'model' ? (
        <span>{t('route.standing.model')}</span>
      ) : (
        <StateMark tone="standing">{t('route.standing.own', { date: dateText(route.from) })}</StateMark>
      )}
      {differs.length > 0 && <span>{t('route.standing.differs', { parts: namesOf('route.section', differs) })}</span>}
      {shortOfLaw > 0 && <StateMark tone="late">{t('route.standing.short', { count: shortOfLaw })}</StateMark>}
      {newerModelFrom && (
        <StateMark tone="due">{t('route.standing.newer', { date: dateText(newerModelFrom) })}</StateMark>
      )}
      {!isInForce && <StateMark tone="waiting">{t('route.standing.not')}</StateMark>}
      {nextFrom && <StateMark tone="due">{t('route.standing.next', { date: dateText(nextFrom) })}</StateMark>}
    </span>
  )
}
