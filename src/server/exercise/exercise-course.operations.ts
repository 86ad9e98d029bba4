import { recipientsOf } from '#domain/exercise/exercise.rules.ts'
import { listPeople } from '#server/agency/agency.operations.ts'
import { dropAlarms, type Ringing } from '#server/alarm/alarm.operations.ts'
import type { Work } from '#server/platform/work.ts'
import { tellPlainly } from '#server/telling/telling.operations.ts'
import * as store from './exercise.store.ts'

/**
 * An inject whose time has come is told to those it is for, inside the product. Nobody is called in for somebody who
 * does not answer: who reacts, and how, is what is exercised.
 */
export async function arrive(work: Work, { subjectId }: Ringing): Promise<void> {
  const coming = await store.findComing(work.tx, subjectId)
  const inject = coming?.scenario.injects.find(({ key }) => key === coming.key)
  if (!coming || !inject) return
  const personIds = recipientsOf(await listPeople(work), inject.to, coming)
  const { agencyId } = work.actor
  await store.insertArrival(work.tx, { injectId: coming.id, agencyId, arrivedAt: work.now, personIds })
  const link = `/exercises/${coming.exerciseId}`
  const said = { step: 'inject', event: 'exerciseInject', link } as const
  await tellPlainly(work, { subjectId: coming.id, ...said, recipients: personIds })
}

/**
 * Lets nothing more come, and then holds the exercise. In this order, since what rings meanwhile has its alarm in hand
 * and waits for the exercise.
 */
export async function holdStill(work: Work, id: string) {
  const injects = await store.listInjects(work.tx, id)
  await dropAlarms(work, 'exerciseEnd', [id])
  await dropAlarms(
    work,
    'exerciseInject',
    injects.map((inject) => inject.id),
  )
  return store.lock(work.tx, id)
}

/** Its time is over. */
export async function endInTime(work: Work, { subjectId }: Ringing): Promise<void> {
  const found = await holdStill(work, subjectId)
  if (!found || found.endedAt !== null) return
  await store.end(work.tx, subjectId, { endedAt: work.now, endedBy: null })
  const link = `/exercises/${subjectId}`
  await tellPlainly(work, { subjectId, step: 'ended', event: 'exerciseEnded', link, recipients: [found.startedBy] })
}
