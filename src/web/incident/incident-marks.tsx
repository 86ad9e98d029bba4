import type { Incident } from '#domain/incident/incident.ts'
import { t } from '#web/platform/i18n.ts'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'
import styles from './incident.module.css'

const tones: Record<Incident['state'], Tone> = { open: 'underWay', controlled: 'standing', closed: 'done' }

export const StateOf = ({ incident: { state } }: { incident: Pick<Incident, 'state'> }) => (
  <StateMark tone={tones[state]}>{t(`incident.state.${state}`)}</StateMark>
)

/** Its number, how it stands, and who may know of it. */
export const IncidentMarks = ({ incident }: { incident: Incident }) => (
  <span className={styles.marks}>
    <span>{incident.number}</span>
    <StateOf incident={incident} />
    <span>{t('incident.class', { class: t(`route.confidentiality.${incident.confidentiality}`) })}</span>
  </span>
)
