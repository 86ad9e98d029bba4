import { z } from 'zod'
import { line, optionalLine } from '#domain/text.ts'
import { LinkDigits } from './awareness-link.ts'

/** Somebody on the staff who never signs in: a name, and digits that only that person and the agency know. */
export const StaffMember = z
  .object({
    id: z.uuid(),
    unitId: z.uuid(),
    unitName: z.string(),
    name: line(60),
    title: optionalLine(60),
    version: z.int(),
  })
  .meta({ id: 'StaffMember' })
export type StaffMember = z.infer<typeof StaffMember>

/** Version 0 while it is not yet stored. Without digits those that were given stay. */
export const StaffMemberEntry = StaffMember.omit({ unitName: true })
  .extend({ version: z.int().min(0), digits: LinkDigits.nullable() })
  .meta({ id: 'StaffMemberEntry' })
export type StaffMemberEntry = z.infer<typeof StaffMemberEntry>
