import { z } from 'zod'
import { line } from '#domain/text.ts'

/** What is looked up. Sealed matters, confidential meetings and documents of class 密 are not: their words lie in envelopes. */
export const SearchKind = z.enum([
  'clause',
  'evidence',
  'deficiency',
  'incident',
  'followUpCase',
  'meeting',
  'resolution',
  'officialDocument',
  'outcomeReport',
  'inspectionPlan',
  'exercise',
  'checklist',
  'route',
  'contact',
  'point',
])
export type SearchKind = z.infer<typeof SearchKind>

/** Words apart by blanks must all be there. */
export const SearchAsked = z
  .object({
    words: line(80),
    unitId: z.uuid().optional(),
    clauseId: z.uuid().optional(),
    personId: z.uuid().optional(),
    since: z.iso.date().optional(),
    until: z.iso.date().optional(),
  })
  .meta({ id: 'SearchAsked' })
export type SearchAsked = z.infer<typeof SearchAsked>

export const Found = z
  .object({
    kind: SearchKind,
    id: z.uuid(),
    /** What its page is known by: of evidence the assignment, of a clause the plan, of a route its key. */
    linkId: z.string(),
    title: z.string(),
    /** The words around those looked for. */
    excerpt: z.string(),
    unitName: z.string().nullable(),
    personName: z.string().nullable(),
    at: z.iso.date().nullable(),
  })
  .meta({ id: 'Found' })
export type Found = z.infer<typeof Found>

export const SearchAnswer = z
  .object({
    items: z.array(Found),
    /** Of some kinds there are more than are shown. */
    more: z.boolean(),
  })
  .meta({ id: 'SearchAnswer' })
export type SearchAnswer = z.infer<typeof SearchAnswer>
