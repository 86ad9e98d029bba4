import { needsReason } from '#domain/patrol/patrol.rules.ts'
import type { Deviation } from '#domain/patrol/patrol.ts'
import { t } from '#web/platform/i18n.ts'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './patrol.module.css'

const deviationText = ({ code, seconds = 0, leastSeconds = 0 }: Deviation): string =>
  t(`patrol.deviation.${code}`, { seconds, leastSeconds })

/** In words, with the name of the stop where it is not said already. */
export function DeviationMarks({
  deviations,
  nameOf,
}: {
  deviations: readonly Deviation[]
  nameOf?: (stop: number) => string
}) {
  return (
    <ul className={styles.deviations}>
      {deviations.map((deviation) => (
        <li key={`${deviation.code}-${deviation.stop}`}>
          <StateMark tone={needsReason(deviation) ? 'attention' : 'nothing'}>
            {nameOf && deviation.stop !== undefined && `${nameOf(deviation.stop)}：`}
            {deviationText(deviation)}
          </StateMark>
        </li>
      ))}
    </ul>
  )
}
