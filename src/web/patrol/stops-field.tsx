import { useQuery } from '@tanstack/react-query'
import type { RouteStop } from '#domain/patrol/patrol.ts'
import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { pointsQuery } from '#web/point/point.queries.ts'
import { placeOf } from '#web/point/point-place.ts'
import styles from './patrol.module.css'

type StopsFieldProps = {
  stops: readonly RouteStop[]
  onChange: (stops: RouteStop[]) => void
  error: string | null
}

const usualSeconds = 30
const secondsOf = (typed: string): number => Math.min(Number(typed.normalize('NFKC').replaceAll(/\D/g, '')), 3600)

function moved(stops: readonly RouteStop[], from: number, to: number): RouteStop[] {
  const rest = stops.toSpliced(from, 1)
  return rest.toSpliced(to, 0, stops[from]!)
}

/** The points in their order; up and down move one. */
export function StopsField({ stops, onChange, error }: StopsFieldProps) {
  const { data: points = [] } = useQuery(pointsQuery)
  const names = new Map(points.map((point) => [point.id, point.name]))
  return (
    <fieldset className={styles.stopsField}>
      <legend>{t('patrol.stops')}</legend>
      <ol className={styles.stops}>
        {stops.map((stop, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the position is what identifies a stop
          <li key={`${stop.pointId}-${at}`} className={styles.stopLine}>
            <strong>{names.get(stop.pointId)}</strong>
            <TextField
              label={t('patrol.leastSeconds')}
              isRequired
              inputMode="numeric"
              value={String(stop.leastSeconds)}
              onChange={(typed) => onChange(stops.with(at, { ...stop, leastSeconds: secondsOf(typed) }))}
            />
            <div className={styles.stopButtons}>
              <Button isDisabled={at === 0} onPress={() => onChange(moved(stops, at, at - 1))}>
                {t('patrol.up')}
              </Button>
              <Button isDisabled={at === stops.length - 1} onPress={() => onChange(moved(stops, at, at + 1))}>
                {t('patrol.down')}
              </Button>
              <Button kind="quiet" onPress={() => onChange(stops.toSpliced(at, 1))}>
                {t('patrol.remove')}
              </Button>
            </div>
          </li>
        ))}
      </ol>
      <Select
        label={t('patrol.addStop')}
        empty={t('patrol.chooseStop')}
        value=""
        options={points.map((point) => ({ value: point.id, label: `${point.name}　${placeOf(point)}` }))}
        onChange={(pointId) => pointId && onChange([...stops, { pointId, leastSeconds: usualSeconds }])}
      />
      {error && <p className={styles.error}>{error}</p>}
    </fieldset>
  )
}
