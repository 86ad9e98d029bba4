import { dateInTaipei, timeInTaipei } from '#domain/date.ts'
import type { StatusReport } from '#domain/status-report/status-report.ts'
import type { CellState, StatusCell } from '#domain/status-report/status-slot.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import type { Tone } from '#web/platform/ui/state-mark.tsx'

export const toneOf: Record<CellState, Tone> = {
  waiting: 'nothing',
  open: 'waiting',
  normal: 'done',
  abnormal: 'attention',
  overdue: 'due',
  missing: 'late',
}

export const shortTime = (instant: string): string => timeInTaipei(new Date(instant))

/** With its day where that is not today. */
export function timeText(instant: string, today: string): string {
  const date = dateInTaipei(new Date(instant))
  return date === today ? shortTime(instant) : `${dateText(date)} ${shortTime(instant)}`
}

/** Given where there was no network: in time, and received afterwards. */
export const isSentLater = ({ reports, onTime }: StatusCell): boolean =>
  onTime && reports.every(({ receivedAt, dueAt }) => receivedAt > dueAt)

export const isLate = ({ reports, onTime }: StatusCell): boolean => reports.length > 0 && !onTime

/** Who gave it and when; by the device's clock where the server had it only later. */
export function givenText({ claimedAt, receivedAt, reportedByName: who }: StatusReport): string {
  const [time, received] = [shortTime(claimedAt), shortTime(receivedAt)]
  if (time === received) return t('status.given', { time, who })
  return t('status.givenLater', { time, who, received })
}
