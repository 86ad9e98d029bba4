import { z } from 'zod'
import { ContactEntry } from '#domain/contact/contact.ts'
import data from './sample-contacts.json' with { type: 'json' }

const { kind, name, position, validUntil, ...optional } = ContactEntry.omit({
  id: true,
  unitId: true,
  validFrom: true,
}).shape

/** Whom the sample township calls. Its numbers are of no exchange; only the public lines are real. */
export const sampleContacts = z
  .array(
    z.strictObject({
      kind,
      name,
      position,
      unit: z.string(),
      verifiedOn: z.iso.date().optional(),
      validUntil: validUntil.default(null),
      ...(Object.fromEntries(Object.entries(optional).map(([field, shape]) => [field, shape.default('')])) as {
        [Field in keyof typeof optional]: z.ZodDefault<(typeof optional)[Field]>
      }),
    }),
  )
  .parse(data)
