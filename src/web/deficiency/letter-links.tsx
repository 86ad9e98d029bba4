import { t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import styles from './deficiency.module.css'

const kinds = ['report', 'handOver'] as const
const endings = ['odt', 'pdf'] as const

/** The memorandum to the head and the letter to the unit, to be filed and sent on paper. */
export function LetterLinks({ ids }: { ids: readonly string[] }) {
  const may = useMay()
  if (!may('deficiency.letter')) return null
  return (
    <span className={styles.letters}>
      {kinds.map((kind) => (
        <span key={kind}>
          {t(`deficiency.letter.${kind}`)}
          {endings.map((ending) => (
            <a key={ending} href={`/api/deficiencies/letter.${ending}?kind=${kind}&ids=${ids.join(',')}`} download>
              {ending.toUpperCase()}
              <span className="visuallyHidden">{t(`deficiency.letter.${kind}`)}</span>
            </a>
          ))}
        </span>
      ))}
    </span>
  )
}
