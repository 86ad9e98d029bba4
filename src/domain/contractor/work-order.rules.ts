import type { WorkOrder } from '#domain/contractor/work-order.ts'
import { type Acting, maySeeRestricted, maySeeUnit } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'

type Asked = Pick<WorkOrder, 'startsAt' | 'endsAt'>
type Firm = { unitId: string; withdrawnOn: string | null }

/** Only the responsible unit asks, for its own head answers for it. */
export function checkAsking(actor: Acting, firm: Firm, { startsAt, endsAt }: Asked, now: Date): void {
  if (actor.unitId !== firm.unitId) throw new Problem('workOrder.not_own_unit')
  if (firm.withdrawnOn !== null) throw new Problem('contractor.withdrawn')
  if (endsAt <= startsAt) throw new Problem('workOrder.times_reversed')
  if (Date.parse(endsAt) <= now.getTime()) throw new Problem('workOrder.over')
}

export const isNow = ({ startsAt, endsAt }: Asked, now: Date): boolean =>
  Date.parse(startsAt) <= now.getTime() && now.getTime() <= Date.parse(endsAt)

type Window = Pick<WorkOrder, 'unitId' | 'isRemote' | 'state' | 'startsAt' | 'endsAt' | 'openedAt' | 'closedAt'>

/** Remote access stays shut until the very window was approved and has come. */
export function checkOpening(actor: Acting, window: Window, now: Date): void {
  if (!maySeeUnit(actor, window.unitId)) throw new Problem('workOrder.not_own_unit')
  if (!window.isRemote) throw new Problem('workOrder.not_remote')
  if (window.state !== 'approved') throw new Problem('workOrder.not_approved')
  if (window.openedAt !== null) throw new Problem('workOrder.already_opened')
  if (!isNow(window, now)) throw new Problem('workOrder.not_now')
}

/** Whoever sees it may shut it. */
export function checkClosing(actor: Acting, { unitId, openedAt, closedAt }: Window): void {
  if (!maySeeRestricted(actor, unitId)) throw new Problem('workOrder.not_own_unit')
  if (openedAt === null) throw new Problem('workOrder.not_open')
  if (closedAt !== null) throw new Problem('workOrder.already_closed')
}

/** Open beyond its time it is to be asked after. */
export const isOpenTooLong = (
  { openedAt, closedAt, endsAt }: Pick<Window, 'openedAt' | 'closedAt' | 'endsAt'>,
  now: Date,
): boolean => openedAt !== null && closedAt === null && Date.parse(endsAt) <= now.getTime()
