import type { ClauseChange, DutyFate, PlanComparison } from '#domain/plan/plan-revision.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'
import styles from './clause-changes.module.css'

type Running = PlanComparison['running']

const isShown = ({ change, isMoved, duties }: ClauseChange): boolean =>
  change !== 'same' || isMoved || duties.some(({ fate }) => fate !== 'kept')

type ClauseChangesProps = { changes: readonly ClauseChange[]; running: Running }

/** What another wording changes, clause by clause, with what becomes of the duties; the unchanged is only counted. */
export function ClauseChanges({ changes, running }: ClauseChangesProps) {
  const shown = changes.filter(isShown)
  const count = (change: ClauseChange['change']) => changes.filter((one) => one.change === change).length
  const duties = changes.flatMap((one) => one.duties)
  const fates = (fate: DutyFate['fate']) => duties.filter((duty) => duty.fate === fate).length
  if (shown.length === 0) return <Banner>{t('plan.compare.nothing')}</Banner>
  return (
    <>
      <Banner tone="due" quiet>
        {t('plan.compare.counts', { changed: count('changed'), added: count('added'), removed: count('removed') })}
        {t('plan.compare.moved', { count: changes.filter(({ isMoved }) => isMoved).length })}
        <br />
        {t('plan.compare.duties', {
          kept: fates('kept'),
          changed: fates('changed'),
          added: fates('added'),
          dropped: fates('dropped'),
        })}
      </Banner>
      <ol className={styles.changes} aria-label={t('plan.compare.changes')}>
        {shown.map((change) => (
          <Change key={change.afterId ?? change.beforeId} change={change} running={running} />
        ))}
      </ol>
    </>
  )
}

const tones: Record<ClauseChange['change'], Tone> = {
  same: 'nothing',
  changed: 'due',
  added: 'done',
  removed: 'late',
}

function Change({ change: one, running }: { change: ClauseChange; running: Running }) {
  const { change, isMoved, beforeLabel, afterLabel, heading, words, duties } = one
  const label =
    beforeLabel && afterLabel && beforeLabel !== afterLabel
      ? t('plan.compare.renumbered', { before: beforeLabel, after: afterLabel })
      : (afterLabel ?? beforeLabel)
  return (
    <li className={styles.change}>
      <div className={styles.label}>
        <strong>{label}</strong>
        {change !== 'same' && <StateMark tone={tones[change]}>{nameOf('plan.compare.change', change)}</StateMark>}
        {isMoved && <StateMark tone="underWay">{t('plan.compare.isMoved')}</StateMark>}
      </div>
      <div className={styles.body}>
        <p className={styles.text}>{words.length > 0 ? words.map(Words) : heading}</p>
        {duties.length > 0 && (
          <ul className={styles.duties} aria-label={t('plan.compare.dutiesOf')}>
            {duties.map((duty) => (
              <Fate key={duty.dutyId} duty={duty} running={running} />
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}

function Words({ kind, text }: ClauseChange['words'][number], index: number) {
  if (kind === 'added') return <ins key={index}>{text}</ins>
  if (kind === 'removed') return <del key={index}>{text}</del>
  return <span key={index}>{text}</span>
}

function Fate({ duty: { fate, dutyId, what }, running }: { duty: DutyFate; running: Running }) {
  const out = running.find((one) => one.dutyId === dutyId)
  return (
    <li>
      <strong>{nameOf('plan.compare.fate', fate)}</strong>
      <span>
        {what}
        {out && fate !== 'added' && <small>　{t('plan.compare.running', { open: out.open, done: out.done })}</small>}
      </span>
    </li>
  )
}
