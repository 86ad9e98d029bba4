import { useState } from 'react'
import type { CodeReading } from '#domain/patrol/patrol.ts'
import { t } from '#web/platform/i18n.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { useNow } from '#web/platform/use-now.ts'
import { CodeEntry } from '#web/point/code-entry.tsx'
import styles from './patrol.module.css'
import { arrive, remaining, skip, stopOf, type Walk } from './walk.ts'
import type { KeepWalk } from './walk-steps.tsx'

type NextStopProps = { walk: Walk; keep: KeepWalk; onEnd: () => void }

/** Where to now, in large letters; arriving is scanning the label. */
export function NextStop({ walk, keep, onEnd }: NextStopProps) {
  const now = useNow()
  const ahead = remaining(walk)
  const [chosen, setChosen] = useState<number | null>(null)
  const [isStrange, setStrange] = useState(false)
  const { stops, inOrder } = walk.route
  const next = chosen !== null && ahead.includes(chosen) ? chosen : ahead[0]!
  const stop = stops[next]!
  const take = (code: string, reading: CodeReading) => {
    const at = stop.code === code ? next : stopOf(walk, code)
    setStrange(at === undefined)
    if (at !== undefined) void keep(arrive(walk, at, now(), { code, reading }))
  }
  return (
    <>
      <Progress walk={walk} />
      <section className={styles.next} aria-label={t('patrol.next')}>
        <p className={styles.soft}>{t('patrol.next')}</p>
        <h2 className={styles.large}>{stop.name}</h2>
        <p>{[stop.floor, stop.room].filter(Boolean).join('　')}</p>
      </section>
      {!inOrder && ahead.length > 1 && (
        <Select
          label={t('patrol.chooseNext')}
          value={String(next)}
          options={ahead.map((at) => ({ value: String(at), label: stops[at]!.name }))}
          onChange={(at) => setChosen(Number(at))}
        />
      )}
      {isStrange && <Banner tone="late">{t('patrol.codeNotAhead')}</Banner>}
      <CodeEntry action={t('patrol.arrive')} onCode={take} />
      <Actions>
        <Button onPress={() => keep(arrive(walk, next, now(), null))}>{t('patrol.arriveWithoutCode')}</Button>
        <Button onPress={() => keep(skip(walk, next))}>{t('patrol.skip')}</Button>
        <Button kind="quiet" onPress={onEnd}>
          {t('patrol.end')}
        </Button>
      </Actions>
    </>
  )
}

function Progress({ walk }: { walk: Walk }) {
  const all = walk.route.stops.filter(({ retiredOn }) => retiredOn === null).length
  const done = all - remaining(walk).length
  return (
    <div className={styles.progress}>
      <progress value={done} max={all} aria-label={t('patrol.progress')} />
      <span>{t('patrol.visitedOf', { visited: walk.visits.length, stops: all })}</span>
    </div>
  )
}
