import type { StoredFile } from '#domain/file/file.ts'
import { checkClosing, seenBy } from '#domain/outcome-report/not-done.rules.ts'
import {
  emptyDraft,
  type OutcomeDraft,
  type PhotographSource,
  type Supplement,
} from '#domain/outcome-report/outcome-draft.ts'
import { outcomeOf } from '#domain/outcome-report/outcome-report.rules.ts'
import { OutcomeReport, type OutcomeReportView } from '#domain/outcome-report/outcome-report.ts'
import { checkOutcomeTable } from '#domain/outcome-report/statistics.rules.ts'
import type { OutcomeTable } from '#domain/outcome-report/statistics.ts'
import { Problem } from '#domain/problem.ts'
import { lookInForce, templateInForce } from '#server/document-template/in-force.operations.ts'
import { findPlan } from '#server/plan/plan-draft.operations.ts'
import { setPlanClosed } from '#server/plan/plan-live.operations.ts'
import { canonicalJson } from '#server/platform/canonical-json.ts'
import { sha256Of } from '#server/platform/files.ts'
import { say } from '#server/platform/messages.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { outcomeFacts, outcomeTableOf } from './outcome-facts.ts'
import * as store from './outcome-report.store.ts'
import { hashOfSupplement } from './supplement-hash.ts'

type ByPlan = { id: string }

const draftOf = async (work: Work, planId: string) =>
  (await store.findDraft(work.tx, planId)) ?? { version: 0, content: emptyDraft }

/** With the way in which the agency orders and sets it, so that a closed one keeps that too. */
async function compose(work: Work, planId: string, draft: OutcomeDraft): Promise<OutcomeReport> {
  const report = outcomeOf(await outcomeFacts(work, planId, draft), say)
  const { number, content } = await templateInForce(work, 'outcomeReport')
  return { ...report, paper: { number, chapters: content.chapters, look: await lookInForce(work) } }
}

async function viewOf(work: Work, planId: string): Promise<OutcomeReportView> {
  const closed = await store.find(work.tx, planId)
  if (closed) {
    const { content, ...how } = closed
    const supplements = await store.listSupplements(work.tx, planId)
    return { report: seenBy(work.actor, OutcomeReport.parse(content)), ...how, supplements, draft: null }
  }
  const draft = await draftOf(work, planId)
  const report = seenBy(work.actor, await compose(work, planId, draft.content))
  return { report, closedAt: null, closedByName: null, hash: null, supplements: [], draft }
}

/** As it was closed, or as it stands. */
export const reportOf = async (work: Work, planId: string): Promise<OutcomeReport> =>
  (await viewOf(work, planId)).report

export const showOutcomeReport = read('outcomeReport.show', (work, { id }: ByPlan) => viewOf(work, id))

export const downloadOutcomeReport = read('outcomeReport.download', async (work, { id }: ByPlan) => ({
  view: await viewOf(work, id),
  madeAt: work.now.toISOString(),
}))

async function refuseClosed(work: Work, planId: string): Promise<void> {
  if (await store.find(work.tx, planId)) throw new Problem('outcomeReport.already_closed')
}

/** Texts, reasons, photographs and own figures, all at once; a photograph comes from a record of the plan. */
export const writeOutcomeReport = write(
  'outcomeReport.write',
  async (
    work,
    { id, version, ...content }: ByPlan & { version: number } & OutcomeDraft,
  ): Promise<OutcomeReportView> => {
    await findPlan(work, id)
    await refuseClosed(work, id)
    if ((await draftOf(work, id)).version !== version) throw new Problem('changed_meanwhile')
    const shown = new Set((await store.listPictures(work.tx, id)).map(({ fileId }) => fileId))
    if (content.photographs.some(({ fileIds }) => fileIds.some((file) => !shown.has(file))))
      throw new Problem('outcomeReport.photograph_unknown')
    await store.insertDraft(work.tx, { ...writtenBy(work), planId: id, version: version + 1, content })
    work.record(id, { version: version + 1, hash: sha256Of(canonicalJson(content)) })
    return viewOf(work, id)
  },
)

const writtenBy = ({ actor, now }: Work) => ({ agencyId: actor.agencyId, writtenBy: actor.personId, writtenAt: now })

export const listOutcomePhotographs = read(
  'outcomeReport.photographs',
  async (work, { id }: ByPlan): Promise<PhotographSource[]> => {
    await findPlan(work, id)
    const byRecord = Map.groupBy(await store.listPictures(work.tx, id), (row) => row.id)
    return [...byRecord.values()].map((rows) => {
      const { kind, id: recordId, name, unitName } = rows[0]!
      const filesOf = (isAfter: boolean) =>
        rows
          .filter((row) => row.isAfter === isAfter)
          .map(({ fileId, fileName, mediaType, size, sha256 }) => ({
            ...{ id: fileId, name: fileName, mediaType, size, sha256 },
          }))
      return { kind, id: recordId, name, unitName, files: filesOf(false), after: filesOf(true) }
    })
  },
)

/** Freezes the report as it stands: from here its figures and its hash never change. */
export const closeOutcomeReport = write(
  'outcomeReport.close',
  async (work, { id }: ByPlan): Promise<OutcomeReportView> => {
    await refuseClosed(work, id)
    const content = await compose(work, id, (await draftOf(work, id)).content)
    checkClosing(content, work.today)
    const hash = sha256Of(canonicalJson(content))
    const { agencyId, personId } = work.actor
    await store.insert(work.tx, { planId: id, agencyId, content, hash, closedBy: personId, closedAt: work.now })
    await setPlanClosed(work, id)
    work.record(id, { hash })
    return viewOf(work, id)
  },
)

/** Puts something right after closing, beside the frozen report and chained to it. */
export const supplementOutcomeReport = write(
  'outcomeReport.supplement',
  async (work, { id, reason, text }: ByPlan & { reason: string; text: string }): Promise<OutcomeReportView> => {
    const { hash: reportHash, closedAt, supplements } = await viewOf(work, id)
    if (closedAt === null || reportHash === null) throw new Problem('outcomeReport.not_closed')
    const said: Omit<Supplement, 'hash'> = {
      number: supplements.length + 1,
      reason,
      text,
      writtenByName: work.actor.name,
      writtenAt: work.now.toISOString(),
      previousHash: supplements.at(-1)?.hash ?? reportHash,
    }
    const hash = hashOfSupplement(said)
    const { agencyId, personId } = work.actor
    await store.insertSupplement(work.tx, { ...said, hash, agencyId, planId: id, writtenBy: personId })
    work.record(id, { supplement: said.number, hash })
    return viewOf(work, id)
  },
)

/** An archive of this kind counts its bytes and its entries in numbers of this size. */
const mostBytes = 4_000_000_000
const mostFiles = 60_000

function packable(files: StoredFile[]): StoredFile[] {
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  if (bytes > mostBytes || files.length > mostFiles) throw new Problem('outcomeReport.too_large_to_pack')
  return files
}

/** What goes into the package; it is the frozen report that is proved, so there must be one. Who has it is recorded. */
export const packOutcomeReport = write('outcomeReport.pack', async (work, { id }: ByPlan) => {
  await findPlan(work, id)
  const closed = await store.find(work.tx, id)
  if (!closed) throw new Problem('outcomeReport.not_closed')
  work.record(id, { hash: closed.hash })
  return {
    view: await viewOf(work, id),
    /** Exactly what was hashed. */
    content: closed.content,
    facts: await outcomeFacts(work, id, emptyDraft),
    files: packable(await store.listEvidenceFiles(work.tx, id)),
    madeAt: work.now.toISOString(),
  }
})

/** The lines of the table now, for papers that are filled in by them. */
export const linesOfTable = async (work: Work) => (await outcomeTableOf(work)).rows

export const showOutcomeTable = read('outcomeTable.show', (work, _: Record<string, never>) => outcomeTableOf(work))

/** From the next look on the open reports are counted by it; closed ones keep theirs. */
export const saveOutcomeTable = write('outcomeTable.save', async (work, { version, rows }: OutcomeTable) => {
  if ((await outcomeTableOf(work)).version !== version) throw new Problem('changed_meanwhile')
  checkOutcomeTable(rows)
  await store.insertTable(work.tx, { ...writtenBy(work), version: version + 1, rows })
  work.record(work.actor.agencyId, { version: version + 1 })
  return { version: version + 1, rows }
})
