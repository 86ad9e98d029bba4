import { z } from 'zod'
import { StoredFile } from '#domain/file/file.ts'
import { CitationState } from './citation.ts'
import { Law, LawKey } from './law.ts'
import { lawFaultCodes } from './law-faults.rules.ts'

/** `shipped`: as the product says; `own`: the agency's; `overlaid`: the agency says otherwise than the product. */
export const LawOrigin = z.enum(['shipped', 'own', 'overlaid'])
export type LawOrigin = z.infer<typeof LawOrigin>

/** What an agency says of a law, instead of what was said before. */
export const LawEntry = z
  .object({
    key: LawKey,
    /** Of the entry that was seen, 0 if there was none. */
    lastNumber: z.int().min(0),
    content: Law.omit({ key: true }),
    /** The agency's own copy of the text. */
    fileId: z.uuid().nullable(),
  })
  .meta({ id: 'LawEntry' })
export type LawEntry = z.infer<typeof LawEntry>

export const LawWithdrawal = LawEntry.pick({ key: true, lastNumber: true })
export type LawWithdrawal = z.infer<typeof LawWithdrawal>

export const LawListed = z
  .object({
    law: Law,
    origin: LawOrigin,
    /** An own one that was taken back: it counts nowhere. */
    isWithdrawn: z.boolean(),
    /** What it is called today. */
    title: z.string(),
    /** Since when its present version is in force, where that is known. */
    since: z.iso.date().nullable(),
    successorTitle: z.string().nullable(),
    uses: z.int(),
    /** How many of them are no longer right today. */
    stale: z.int(),
  })
  .meta({ id: 'LawListed' })
export type LawListed = z.infer<typeof LawListed>

export const CitingPlace = z.enum(['clause', 'checklist', 'route', 'followUpCase'])
export type CitingPlace = z.infer<typeof CitingPlace>

export const Judged = z.object({
  state: CitationState,
  on: z.iso.date().nullable(),
  /** How it is written on the day it was judged by; null for what nothing took the place of. */
  written: z.string().nullable(),
})
export type Judged = z.infer<typeof Judged>

export const LawUse = z
  .object({
    place: CitingPlace,
    /** What its page is known by: of a clause the plan, of a case the event. */
    linkId: z.string(),
    title: z.string(),
    /** Where in it: a clause, an item. */
    label: z.string(),
    cited: z.string(),
    /** The day by which it was written. */
    day: z.iso.date(),
    onItsDay: Judged,
    today: Judged,
  })
  .meta({ id: 'LawUse' })
export type LawUse = z.infer<typeof LawUse>

export const LawHistory = z
  .object({
    number: z.int(),
    /** Null: the entries before were taken back. */
    content: LawEntry.shape.content.nullable(),
    recordedAt: z.iso.datetime(),
    recordedByName: z.string(),
  })
  .meta({ id: 'LawHistory' })
export type LawHistory = z.infer<typeof LawHistory>

export const LawDetail = z
  .object({
    listed: LawListed,
    /** What the product says, where it knows the law. */
    shipped: Law.nullable(),
    uses: z.array(LawUse),
    file: StoredFile.nullable(),
    /** The agency's entries, the newest first. */
    history: z.array(LawHistory),
    lastNumber: z.int(),
  })
  .meta({ id: 'LawDetail' })
export type LawDetail = z.infer<typeof LawDetail>

/** Two plans, the earlier one to look back to; without it, the plan's predecessor. */
export const LawChangesAsked = z.object({ planId: z.uuid(), earlierId: z.uuid().optional() })
export type LawChangesAsked = z.infer<typeof LawChangesAsked>

export const LawChange = z
  .object({
    key: LawKey,
    title: z.string(),
    state: z.enum(['newVersion', 'renamed', 'renumbered', 'repealed']),
    on: z.iso.date(),
    before: z.string(),
    /** What to write now; null where nothing took its place. */
    now: z.string().nullable(),
    source: z.string(),
    /** Clauses of the later plan that cite it, and those of them that still write what was. */
    clauses: z.array(z.string()),
    stale: z.array(z.string()),
  })
  .meta({ id: 'LawChange' })
export type LawChange = z.infer<typeof LawChange>

const ComparedPlan = z.object({ id: z.uuid(), title: z.string(), asOf: z.iso.date() })
export const LawChanges = z
  .object({
    plan: ComparedPlan,
    /** Null where there is no plan to look back to. */
    earlier: ComparedPlan.nullable(),
    changes: z.array(LawChange),
    /** Cited now and not before, and the other way round. */
    added: z.array(z.object({ key: LawKey, title: z.string(), clauses: z.array(z.string()) })),
    gone: z.array(z.object({ key: LawKey, title: z.string() })),
  })
  .meta({ id: 'LawChanges' })
export type LawChanges = z.infer<typeof LawChanges>

/** What a row, or a law as a whole, cannot be taken for. */
export const LawRowFault = z.object({
  /** As counted in the file, from 1; in a file of laws, which law. */
  row: z.int(),
  title: z.string(),
  code: z.enum([...lawFaultCodes, 'titleMissing', 'dateUnreadable', 'articleUnreadable', 'unreadable']),
  about: z.array(z.string()),
})
export type LawRowFault = z.infer<typeof LawRowFault>

export const LawImportPreview = z
  .object({
    /** What would be kept, as it would be sent. */
    kept: z.array(
      z.object({
        entry: LawEntry,
        title: z.string(),
        change: z.enum(['added', 'changed']),
        /** How many versions there were and are. */
        versionsBefore: z.int(),
      }),
    ),
    /** Known already, just so. */
    same: z.int(),
    faults: z.array(LawRowFault),
    /** Columns that nobody asked for. */
    unknownColumns: z.array(z.string()),
  })
  .meta({ id: 'LawImportPreview' })
export type LawImportPreview = z.infer<typeof LawImportPreview>

export const LawImport = z.object({ entries: z.array(LawEntry).min(1).max(500) }).meta({ id: 'LawImport' })
export type LawImport = z.infer<typeof LawImport>
