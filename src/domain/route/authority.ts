import { z } from 'zod'

/** Offices of the agency itself: whoever holds them is found by role and unit. */
export const InsideAuthority = z.enum([
  'agencyHead',
  'chiefSecretary',
  'ethicsOffice',
  'administrationOffice',
  'personnelOffice',
  'ciso',
  'dataProtectionOfficer',
  'responsibleUnit',
])
export type InsideAuthority = z.infer<typeof InsideAuthority>

/** Bodies outside: whom to call there stands in the directory of contacts. */
export const OutsideAuthority = z.enum([
  'superiorEthicsOffice',
  'aac',
  'mjibStation',
  'police',
  'fire',
  'countyCyber',
  'moda',
  'nia',
  'mac',
  'npa',
  'ministryOfJustice',
  'ministryOfTheInterior',
  'dataProtectionAuthority',
  'antiFraud165',
  'countyDisaster',
  'classifyingAgency',
  'otherEthicsOffice',
  'contractor',
])
export type OutsideAuthority = z.infer<typeof OutsideAuthority>

/** Who is told of an event. */
export const Authority = z.enum([...InsideAuthority.options, ...OutsideAuthority.options])
export type Authority = z.infer<typeof Authority>

const inside: ReadonlySet<string> = new Set(InsideAuthority.options)
export const isInside = (authority: Authority): authority is InsideAuthority => inside.has(authority)
