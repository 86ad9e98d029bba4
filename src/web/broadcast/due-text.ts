import type { DueState } from '#domain/broadcast/broadcast.rules.ts'
import type { Tone } from '#web/platform/ui/state-mark.tsx'

export const toneOf: Record<DueState, Tone> = {
  read: 'done',
  late: 'attention',
  waiting: 'nothing',
  due: 'due',
  forgotten: 'late',
}
