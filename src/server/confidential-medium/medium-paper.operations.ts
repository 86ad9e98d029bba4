import { Problem } from '#domain/problem.ts'
import { findAgency } from '#server/agency/agency.operations.ts'
import { type Work, write } from '#server/platform/work.ts'
import { mustBeConfirmed } from '#server/session/confirmation.operations.ts'
import { findMedium, mediaSeen } from './confidential-medium.operations.ts'

const printed = async (work: Work) => ({ agency: await findAgency(work), madeAt: work.now.toISOString() })

/** A paper about what is confidential leaves the office: having it is recorded. */
export const printMediumSlip = write('confidentialMedium.printSlip', async (work, { id }: { id: string }) => {
  const medium = await findMedium(work, id)
  work.record(id)
  return { medium, ...(await printed(work)) }
})

/** All of it at once is more than any one of them. */
export const printRegister = write('confidentialMedium.printRegister', async (work, _: Record<string, never>) => {
  mustBeConfirmed(work)
  const media = await mediaSeen(work)
  if (media.length === 0) throw new Problem('not_found')
  work.record(work.actor.agencyId, { media: media.length })
  return { media, ...(await printed(work)) }
})
