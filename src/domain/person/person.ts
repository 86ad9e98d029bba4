import { z } from 'zod'

export const Role = z.enum([
  'agencyHead',
  'chiefSecretary',
  'ethicsDirector',
  'ethicsOfficer',
  'unitHead',
  'staff',
  'dutyOfficer',
  'systemAdministrator',
  'superiorEthics',
])
export type Role = z.infer<typeof Role>

export const Person = z
  .object({
    id: z.uuid(),
    unitId: z.uuid().nullable(),
    name: z.string(),
    title: z.string(),
    roles: z.array(Role),
  })
  .meta({ id: 'Person' })
export type Person = z.infer<typeof Person>
