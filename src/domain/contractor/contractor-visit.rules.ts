import { dateInTaipei, type IsoDate, instantOf, isTakenAsWorkday, type OfficeCalendar } from '#domain/calendar.ts'
import type { ContractorVisitEntry } from '#domain/contractor/contractor-visit.ts'
import { isNow } from '#domain/contractor/work-order.rules.ts'
import type { WorkOrder } from '#domain/contractor/work-order.ts'
import { Problem } from '#domain/problem.ts'

/** The door is not shut because next year's calendar is missing. */
export const isDayOff = (date: IsoDate, calendar: OfficeCalendar): boolean => !isTakenAsWorkday(date, calendar)

type Order = Pick<WorkOrder, 'isRemote' | 'state' | 'startsAt' | 'endsAt'>
type Around = { withdrawnOn: string | null; order: Order | undefined; isOff: boolean; now: Date }

/** On a day off nobody comes in without an approved order for this hour, unless it cannot wait: then it is said why. */
export function checkVisit(
  { workOrderId, emergency }: Pick<ContractorVisitEntry, 'workOrderId' | 'emergency'>,
  { withdrawnOn, order, isOff, now }: Around,
): void {
  if (withdrawnOn !== null) throw new Problem('contractor.withdrawn')
  if (workOrderId !== null) checkOrder(order, now)
  else if (isOff && emergency === '') throw new Problem('contractorVisit.order_missing')
}

function checkOrder(order: Order | undefined, now: Date): void {
  if (!order) throw new Problem('contractorVisit.order_unknown')
  if (order.isRemote) throw new Problem('contractorVisit.order_remote')
  if (order.state !== 'approved') throw new Problem('workOrder.not_approved')
  if (!isNow(order, now)) throw new Problem('workOrder.not_now')
}

const hourMs = 3_600_000

/** Until when somebody may be inside: the end of the order, else closing time; after it, for an hour. */
export function insideUntil(cameAt: Date, orderEndsAt: string | null, closingTime: string): Date {
  if (orderEndsAt !== null) return new Date(orderEndsAt)
  const closing = instantOf(dateInTaipei(cameAt), closingTime)
  return cameAt < closing ? closing : new Date(cameAt.getTime() + hourMs)
}
