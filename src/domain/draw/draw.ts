import { z } from 'zod'
import { line } from '#domain/text.ts'

export const DrawSubject = z.enum(['unit', 'person', 'item'])
export type DrawSubject = z.infer<typeof DrawSubject>

/** Who thought of the seed: a witness, aloud and after the list was closed, or the server's chance. */
export const SeedSource = z.enum(['witness', 'server'])

export const DrawEntry = z
  .object({
    /** The unit or person; null for anything else. */
    subjectId: z.uuid().nullable(),
    name: z.string(),
  })
  .meta({ id: 'DrawEntry' })
export type DrawEntry = z.infer<typeof DrawEntry>

export const RankedEntry = DrawEntry.extend({ hash: z.string() }).meta({ id: 'RankedEntry' })
export type RankedEntry = z.infer<typeof RankedEntry>

export const DrawWitness = z
  .object({
    id: z.uuid(),
    /** Null: has no account, and signs on paper. */
    personId: z.uuid().nullable(),
    name: z.string(),
    confirmedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'DrawWitness' })
export type DrawWitness = z.infer<typeof DrawWitness>

export const DrawSummary = z
  .object({
    id: z.uuid(),
    title: z.string(),
    subject: DrawSubject,
    count: z.int(),
    size: z.int(),
    drawnByName: z.string(),
    listedAt: z.iso.datetime(),
    drawnAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'DrawSummary' })
export type DrawSummary = z.infer<typeof DrawSummary>

export const Draw = DrawSummary.extend({
  /** Frozen when it was listed, in the order of names. */
  population: z.array(DrawEntry),
  populationHash: z.string(),
  drawnBy: z.uuid(),
  seed: z.string().nullable(),
  seedSource: SeedSource.nullable(),
  seedGivenByName: z.string().nullable(),
  /** All of the population by rank; the first `count` are drawn. */
  ranking: z.array(RankedEntry).nullable(),
  /** Of all that makes the result: who repeats the draw comes to the same. */
  recordHash: z.string().nullable(),
  witnesses: z.array(DrawWitness),
  version: z.int(),
}).meta({ id: 'Draw' })
export type Draw = z.infer<typeof Draw>

/** A list to draw from. Of units and people the ids are given and the names are the agency's own. */
export const DrawPreparation = z
  .object({
    id: z.uuid(),
    title: line(120),
    subject: DrawSubject,
    entries: z
      .array(z.object({ subjectId: z.uuid().nullable(), name: line(200) }))
      .min(2)
      .max(2000),
    count: z.int().min(1).max(1999),
    witnesses: z
      .array(z.object({ id: z.uuid(), personId: z.uuid().nullable(), name: line(60) }))
      .min(2)
      .max(4),
  })
  .meta({ id: 'DrawPreparation' })
export type DrawPreparation = z.infer<typeof DrawPreparation>

export const DrawOrder = z
  .object({
    id: z.uuid(),
    version: z.int(),
    /** Null: the server throws the dice. */
    seed: line(200).nullable(),
    /** The witness who gave it. */
    seedGivenBy: z.uuid().nullable(),
  })
  .meta({ id: 'DrawOrder' })
export type DrawOrder = z.infer<typeof DrawOrder>
