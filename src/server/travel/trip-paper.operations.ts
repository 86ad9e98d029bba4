import { tripDocument } from '#domain/travel/trip.document.ts'
import { findAgency } from '#server/agency/agency.operations.ts'
import { say } from '#server/platform/messages.ts'
import { write } from '#server/platform/work.ts'
import * as envelopes from './envelopes.ts'
import { contentOf, found } from './trip.operations.ts'

/** Paper leaves the office: having it is recorded as reading is. */
export const downloadTrip = write('travel.download', async (work, { id }: { id: string }) => {
  const { trip } = await found(work, id)
  const returnReport = (await work.sealing.find(envelopes.returnReport, [id])).get(id) ?? null
  const agency = await findAgency(work)
  work.record(id)
  const paper = { ...trip, ...(await contentOf(work, id)), returnReport, agency, madeAt: work.now.toISOString() }
  return tripDocument(paper, say)
})
