import type { Waiting } from '#domain/assignment/assignment.ts'
import {
  checkKept,
  checkUnchanged,
  checkWitness,
  mediumLabel,
} from '#domain/confidential-medium/confidential-medium.rules.ts'
import type { DestructionAsked } from '#domain/confidential-medium/confidential-medium.ts'
import { Problem } from '#domain/problem.ts'
import { listPeople } from '#server/agency/agency.operations.ts'
import { type Work, write } from '#server/platform/work.ts'
import { mustBeConfirmed } from '#server/session/confirmation.operations.ts'
import { tellPlainly } from '#server/telling/telling.operations.ts'
import { changeMedium, findMedium, lockMedium, noteEvent, takeMedium } from './confidential-medium.operations.ts'
import * as store from './confidential-medium.store.ts'

type ByVersion = { id: string; version: number }

/** One person destroys it and says how; another has to have seen it. */
export const askDestruction = write('confidentialMedium.askDestruction', async (work, asked: DestructionAsked) => {
  const { id, version, destructionId, method, witnessId } = asked
  const medium = await takeMedium(work, id)
  checkUnchanged(medium, version)
  if (medium.destruction) throw new Problem('confidentialMedium.destruction_waiting')
  checkKept(medium)
  const { agencyId, personId } = work.actor
  if (witnessId === personId) throw new Problem('confidentialMedium.own_witness')
  if (!(await listPeople(work)).some((one) => one.id === witnessId))
    throw new Problem('confidentialMedium.witness_unknown')
  const row = { id: destructionId, agencyId, mediumId: id, method, askedBy: personId, askedAt: work.now, witnessId }
  await store.insertDestruction(work.tx, row)
  await changeMedium(work, medium, {})
  await noteEvent(work, id, { kind: 'destructionAsked', withId: witnessId })
  work.record(id, { method, witnessId })
  const told = { subjectId: id, step: `witness ${destructionId}`, event: 'mediaWitness', link: `/media/${id}` } as const
  await tellPlainly(work, { ...told, recipients: [witnessId] })
  return { id, version: version + 1 }
})

export const dropDestruction = write('confidentialMedium.dropDestruction', async (work, { id, version }: ByVersion) => {
  const medium = await takeMedium(work, id)
  checkUnchanged(medium, version)
  if (!medium.destruction) throw new Problem('confidentialMedium.no_destruction')
  await store.endDestruction(work.tx, medium.destruction.id, { droppedAt: work.now })
  await changeMedium(work, medium, {})
  await noteEvent(work, id, { kind: 'destructionDropped' })
  work.record(id)
  return { id, version: version + 1 }
})

/** The second signature; from here on the thing is no more. */
export const confirmDestruction = write(
  'confidentialMedium.confirmDestruction',
  async (work, { id, version }: ByVersion) => {
    await findMedium(work, id)
    const medium = await lockMedium(work, id)
    checkUnchanged(medium, version)
    checkWitness(work.actor, medium)
    checkKept(medium)
    mustBeConfirmed(work)
    const { id: destructionId, askedBy, method } = medium.destruction!
    await store.endDestruction(work.tx, destructionId, { confirmedAt: work.now })
    await changeMedium(work, medium, { state: 'destroyed' })
    await noteEvent(work, id, { kind: 'destroyed', withId: askedBy })
    work.record(id, { method, askedBy })
    return { id, version: version + 1 }
  },
)

/** What waits for this person's word that it was destroyed. */
export async function waitingDestructions(work: Work): Promise<Waiting[]> {
  return (await store.listToWitness(work.tx, work.actor.personId)).map((medium) => ({
    ...{ kind: 'mediaWitness', subjectId: medium.id, title: mediumLabel(medium) },
    ...{ unitName: medium.unitName, dueDate: null },
  }))
}
