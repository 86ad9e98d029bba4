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

/** Every window of the year that reaches into the month, what is due first before the others. */
export const inMonth = (duties: readonly KeptDuty[], month: string): Placed[] =>
  duties
    .flatMap((duty) => duty.windows.map((window) => ({ duty, window })))
    .filter(({ window }) => window.start.slice(0, 7) <= month && month <= window.end.slice(0, 7))
    .toSorted((one, other) => (one.window.deadline < other.window.deadline ? -1 : 1))

export const monthOf = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}`
