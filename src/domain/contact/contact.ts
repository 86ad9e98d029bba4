import { z } from 'zod'
import { OutsideAuthority } from '#domain/route/authority.ts'
import { line, optionalLine, optionalProse } from '#domain/text.ts'

/** Who it is: an authority that routes lead to, or somebody else who is called when something happens. */
export const ContactKind = z.enum([
  ...OutsideAuthority.options,
  'guards',
  'power',
  'telecom',
  'water',
  'gas',
  'hospital',
  'other',
])
export type ContactKind = z.infer<typeof ContactKind>

/** How a number was found right. */
export const ContactCheckMeans = z.enum(['telephone', 'inPerson', 'officialDocument', 'mail'])
export type ContactCheckMeans = z.infer<typeof ContactCheckMeans>

export const ContactOutcome = z.enum(['answered', 'notAnswered', 'wrongNumber'])
export type ContactOutcome = z.infer<typeof ContactOutcome>

export const ContactState = z.enum([
  'verified',
  'publicLine',
  'stale',
  'unverified',
  'wrongNumber',
  'toCome',
  'expired',
  'withdrawn',
])
export type ContactState = z.infer<typeof ContactState>

export const telephone = optionalLine(40).regex(/^$|^[+(]?\d[\d\-() ]*\d(?: ?(?:轉|分機|#) ?\d{1,6})?$/)

const facts = {
  kind: ContactKind,
  /** The body: 斗六分局古坑分駐所. */
  name: line(80),
  /** Who answers there, by post or name. */
  post: optionalLine(60),
  /** The unit that keeps it right. */
  unitId: z.uuid(),
  dayTelephone: telephone,
  /** Outside office hours, where that is another number. */
  nightTelephone: telephone,
  fax: telephone,
  mail: optionalLine(254).regex(/^$|^[^\s@<>"]+@[^\s@<>"]+$/),
  /** Where an outside platform is to be opened. */
  platform: optionalLine(300).regex(/^$|^https:\/\/[^\s"<>]+$/),
  remark: optionalProse(300),
  /** Who of a kind is called first. */
  position: z.int().min(1).max(99),
  validFrom: z.iso.date(),
  /** The last good day. */
  validUntil: z.iso.date().nullable(),
}

/** Whom to call outside. A number counts as verified only as long as it is the one that was called. */
export const Contact = z
  .object({
    id: z.uuid(),
    ...facts,
    unitName: z.string(),
    withdrawnOn: z.iso.date().nullable(),
    withdrawnReason: z.string(),
    verifiedAt: z.iso.datetime().nullable(),
    verifiedByName: z.string().nullable(),
    verifiedMeans: ContactCheckMeans.nullable(),
    /** What came of the latest try. */
    lastOutcome: ContactOutcome.nullable(),
    state: ContactState,
    version: z.int(),
  })
  .meta({ id: 'Contact' })
export type Contact = z.infer<typeof Contact>

export const ContactEntry = z.object({ id: z.uuid(), ...facts }).meta({ id: 'ContactEntry' })
export type ContactEntry = z.infer<typeof ContactEntry>

export const ContactChange = z.object({ id: z.uuid(), ...facts, version: z.int() }).meta({ id: 'ContactChange' })
export type ContactChange = z.infer<typeof ContactChange>

export const ContactFilter = z.object({
  kind: ContactKind.optional(),
  /** Only those withdrawn, instead of all the others. */
  withdrawn: z.literal('yes').optional(),
})

/** One try to reach a contact; it never changes. */
export const ContactCall = z
  .object({
    id: z.uuid(),
    contactId: z.uuid(),
    drillId: z.uuid().nullable(),
    means: ContactCheckMeans,
    outcome: ContactOutcome,
    /** The number that was tried; empty for a contact without one. */
    telephone: z.string(),
    note: z.string(),
    madeAt: z.iso.datetime(),
    madeByName: z.string(),
  })
  .meta({ id: 'ContactCall' })
export type ContactCall = z.infer<typeof ContactCall>

export const ContactCallEntry = z
  .object({
    /** of the contact */
    id: z.uuid(),
    callId: z.uuid(),
    drillId: z.uuid().nullable(),
    means: ContactCheckMeans,
    outcome: ContactOutcome,
    telephone: optionalLine(40),
    note: optionalLine(200),
  })
  .meta({ id: 'ContactCallEntry' })
export type ContactCallEntry = z.infer<typeof ContactCallEntry>

export const ContactDetail = z
  .object({ contact: Contact, /** The latest first. */ calls: z.array(ContactCall) })
  .meta({ id: 'ContactDetail' })
export type ContactDetail = z.infer<typeof ContactDetail>
