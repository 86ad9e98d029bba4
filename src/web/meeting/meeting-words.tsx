import type { Attendance, MeetingStatus, MeetingSummary } from '#domain/meeting/meeting.ts'
import type { ResolutionState } from '#domain/meeting/resolution.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'

type OfKind = Pick<MeetingSummary, 'kind' | 'kindName'>
export const kindText = ({ kind, kindName }: OfKind): string => kindName ?? nameOf('meeting.kind', kind)

/** A confidential one that is not opened bears no title. */
export const titleText = ({ title }: Pick<MeetingSummary, 'title'>): string => title ?? t('meeting.confidentialTitle')

const tones: Record<MeetingStatus, Tone> = {
  planned: 'waiting',
  cancelled: 'nothing',
  running: 'underWay',
  ended: 'due',
  closed: 'due',
  signed: 'done',
}
export const MeetingMark = ({ status }: { status: MeetingStatus }) => (
  <StateMark tone={tones[status]}>{t(`meeting.status.${status}`)}</StateMark>
)

const resolutionTones: Record<ResolutionState, Tone> = {
  open: 'underWay',
  reported: 'due',
  carried: 'underWay',
  done: 'done',
  ended: 'nothing',
}
export const ResolutionMark = ({ state }: { state: ResolutionState }) => (
  <StateMark tone={resolutionTones[state]}>{t(`resolution.state.${state}`)}</StateMark>
)

export type Names = (id: string | null) => string

export const inviteeText = (
  { personId, unitId, name }: Pick<Attendance, 'personId' | 'unitId' | 'name'>,
  names: Names,
) => name || names(personId ?? unitId)
