import { useState } from 'react'
import type { StatusRow } from '#domain/status-report/status-report.rules.ts'
import { placeName } from '#domain/status-report/status-report.rules.ts'
import type { StatusCell, StatusSlot } from '#domain/status-report/status-slot.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { useSession } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { LaterStatusDialog } from './later-status-dialog.tsx'
import type { StatusDialogProps } from './status-dialog.tsx'
import styles from './status-report.module.css'
import { givenText, shortTime, timeText, toneOf } from './status-text.ts'
import { type Asked, useGive, useIsKept } from './use-give.ts'

/** What can be answered now: the last that was owed, and the one that is open. */
const mostAsked = 2

type OwnRowProps = { row: StatusRow; slots: readonly StatusSlot[]; planId: string }

type Opened = Omit<StatusDialogProps, 'onClose'>

export function OwnRow({ row: { place, cells }, slots, planId }: OwnRowProps) {
  const { today } = useSession()
  // It outlives what it was opened for: the row is answered before the dialog has said so.
  const [opened, setOpened] = useState<Opened | null>(null)
  const all = [...cells]
  const asked = all.filter(([, { state }]) => state === 'open' || state === 'overdue' || state === 'missing')
  const given = all.findLast(([, { reports }]) => reports.length > 0)
  const next = slots.find(({ dueAt }) => cells.get(dueAt)?.state === 'waiting')
  return (
    <li className={styles.ownRow}>
      <strong className={styles.ownName}>{placeName(place)}</strong>
      {asked.slice(-mostAsked).map(([dueAt, cell]) => (
        <OneTap key={dueAt} asked={{ planId, place, dueAt }} cell={cell} onOpen={setOpened} />
      ))}
      {given && <LastGiven asked={{ planId, place, dueAt: given[0] }} cell={given[1]} onOpen={setOpened} />}
      {asked.length === 0 && next && (
        <span className={styles.soft}>
          {t('status.opensAt', { time: timeText(next.dueAt, today), opens: shortTime(next.opensAt) })}
        </span>
      )}
      {opened && <LaterStatusDialog {...opened} onClose={() => setOpened(null)} />}
    </li>
  )
}

type AskedCell = { asked: Asked; cell: StatusCell; onOpen: (opened: Opened) => void }

/** One tap says that all is well; what is abnormal asks for one line. */
function OneTap({ asked, cell: { state }, onOpen }: AskedCell) {
  const { today } = useSession()
  const { give, isPending, error } = useGive(asked)
  const isKept = useIsKept(asked)
  const name = { place: placeName(asked.place), time: shortTime(asked.dueAt) }
  return (
    <div className={styles.oneTap}>
      <span className={styles.asked}>
        <strong>{t('status.dueAt', { time: timeText(asked.dueAt, today) })}</strong>
        <StateMark tone={toneOf[state]}>{t(`status.state.${state}`)}</StateMark>
      </span>
      {isKept && !isPending ? (
        <StateMark tone="due">{t('status.waitsHere')}</StateMark>
      ) : (
        <span className={styles.taps}>
          <Button
            icon="done"
            aria-label={t('status.giveNormalFor', name)}
            isPending={isPending}
            onPress={() => give({ state: 'normal' })}
          >
            {t('status.giveNormal')}
          </Button>
          <Button
            icon="attention"
            aria-label={t('status.giveAbnormalFor', name)}
            onPress={() => onOpen({ kind: 'abnormal', asked })}
          >
            {t('status.giveAbnormal')}
          </Button>
        </span>
      )}
      <Failure error={error} />
    </div>
  )
}

function LastGiven({ asked, cell, onOpen }: AskedCell) {
  const { today } = useSession()
  const report = cell.reports.at(-1)!
  return (
    <div className={styles.oneTap}>
      <span className={styles.asked}>
        <strong>{t('status.dueAt', { time: timeText(asked.dueAt, today) })}</strong>
        <StateMark tone={toneOf[cell.state]}>{t(`status.state.${cell.state}`)}</StateMark>
        <span className={styles.soft}>{givenText(report)}</span>
      </span>
      <span className={styles.taps}>
        <Button
          kind="quiet"
          aria-label={t('status.correctFor', { place: placeName(asked.place), time: shortTime(asked.dueAt) })}
          onPress={() => onOpen({ kind: 'correct', asked, correctsId: report.id })}
        >
          {t('status.correct')}
        </Button>
      </span>
    </div>
  )
}
