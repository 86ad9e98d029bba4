import { z } from 'zod'
import { line, optionalLine } from '#domain/text.ts'

/** Laws as dated data: what each was called from when until when, where articles went, what took a law's place. */

export const LawVersion = z
  .strictObject({
    title: line(120),
    /** Null where nobody found since when. */
    from: z.iso.date().nullable(),
    until: z.iso.date().nullable(),
    /** Where it stands; what has none is refused. */
    source: optionalLine(300),
  })
  .meta({ id: 'LawVersion' })
export type LawVersion = z.infer<typeof LawVersion>

/** An article, written 2-1 for 第2條之1. */
export const Article = z.string().regex(/^\d{1,4}(-\d{1,3})?$/)

export const Renumbering = z
  .strictObject({ from: Article, to: Article, on: z.iso.date(), about: optionalLine(120) })
  .meta({ id: 'Renumbering' })
export type Renumbering = z.infer<typeof Renumbering>

/** The same for all that is ever said of a law. */
export const LawKey = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)+$/)

export const Law = z
  .strictObject({
    key: LawKey,
    /** Short names by which it is cited too. */
    aliases: z.array(line(60)).max(12),
    /** The older before the newer. Its text need not be known. */
    versions: z.array(LawVersion).min(1).max(40),
    renumberings: z.array(Renumbering).max(200),
    repealedOn: z.iso.date().nullable(),
    /** The key of the law that took its place. */
    successor: LawKey.nullable(),
  })
  .meta({ id: 'Law' })
export type Law = z.infer<typeof Law>

/** What it is called at last. */
export const titleOf = ({ versions }: Pick<Law, 'versions'>): string => versions.at(-1)!.title

/** Every name by which it is cited. */
export const namesOf = ({ versions, aliases }: Law): string[] => [
  ...new Set([...versions.map(({ title }) => title), ...aliases]),
]

export const isInForce = ({ from, until }: LawVersion, day: string): boolean =>
  (from === null || from <= day) && (until === null || day <= until)

export const versionOn = ({ versions }: Law, day: string): LawVersion | undefined =>
  versions.find((version) => isInForce(version, day))
