import type { IsoDate } from '#domain/calendar.ts'
import { checkUsable, isPublicLine, numbersOf } from '#domain/contact/contact.rules.ts'
import type { Contact, ContactCall } from '#domain/contact/contact.ts'
import type { ContactDrillEntry, ContactDrillState } from '#domain/contact/contact-drill.ts'
import { Problem } from '#domain/problem.ts'

type Callable = Pick<Contact, 'dayTelephone' | 'nightTelephone' | 'withdrawnOn' | 'validFrom' | 'validUntil'>

/** What a drill calls: whatever has a number of its own. */
export const isToCall = (contact: Callable): boolean => numbersOf(contact).length > 0 && !isPublicLine(contact)

function isUsable(contact: Callable, date: IsoDate): boolean {
  try {
    checkUsable(contact, date)
    return true
  } catch (refusal) {
    if (refusal instanceof Problem) return false
    throw refusal
  }
}

/** `calls` are those of the drill, the latest first. With a corrected number it is to be called anew. */
export function drillState(
  contact: Callable,
  calls: readonly Pick<ContactCall, 'telephone' | 'outcome'>[],
  today: IsoDate,
): ContactDrillState {
  if (!isToCall(contact) || !isUsable(contact, today)) return 'dropped'
  const numbers = numbersOf(contact)
  return calls.find(({ telephone }) => numbers.includes(telephone))?.outcome ?? 'waiting'
}

/** Still to be called, or to be corrected. */
export const isOpen = ({ state }: Pick<ContactDrillEntry, 'state'>): boolean =>
  state === 'waiting' || state === 'wrongNumber'

export function checkRunning({ endedAt }: { endedAt: string | null }): void {
  if (endedAt !== null) throw new Problem('contact.drill_ended')
}

/** It ends when every number was tried, and every wrong one put right. */
export function checkEnding(entries: readonly ContactDrillEntry[]): void {
  const count = entries.filter(isOpen).length
  if (count > 0) throw new Problem('contact.drill_unfinished', { count })
}

/** Which of a plan's open tasks the drill is most likely to be shown for. */
export const looksLikeDrill = ({ what }: { what: string }): boolean => /通聯|電話測試|撥測/.test(what)
