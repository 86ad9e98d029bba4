import { z } from 'zod'
import { GlassAsked, SealedGlass } from '#domain/sealed-matter/sealed-glass.ts'
import {
  PersonOfMatter,
  ReaderNamed,
  SealedClosing,
  SealedEntryRecord,
  SealedHandOverRecord,
  SealedMatter,
  SealedMatterRecord,
  SealedNoticeRecord,
  SealedReceipt,
  SealedReportRecord,
  SealedShadow,
  SealedSource,
} from '#domain/sealed-matter/sealed-matter.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import type { Address, Exposing } from '#server/platform/http.ts'
import type { Op } from '#server/platform/work.ts'
import { askForGlass, breakGlass, listSealedGlasses } from './sealed-glass.operations.ts'
import { listSealedMatters, recordSealedMatter } from './sealed-matter.operations.ts'
import {
  addSealedEntry,
  addSealedNotice,
  closeSealedMatter,
  handOverSealedMatter,
} from './sealed-matter-act.operations.ts'
import { endSealedReader, excludePerson, nameSealedReader } from './sealed-matter-reader.operations.ts'
import { openSealedMatter, showSealedSource } from './sealed-matter-reading.operations.ts'
import { downloadSealedReport, issueSealedReport } from './sealed-report.operations.ts'

export function sealedMatterHttp({ expose, exposeSteps, ...exposing }: Exposing): void {
  /** In steps, since an answer under a key would be kept in clear; ids and versions keep a repeat from doing it twice. */
  const act = <I extends z.ZodObject, O extends z.ZodType>(
    address: Address,
    operation: Op<z.infer<I>, z.infer<O>>,
    input: I,
    output: O,
  ) => exposeSteps(address, operation.name, { input, output, run: (perform, values) => perform(operation, values) })

  const byId = z.object({ id: z.uuid() })
  expose('GET /sealed-matters', listSealedMatters, { input: z.object({}), output: z.array(SealedShadow) })
  act('POST /sealed-matters', recordSealedMatter, SealedMatterRecord, SealedReceipt)
  act('POST /sealed-matters/:id/open', openSealedMatter, byId, SealedMatter)
  act('POST /sealed-matters/:id/source', showSealedSource, byId, SealedSource)
  act('POST /sealed-matters/:id/entries', addSealedEntry, SealedEntryRecord, SealedMatter)
  act('POST /sealed-matters/:id/notices', addSealedNotice, SealedNoticeRecord, SealedMatter)
  act('POST /sealed-matters/:id/hand-overs', handOverSealedMatter, SealedHandOverRecord, SealedMatter)
  act('POST /sealed-matters/:id/reports', issueSealedReport, SealedReportRecord, SealedMatter)
  const issued = z.object({ id: z.uuid(), reportId: z.uuid() })
  exposeDocument(exposing, 'POST /sealed-matters/:id/reports/:reportId/report', downloadSealedReport, {
    input: issued,
    document: (report) => report,
  })
  act('POST /sealed-matters/:id/readers', nameSealedReader, ReaderNamed, SealedMatter)
  act('POST /sealed-matters/:id/readers/end', endSealedReader, PersonOfMatter, SealedMatter)
  act('POST /sealed-matters/:id/exclusions', excludePerson, PersonOfMatter, SealedMatter)
  act('POST /sealed-matters/:id/close', closeSealedMatter, SealedClosing, SealedMatter)
  expose('GET /sealed-glasses', listSealedGlasses, { input: z.object({}), output: z.array(SealedGlass) })
  act('POST /sealed-glasses', askForGlass, GlassAsked, byId)
  act('POST /sealed-glasses/:id/break', breakGlass, byId, byId)
}
