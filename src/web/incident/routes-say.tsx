import type { RoutesSay, ToTell } from '#domain/incident/incident-card.ts'
import type { RouteBasis } from '#domain/route/route.ts'
import { t } from '#web/platform/i18n.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { basisText, dueText } from '#web/route/route-words.ts'
import styles from './incident.module.css'

/** What to do, and not to do, before anything else. */
export function FirstSteps({ says: { firstSteps } }: { says: RoutesSay }) {
  if (firstSteps.length === 0) return null
  return (
    <Banner tone="due" title={t('incident.firstSteps')} quiet>
      <ul className={styles.steps}>
        {firstSteps
          .flatMap((steps) => steps.split('\n'))
          .map((step) => (
            <li key={step}>{step}</li>
          ))}
      </ul>
    </Banner>
  )
}

export const meansText = ({ means }: Pick<ToTell, 'means'>): string =>
  means.map((one) => t(`route.means.${one}`)).join(t('web.comma'))

/** What is no law says so. */
export const BasisText = ({ basis }: { basis: RouteBasis }) => <span className={styles.basis}>{basisText(basis)}</span>

export const roleText = ({ part, relayedBy }: Pick<ToTell, 'part' | 'relayedBy'>): string =>
  [
    part === 'copy' ? t('incident.copy') : '',
    relayedBy ? t('incident.relayedBy', { who: t(`route.authority.${relayedBy}`) }) : '',
  ]
    .filter(Boolean)
    .join('　')

/** Who will be told, by which means, before what time. */
export function WillBeTold({ says }: { says: RoutesSay }) {
  if (says.tellings.length === 0)
    return <EmptyState title={t('incident.nobodyToTell')}>{t('incident.nobodyToTellText')}</EmptyState>
  return (
    <ul className={styles.list}>
      {says.tellings.map((telling) => (
        <li key={telling.authority}>
          <span className={styles.who}>
            <strong>{t(`route.authority.${telling.authority}`)}</strong>
            <span className={styles.role}>{roleText(telling)}</span>
          </span>
          <span className={styles.role}>{meansText(telling)}</span>
          <span className={styles.by}>
            {telling.dueAt ? t('incident.before', { at: dueText(telling.dueAt) }) : t('incident.noTime')}
            <BasisText basis={telling.basis} />
          </span>
        </li>
      ))}
    </ul>
  )
}
