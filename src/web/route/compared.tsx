import type { ReactNode } from 'react'
import { t } from '#web/platform/i18n.ts'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './route.module.css'

type ComparedProps<One> = {
  ones: readonly One[]
  /** What the model says; nothing where there is none to compare with. */
  models: readonly One[] | undefined
  tell: (one: One) => ReactNode
}

const isIn = <One,>(one: One, all: readonly One[]): boolean =>
  all.some((other) => JSON.stringify(other) === JSON.stringify(one))

/** Sentence by sentence; what the model says otherwise, or besides, is marked and not left out. */
export function Compared<One>({ ones, models, tell }: ComparedProps<One>) {
  const gone = models?.filter((model) => !isIn(model, ones)) ?? []
  if (ones.length + gone.length === 0) return <p>{t('route.nothing')}</p>
  return (
    <ul className={styles.sentences}>
      {ones.map((one) => {
        const isChanged = models !== undefined && !isIn(one, models)
        return (
          <li key={JSON.stringify(one)} className={styles.sentence} data-state={isChanged ? 'changed' : undefined}>
            {tell(one)}
            {isChanged && <StateMark tone="attention">{t('route.compared.changed')}</StateMark>}
          </li>
        )
      })}
      {gone.map((one) => (
        <li key={JSON.stringify(one)} className={styles.sentence} data-state="gone">
          <span>{t('route.compared.model')}</span>
          {tell(one)}
        </li>
      ))}
    </ul>
  )
}
