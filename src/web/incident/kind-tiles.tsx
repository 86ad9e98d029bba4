import { commonKinds, otherKinds } from '#domain/incident/incident-kind.rules.ts'
import { IncidentKind } from '#domain/route/route.ts'
import { t } from '#web/platform/i18n.ts'
import styles from './incident.module.css'

type KindTilesProps = { chosen: readonly IncidentKind[]; onChange: (kinds: IncidentKind[]) => void }

/** What happened, in plain words; several may apply. */
export function KindTiles({ chosen, onChange }: KindTilesProps) {
  const toggle = (kind: IncidentKind) =>
    onChange(IncidentKind.options.filter((one) => (one === kind) !== chosen.includes(one)))
  const tiles = (kinds: readonly IncidentKind[]) => (
    <div className={styles.tiles}>
      {kinds.map((kind) => (
        <label key={kind} className={styles.tile}>
          <input type="checkbox" checked={chosen.includes(kind)} onChange={() => toggle(kind)} />
          <span>{t(`incident.kind.${kind}`)}</span>
        </label>
      ))}
    </div>
  )
  return (
    <fieldset className={styles.kinds}>
      <legend className={styles.legend}>{t('incident.whatKind')}</legend>
      <p className={styles.soft}>{t('incident.whatKindText')}</p>
      {tiles(commonKinds)}
      <details className={styles.more} open={chosen.some((kind) => otherKinds.includes(kind)) || undefined}>
        <summary>{t('incident.otherKinds')}</summary>
        {tiles(otherKinds)}
      </details>
    </fieldset>
  )
}
