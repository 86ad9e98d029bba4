import type { KeptDuty, Shown, StandingDuty, WindowState } from '#domain/standing-duty/standing-duty.ts'
import { t } from '#web/platform/i18n.ts'
import type { Tone } from '#web/platform/ui/state-mark.tsx'

export const toneOf: Record<WindowState, Tone> = {
  before: 'nothing',
  ahead: 'waiting',
  open: 'standing',
  closing: 'due',
  missed: 'late',
  done: 'done',
  doneLate: 'attention',
}

export const whoText = ({ unitName, content: { role } }: StandingDuty): string =>
  [unitName, role && t(`role.${role}`)].filter(Boolean).join(' ')

/** Where the record lies that counts; what was typed in has no page of its own. */
export const pageOfShown: Record<Shown['kind'], ((id: string) => string) | null> = {
  record: null,
  inspection: (id) => `/checks/plans/${id}`,
  contactDrill: (id) => `/contacts/drills/${id}`,
  exercise: (id) => `/exercises/${id}`,
  meeting: (id) => `/meetings/${id}`,
}

export type Placed = { duty: KeptDuty; window: KeptDuty['windows'][number] }

/** The windows of the year that are asked for, what is due first before the others. */
const placedOf = (duties: readonly KeptDuty[], isAsked: (window: KeptDuty['windows'][number]) => boolean): Placed[] =>
  duties
    .flatMap((duty) => duty.windows.filter(isAsked).map((window) => ({ duty, window })))
    .toSorted((one, other) => (one.window.deadline < other.window.deadline ? -1 : 1))

/** Every window that reaches into the month. */
export const inMonth = (duties: readonly KeptDuty[], month: string): Placed[] =>
  placedOf(duties, ({ start, end }) => start.slice(0, 7) <= month && month <= end.slice(0, 7))

/** What was missed before the month and is still to be made up for. */
export const missedBefore = (duties: readonly KeptDuty[], month: string): Placed[] =>
  placedOf(duties, ({ state, end }) => state === 'missed' && end.slice(0, 7) < month)

export const monthOf = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}`
