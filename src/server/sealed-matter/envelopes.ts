import { z } from 'zod'
import type { OfficialDocument } from '#domain/document.ts'
import { GlassReason } from '#domain/sealed-matter/sealed-glass.ts'
import {
  ConcernedIds,
  SealedContent,
  SealedEntryContent,
  SealedReportTyped,
  SealedSource,
} from '#domain/sealed-matter/sealed-matter.ts'

/** What of a matter lies in envelopes, each in one of its own. */
export const content = { table: 'sealed_matter', column: 'content', shape: SealedContent }
export const source = { table: 'sealed_matter', column: 'source', shape: SealedSource }
export const concerned = { table: 'sealed_matter', column: 'concerned', shape: ConcernedIds }
export const entry = { table: 'sealed_matter_entry', column: 'content', shape: SealedEntryContent }
/** A report bears the id of the entry that says it was issued. */
export const typed = { table: 'sealed_matter_entry', column: 'typed', shape: SealedReportTyped }
export const document = { table: 'sealed_matter_entry', column: 'document', shape: z.custom<OfficialDocument>() }
export const reason = { table: 'sealed_glass', column: 'reason', shape: GlassReason }
