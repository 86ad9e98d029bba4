import type { WorkOrder } from '#domain/contractor/work-order.ts'
import { dateInTaipei, timeInTaipei } from '#domain/date.ts'
import { instantText } from '#web/platform/roc-date.ts'

/** From when to when; the day is said once where it is one. */
export function orderTime({ startsAt, endsAt }: Pick<WorkOrder, 'startsAt' | 'endsAt'>): string {
  const [start, end] = [new Date(startsAt), new Date(endsAt)]
  const isOneDay = dateInTaipei(start) === dateInTaipei(end)
  return `${instantText(startsAt)}－${isOneDay ? timeInTaipei(end) : instantText(endsAt)}`
}
