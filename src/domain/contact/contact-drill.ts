import { z } from 'zod'
import { Contact, ContactCall } from '#domain/contact/contact.ts'

/** How far one of them is: to call, called with this outcome, or no more to be called. */
export const ContactDrillState = z.enum(['waiting', 'answered', 'notAnswered', 'wrongNumber', 'dropped'])
export type ContactDrillState = z.infer<typeof ContactDrillState>

export const ContactDrillEntry = z
  .object({ contact: Contact, state: ContactDrillState, /** The latest first. */ calls: z.array(ContactCall) })
  .meta({ id: 'ContactDrillEntry' })
export type ContactDrillEntry = z.infer<typeof ContactDrillEntry>

export const ContactDrillSummary = z
  .object({
    id: z.uuid(),
    planId: z.uuid(),
    planTitle: z.string(),
    startedByName: z.string(),
    startedAt: z.iso.datetime(),
    endedByName: z.string().nullable(),
    endedAt: z.iso.datetime().nullable(),
    size: z.int(),
    answered: z.int(),
  })
  .meta({ id: 'ContactDrillSummary' })
export type ContactDrillSummary = z.infer<typeof ContactDrillSummary>

/** All contacts called before a period, one by one. Ended it stays as it was then. */
export const ContactDrill = ContactDrillSummary.extend({
  entries: z.array(ContactDrillEntry),
  /** The assignment it was shown for. */
  assignmentId: z.uuid().nullable(),
}).meta({ id: 'ContactDrill' })
export type ContactDrill = z.infer<typeof ContactDrill>
