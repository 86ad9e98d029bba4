import type { AgencySettings } from '#domain/agency/agency-settings.ts'
import { dateInTaipei, daysBetween, type IsoDate } from '#domain/calendar.ts'
import {
  type Contact,
  type ContactCallEntry,
  type ContactEntry,
  ContactKind,
  type ContactState,
} from '#domain/contact/contact.ts'
import type { Acting } from '#domain/person/person.rules.ts'
import { mayKeep } from '#domain/point/point.rules.ts'
import { Problem } from '#domain/problem.ts'

type Numbers = Pick<Contact, 'dayTelephone' | 'nightTelephone'>

/** Each of its numbers once, that of the day first. */
export const numbersOf = ({ dayTelephone, nightTelephone }: Numbers): string[] =>
  [...new Set([dayTelephone, nightTelephone])].filter((number) => number !== '')

/** The same everywhere, always staffed, and not to be rung for a test. */
const publicLines: ReadonlySet<string> = new Set(['110', '112', '113', '118', '119', '165'])

export const isPublicLine = (contact: Numbers): boolean => {
  const numbers = numbersOf(contact)
  return numbers.length > 0 && numbers.every((number) => publicLines.has(number))
}

/** What a telephone dials: the digits, and after a pause the extension. */
export function telephoneHref(telephone: string): string {
  const [number = '', extension = ''] = telephone.split(/轉|分機|#/)
  const dialled = number.replace(/[^\d+]/g, '')
  return `tel:${dialled}${extension === '' ? '' : `,${extension.trim()}`}`
}

type Validity = Pick<Contact, 'withdrawnOn' | 'validFrom' | 'validUntil'>

/** On this day it may be called, or it is said why not. */
export function checkUsable({ withdrawnOn, validFrom, validUntil }: Validity, date: IsoDate): void {
  if (withdrawnOn !== null && withdrawnOn <= date) throw new Problem('contact.withdrawn', { date: withdrawnOn })
  if (validFrom > date) throw new Problem('contact.not_yet_valid', { date: validFrom })
  if (validUntil !== null && validUntil < date) throw new Problem('contact.expired', { date: validUntil })
}

type Times = { today: IsoDate; settings: Pick<AgencySettings, 'contactVerifiedDays'> }

export function contactState(contact: Omit<Contact, 'state'>, { today, settings }: Times): ContactState {
  const { withdrawnOn, validFrom, validUntil, verifiedAt, lastOutcome } = contact
  if (withdrawnOn !== null) return 'withdrawn'
  if (validFrom > today) return 'toCome'
  if (validUntil !== null && validUntil < today) return 'expired'
  if (isPublicLine(contact)) return 'publicLine'
  if (lastOutcome === 'wrongNumber') return 'wrongNumber'
  if (verifiedAt === null) return 'unverified'
  const age = daysBetween(dateInTaipei(new Date(verifiedAt)), today)
  return age > settings.contactVerifiedDays ? 'stale' : 'verified'
}

const doubtful: ReadonlySet<ContactState> = new Set(['stale', 'unverified', 'wrongNumber', 'expired'])

/** Whether somebody has to look after it before the next period. */
export const isDoubtful = ({ state }: Pick<Contact, 'state'>): boolean => doubtful.has(state)

const urgent: readonly ContactKind[] = ['police', 'fire', 'hospital', 'guards']
const kinds: readonly ContactKind[] = [...new Set([...urgent, ...ContactKind.options])]

/** Kinds in the order in which a guard looks for them. */
export const kindsInOrder = kinds

type Listed = Pick<Contact, 'kind' | 'position' | 'name'>
export const inOrderOfCalling = <C extends Listed>(contacts: readonly C[]): C[] =>
  contacts.toSorted(
    (one, other) =>
      kinds.indexOf(one.kind) - kinds.indexOf(other.kind) ||
      one.position - other.position ||
      one.name.localeCompare(other.name, 'zh-Hant-TW'),
  )

type Unit = { name: string; abolishedOn: string | null }

/** A contact that is added, or one that is changed to this. */
export function checkContact(actor: Acting, entry: Omit<ContactEntry, 'id'>, unit: Unit | undefined): void {
  if (!mayKeep(actor, entry.unitId)) throw new Problem('contact.not_own_unit')
  if (!unit) throw new Problem('contact.unit_unknown')
  if (unit.abolishedOn !== null) throw new Problem('unit.abolished', { name: unit.name })
  if (entry.validUntil !== null && entry.validUntil < entry.validFrom) throw new Problem('contact.dates_reversed')
  const { dayTelephone, nightTelephone, fax, mail, platform } = entry
  if ([dayTelephone, nightTelephone, fax, mail, platform].every((way) => way === ''))
    throw new Problem('contact.no_way')
}

/** A contact that is there and is to be changed or withdrawn. */
export function checkContactKeeping(
  actor: Acting,
  contact: Pick<Contact, 'unitId' | 'withdrawnOn' | 'version'>,
  version: number,
): void {
  if (!mayKeep(actor, contact.unitId)) throw new Problem('contact.not_own_unit')
  if (contact.withdrawnOn !== null) throw new Problem('contact.withdrawn', { date: contact.withdrawnOn })
  if (contact.version !== version) throw new Problem('changed_meanwhile', { version: contact.version })
}

type Called = Pick<Contact, 'unitId' | 'dayTelephone' | 'nightTelephone'>
type Calling = Pick<ContactCallEntry, 'telephone' | 'outcome' | 'note'>

/** What came of a call is said of the very number that was called; what is wrong with it in a line. */
export function checkCall(actor: Acting, contact: Called, { telephone, outcome, note }: Calling): void {
  if (!mayKeep(actor, contact.unitId)) throw new Problem('contact.not_own_unit')
  if (isPublicLine(contact)) throw new Problem('contact.public_line')
  const numbers = numbersOf(contact)
  if (numbers.length > 0 ? !numbers.includes(telephone) : telephone !== '') throw new Problem('contact.number_changed')
  if (outcome === 'wrongNumber' && note === '') throw new Problem('contact.note_missing')
}
