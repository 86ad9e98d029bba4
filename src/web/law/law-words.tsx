import type { LawVersion } from '#domain/law/law.ts'
import type { Judged, LawListed } from '#domain/law/law-catalogue.ts'
import type { LawFault } from '#domain/law/law-faults.rules.ts'
import { type MessageKey, t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './law.module.css'

export const daysText = ({ from, until }: Pick<LawVersion, 'from' | 'until'>): string =>
  `${from ? dateText(from) : t('law.fromUnknown')}－${until ? dateText(until) : t('law.stillInForce')}`

export const faultText = ({ code, about }: { code: string; about: readonly string[] }): string =>
  t(`law.fault.${code}` as MessageKey, {
    one: about[0] ?? '',
    other: about[1] ?? about[0] ?? '',
    all: about.join(' → '),
  })

/** The faults that the server told of, in words. */
export const faultsIn = (details: Record<string, unknown>): string[] =>
  ((details.faults ?? []) as LawFault[]).map(faultText)

/** Whose word it is, and whether it still is law. */
export function LawMarks({ listed: { origin, isWithdrawn, law, successorTitle } }: { listed: LawListed }) {
  if (!isWithdrawn && law.repealedOn === null && origin === 'shipped') return null
  return (
    <span className={styles.marks}>
      {isWithdrawn && <StateMark tone="nothing">{t('law.withdrawn')}</StateMark>}
      {law.repealedOn !== null && (
        <StateMark tone="late">{t('law.repealed', { date: dateText(law.repealedOn) })}</StateMark>
      )}
      {law.repealedOn !== null && successorTitle && <span>{t('law.repealedFor', { law: successorTitle })}</span>}
      {origin !== 'shipped' && <span className={styles.own}>{t(`law.origin.${origin}`)}</span>}
    </span>
  )
}

/** Right, or what it became and how it is written by then. */
export const JudgedMark = ({ judged: { state, on, written } }: { judged: Judged }) =>
  state === 'right' ? (
    <StateMark tone="done">{t('law.judged.right')}</StateMark>
  ) : (
    <span className={styles.judged}>
      <StateMark tone={state === 'repealed' ? 'late' : 'due'}>
        {t(`law.judged.${state}`, { date: on ? dateText(on) : '' })}
      </StateMark>
      {written && <span>{t('law.judged.written', { words: written })}</span>}
    </span>
  )
