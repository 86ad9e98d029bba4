import { asKept, type OfficialDocument } from '#domain/document.ts'
import { incidentReport } from '#domain/incident/incident-report.document.ts'
import { checkReport, filledIn, nextNumber } from '#domain/incident/incident-report.rules.ts'
import { Problem } from '#domain/problem.ts'
import { reportedOf } from '#domain/sealed-matter/reported-matter.rules.ts'
import { checkMayAct, checkReportRecord } from '#domain/sealed-matter/sealed-matter.rules.ts'
import type { SealedReportRecord } from '#domain/sealed-matter/sealed-matter.ts'
import { lookInForce } from '#server/document-template/in-force.operations.ts'
import { letterheadOf } from '#server/incident/incident-report.operations.ts'
import { say } from '#server/platform/messages.ts'
import { type Work, write } from '#server/platform/work.ts'
import * as envelopes from './envelopes.ts'
import { listEntries } from './sealed-matter.store.ts'
import { enter } from './sealed-matter-act.operations.ts'
import { approach, openMatter } from './sealed-matter-reading.operations.ts'

/** On the forms of any event, made once; what was typed and the document itself lie in envelopes. */
export const issueSealedReport = write('sealedMatter.issueReport', async (work, record: SealedReportRecord) => {
  const { id: matterId, form, stage, telephone } = record
  const { shadow, standing } = await approach(work, matterId)
  checkMayAct(standing)
  checkReportRecord(shadow, record)
  const card = reportedOf(await openMatter(work, matterId), say)
  checkReport(card.incident, record, { forms: card.says.forms, issued: card.reports })
  const typed = filledIn(record.typed)
  const number = nextNumber(card.reports, record)
  const report = { form, stage, number, telephone, typed, issuedAt: work.now.toISOString() }
  const made = incidentReport({ ...(await letterheadOf(work)), card, report }, say)
  const document = { ...made, look: await lookInForce(work) }
  const id = await enter(work, record, { kind: 'reportIssued', report: { form, stage, number } })
  await work.sealing.put(envelopes.typed, id, { telephone, typed })
  await work.sealing.put(envelopes.document, id, document)
  return openMatter(work, matterId)
})

async function findDocument(work: Work, matterId: string, id: string): Promise<OfficialDocument | undefined> {
  const entries = await listEntries(work.tx, matterId)
  return entries.some((entry) => entry.id === id)
    ? (await work.sealing.find(envelopes.document, [id])).get(id)
    : undefined
}

/** As it was issued. Paper leaves the office, so that a glass does not reach here. */
export const downloadSealedReport = write(
  'sealedMatter.downloadReport',
  async (work, { id, reportId }: { id: string; reportId: string }): Promise<OfficialDocument> => {
    checkMayAct((await approach(work, id)).standing)
    const document = await findDocument(work, id, reportId)
    if (!document) throw new Problem('not_found')
    work.record(id)
    return asKept(document)
  },
)
