import { z } from 'zod'
import { CalledContact } from '#domain/protected-target/protected-target.ts'

/** One of those who are called: an outside contact, or a person of the agency. */
export const CallTreeEntry = z
  .object({
    id: z.uuid(),
    /** Who calls them; null for whoever begins. */
    parentId: z.uuid().nullable(),
    contactId: z.uuid().nullable(),
    personId: z.uuid().nullable(),
  })
  .meta({ id: 'CallTreeEntry' })
export type CallTreeEntry = z.infer<typeof CallTreeEntry>

export const mostCalled = 60

/** In the order of calling: whoever calls stands before those whom they call. */
export const CallTreeChange = z
  .object({ id: z.uuid(), version: z.int(), entries: z.array(CallTreeEntry).max(mostCalled) })
  .meta({ id: 'CallTreeChange' })
export type CallTreeChange = z.infer<typeof CallTreeChange>

/** As it is shown: with who it is, and the numbers of contacts. */
export const ShownCallTreeEntry = CallTreeEntry.extend({
  name: z.string(),
  title: z.string(),
  contact: CalledContact.nullable(),
}).meta({ id: 'ShownCallTreeEntry' })
export type ShownCallTreeEntry = z.infer<typeof ShownCallTreeEntry>
