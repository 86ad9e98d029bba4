import { findAgency, findSettings } from '#server/agency/agency.operations.ts'
import { read } from '#server/platform/work.ts'

/** What every printed sheet says of the agency. */
export const printPaper = read('incident.printPaper', async (work, _: Record<string, never>) => {
  const { name, exercise } = await findAgency(work)
  const { majorCrowd: people, majorLossTenThousands: loss } = await findSettings(work)
  return { agencyName: name, exercise, people, loss, printedOn: work.today, madeAt: work.now.toISOString() }
})
