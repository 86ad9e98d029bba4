import { dateInTaipei, timeInTaipei } from '#domain/date.ts'
import { isReopened, type RoomDay, type RoomState } from '#domain/off-duty-check/off-duty-check.rules.ts'
import type { OffDutyClosing } from '#domain/off-duty-check/off-duty-check.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import type { Tone } from '#web/platform/ui/state-mark.tsx'

export const toneOf: Record<RoomState, Tone> = {
  closed: 'done',
  exempt: 'nothing',
  missing: 'late',
  open: 'waiting',
  notAsked: 'nothing',
}

/** With its day where that is not the one that ended. */
export function timeOn(date: string, instant: string): string {
  const moment = new Date(instant)
  const day = dateInTaipei(moment)
  return day === date ? timeInTaipei(moment) : `${dateText(day)} ${timeInTaipei(moment)}`
}

export const closedText = ({ date, closedByName, closedAt }: OffDutyClosing): string =>
  t('offDutyCheck.closedBy', { name: closedByName, time: timeOn(date, closedAt) })

/** Who left it so, who came back, or why nobody need look. */
export function roomText({ closings, exemption }: RoomDay): string {
  const last = closings.at(-1)
  const reopened = last?.notes.find(({ kind }) => kind === 'reopened')
  if (last && isReopened(last) && reopened)
    return t('offDutyCheck.reopenedBy', { name: reopened.byName, time: timeOn(last.date, reopened.at) })
  if (last) return closedText(last)
  return exemption ? t('offDutyCheck.exemptBecause', { reason: exemption.reason, name: exemption.byName }) : ''
}

export const wrongCount = ({ answers }: OffDutyClosing): number => answers.filter(({ wrong }) => wrong).length
