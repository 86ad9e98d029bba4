import { Problem } from '#domain/problem.ts'
import { calledIn } from '#domain/telling/telling.rules.ts'
import type { TellingCourse, TellingEvent, ToldThing } from '#domain/telling/telling.ts'
import { findSettings } from '#server/agency/agency.operations.ts'
import { dropAlarms, type Ringing, setAlarms } from '#server/alarm/alarm.operations.ts'
import { deputiesOf } from '#server/deputy/deputy.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { beginDeliveries } from './delivery.operations.ts'
import * as store from './telling.store.ts'
import { findCourse } from './telling-course.store.ts'

type Telling = {
  /** What it is about: an event, a clock, a report. */
  subjectId: string
  /** Nobody is told twice of a subject in the same step. */
  step: string
  /** Persons of the agency. */
  recipients: readonly string[]
  event: TellingEvent
  /** The page where it stands for those who may see it. */
  link: string
  /** Who is called in when somebody does not answer, after that person's deputies; else the agency's own order. */
  chain?: readonly string[]
  /** Null: no answer is asked for. Else the agency's setting. */
  answerMinutes?: number | null
}

/**
 * Tells people of something, within the transaction of an operation or an alarm: with its commit everybody is told in
 * the product, and what goes outside is on its way. Telling again in the same step adds only those not told before.
 */
export async function tell(work: Work, telling: Telling): Promise<void> {
  const { subjectId, step, event, link, recipients } = telling
  const chain = telling.chain ?? (await store.listOrder(work.tx))
  const answerMinutes =
    telling.answerMinutes === undefined ? (await findSettings(work)).answerMinutes : telling.answerMinutes
  const { agencyId } = work.actor
  const opened = { id: work.newId(), agencyId, subjectId, step, event, link, chain: [...chain], answerMinutes }
  const told = await store.open(work.tx, { ...opened, toldAt: work.now })
  const added = await addRecipients(work, told, recipients, null)
  work.record(subjectId, { telling: told.id, step, event, told: added })
}

/** As above, where no answer is asked for, so that nobody is called in. */
export const tellPlainly = (work: Work, telling: Omit<Telling, 'chain' | 'answerMinutes'>): Promise<void> =>
  tell(work, { ...telling, chain: [], answerMinutes: null })

type Open = { id: string; answerMinutes: number | null }

/** How many were added: each with the alarm for an answer, and with the first of the ways outside. */
async function addRecipients(
  work: Work,
  { id, answerMinutes }: Open,
  personIds: readonly string[],
  calledInFor: string | null,
): Promise<number> {
  const { agencyId } = work.actor
  const people = [...new Set(personIds)].map((personId) => ({ id: work.newId(), personId }))
  const added = await store.addRecipients(work.tx, { agencyId, tellingId: id, people, calledInFor, toldAt: work.now })
  if (answerMinutes !== null) {
    const dueAt = new Date(work.now.getTime() + answerMinutes * 60_000)
    await setAlarms(
      work,
      'tellingUnanswered',
      added.map((one) => ({ subjectId: one.id, dueAt })),
    )
  }
  await beginDeliveries(work, added)
  return added.length
}

/** Rings when somebody has not answered in time: the next one is called in. */
export async function callInNext(work: Work, { subjectId }: Ringing): Promise<void> {
  const silent = await store.findSilent(work.tx, subjectId)
  if (!silent) return
  await store.mark(work.tx, silent.id, 'unansweredAt', work.now)
  const told = new Set(await store.listToldIn(work.tx, silent.tellingId))
  const deputies = await store.onlyPresent(work.tx, await deputiesOf(work, silent.personId))
  const chain = await store.onlyPresent(work.tx, silent.chain)
  const open = { id: silent.tellingId, answerMinutes: silent.answerMinutes }
  let next = calledIn(deputies, chain, told)
  // Another's silence may have called the same one in meanwhile.
  while (next && (await addRecipients(work, open, [next], silent.id)) === 0)
    next = calledIn(deputies, chain, told.add(next))
  work.record(silent.id, { silent: silent.personId, calledIn: next ?? null })
}

const pageLength = 50

export const listMine = read('telling.mine', async (work, { before }: { before?: string | undefined }) => {
  const things = await store.listToldTo(work.tx, work.actor.personId, before, pageLength + 1)
  return { items: things.slice(0, pageLength), more: things.length > pageLength }
})

export const countUnread = read('telling.countUnread', async (work) => ({
  unread: await store.countUnread(work.tx, work.actor.personId),
}))

async function findMine(work: Work, id: string): Promise<ToldThing> {
  const thing = await store.findToldTo(work.tx, work.actor.personId, id)
  if (!thing) throw new Problem('not_found')
  return thing
}

export const markRead = write('telling.read', async (work, { id }: { id: string }) => {
  await findMine(work, id)
  await store.mark(work.tx, id, 'readAt', work.now)
  work.record(id)
  return findMine(work, id)
})

export const acknowledge = write('telling.acknowledge', async (work, { id }: { id: string }) => {
  await findMine(work, id)
  await store.mark(work.tx, id, 'readAt', work.now)
  await store.mark(work.tx, id, 'acknowledgedAt', work.now)
  await dropAlarms(work, 'tellingUnanswered', [id])
  work.record(id)
  return findMine(work, id)
})

/** For everybody who was told in it. */
export const showCourse = read('telling.show', async (work, { id }: { id: string }): Promise<TellingCourse> => {
  const course = await findCourse(work.tx, id, work.actor.personId)
  if (!course) throw new Problem('not_found')
  return course
})

/** Tells oneself by one's own ways, to see that they work. */
export const testTelling = write('telling.test', async (work, { id }: { id: string }) => {
  const { personId } = work.actor
  await tellPlainly(work, {
    subjectId: id,
    step: 'test',
    recipients: [personId],
    event: 'channelTest',
    link: '/notices',
  })
  return {}
})

export const showOrder = read('telling.showOrder', async (work) => ({ personIds: await store.listOrder(work.tx) }))

export const setOrder = write('telling.setOrder', async (work, { personIds }: { personIds: string[] }) => {
  await store.replaceOrder(work.tx, work.actor.agencyId, personIds)
  work.record(work.actor.agencyId, { personIds })
  return { personIds }
})
