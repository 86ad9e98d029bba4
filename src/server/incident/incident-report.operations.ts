import { asKept, type OfficialDocument } from '#domain/document.ts'
import { checkMeans, forbiddenMeans } from '#domain/incident/incident.rules.ts'
import type { IncidentCard } from '#domain/incident/incident-card.ts'
import { routesNow } from '#domain/incident/incident-clock.rules.ts'
import type { IncidentFaxFacts } from '#domain/incident/incident-fax.ts'
import { incidentReport } from '#domain/incident/incident-report.document.ts'
import { checkReport, filledIn, nextNumber } from '#domain/incident/incident-report.rules.ts'
import type { FaxAsked, IncidentReportRecord } from '#domain/incident/incident-report.ts'
import { Problem } from '#domain/problem.ts'
import { type Authority, isInside } from '#domain/route/authority.ts'
import { findAgency, findSettings, listUnits } from '#server/agency/agency.operations.ts'
import { findContacts } from '#server/contact/contact.operations.ts'
import { lookInForce } from '#server/document-template/in-force.operations.ts'
import { canonicalJson } from '#server/platform/canonical-json.ts'
import { sha256Of } from '#server/platform/files.ts'
import { say } from '#server/platform/messages.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { cardOf, courseOf, findStanding, findStandingToAct, follow } from './incident-course.operations.ts'
import * as store from './incident-report.store.ts'

/** What every paper says of the agency and of who writes it. */
export async function letterheadOf(work: Work) {
  const { name: agencyName, exercise } = await findAgency(work)
  const { majorCrowd: people, majorLossTenThousands: loss } = await findSettings(work)
  const unit = (await listUnits(work)).find(({ id }) => id === work.actor.unitId)
  const { name, title } = work.actor
  const writtenBy = { name, title, unitName: unit?.name ?? null }
  return { agencyName, exercise, thresholds: { people, loss }, writtenBy }
}

const hashOf = (content: store.ReportContent): string => sha256Of(canonicalJson(content))

/** The document is made once and kept: later facts, forms and words change nothing of it. */
export const issueReport = write(
  'incident.issueReport',
  async (work, record: IncidentReportRecord): Promise<IncidentCard> => {
    const { id, reportId, entryId, form, stage, telephone } = record
    const standing = await findStandingToAct(work, id)
    const card = await cardOf(work, id)
    checkReport(standing.incident, record, { forms: card.says.forms, issued: card.reports })
    const typed = filledIn(record.typed)
    const number = nextNumber(card.reports, record)
    const report = { form, stage, number, telephone, typed, issuedAt: work.now.toISOString() }
    const content = {
      ...{ telephone, typed },
      document: {
        ...incidentReport({ ...(await letterheadOf(work)), card, report }, say),
        look: await lookInForce(work),
      },
    }
    const sha256 = hashOf(content)
    await follow(work, standing, {
      ...{ id: entryId, kind: 'reportIssued', at: report.issuedAt, text: '', corrects: null, fileIds: [] },
      detail: { report: { id: reportId, form, stage, number } },
    })
    const { agencyId, personId } = work.actor
    await store.insertReport(work.tx, {
      ...{ id: reportId, agencyId, incidentId: id, entryId, form, stage, number, content, sha256 },
      ...{ issuedAt: work.now, issuedBy: personId },
    })
    work.record(id, { reportId, form, stage, number, sha256 })
    return cardOf(work, id)
  },
)

/** As it was issued. */
export const downloadReport = read(
  'incident.downloadReport',
  async (work, { id, reportId }: { id: string; reportId: string }): Promise<OfficialDocument> => {
    await findStanding(work, id)
    const kept = await store.findReport(work.tx, id, reportId)
    if (!kept) throw new Problem('not_found')
    if (hashOf(kept.content) !== kept.sha256) throw new Error(`report ${reportId} is not what was issued`)
    return asKept(kept.content.document)
  },
)

const faxOf = async (work: Work, authority: Authority): Promise<{ name: string; fax: string }> => {
  const contacts = isInside(authority) ? [] : await findContacts(work, work.today, authority)
  const contact = contacts.find(({ fax }) => fax !== '') ?? contacts[0]
  return { name: contact?.name ?? '', fax: contact?.fax ?? '' }
}

/** One page to lay on the machine, of the event as it stands; nothing is kept of it. */
export const makeFaxPage = read(
  'incident.faxPage',
  async (work, { id, to, telephone }: FaxAsked): Promise<IncidentFaxFacts> => {
    const { incident, entries } = await findStanding(work, id)
    if (incident.handedOver !== null) throw new Problem('incident.content_outside')
    checkMeans('fax', forbiddenMeans(routesNow(courseOf(incident, entries))))
    return {
      ...(await letterheadOf(work)),
      card: await cardOf(work, id),
      to: { authority: to, ...(await faxOf(work, to)) },
      ...{ telephone, madeAt: work.now.toISOString() },
    }
  },
)
