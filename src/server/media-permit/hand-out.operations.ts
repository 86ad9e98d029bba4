import { remindAt } from '#domain/approval/approval.rules.ts'
import type { Waiting } from '#domain/assignment/assignment.ts'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { dateInTaipei } from '#domain/calendar.ts'
import { mediumLabel } from '#domain/confidential-medium/confidential-medium.rules.ts'
import { checkHandOut, checkReturn, isUnsound } from '#domain/media-permit/media-permit.rules.ts'
import type { HandOut, MediaReturn, Permit } from '#domain/media-permit/media-permit.ts'
import { isEthics } from '#domain/person/person.rules.ts'
import { listPeople } from '#server/agency/agency.operations.ts'
import { dropAlarms, type Ringing, setAlarms } from '#server/alarm/alarm.operations.ts'
import {
  changeMedium,
  noteEvent,
  registerCopy,
  takeMedium,
} from '#server/confidential-medium/confidential-medium.operations.ts'
import { type Work, write } from '#server/platform/work.ts'
import { tellPlainly } from '#server/telling/telling.operations.ts'
import * as envelopes from './envelopes.ts'
import { openedPermit, permitOfCode } from './media-permit.operations.ts'
import * as store from './media-permit.store.ts'

/** Against the code, by somebody who answers for the thing; held fast from here on. */
async function inHand(work: Work, code: string) {
  const { id, mediumId } = await permitOfCode(work, code)
  const medium = await takeMedium(work, mediumId)
  return { medium, permit: (await store.find(work.tx, id))! }
}

export const handOut = write('mediaPermit.handOut', async (work, given: HandOut) => {
  const held = await inHand(work, given.code)
  const { permit, medium } = held
  const { contentHash } = await openedPermit(work, permit)
  const { id, untilAt, carrierId } = permit
  checkHandOut(work.actor, { ...held, contentHash }, given, work.now)
  const handedOut = { handedOutAt: work.now, handedOutBy: work.actor.personId, sealNumber: given.sealNumber }
  await store.update(work.tx, permit, { state: 'out', ...handedOut })
  await changeMedium(work, medium, { state: 'out' })
  await noteEvent(work, medium.id, { kind: 'handedOut', withId: carrierId, permitId: id })
  await setAlarms(work, 'mediaOverdue', [{ subjectId: id, dueAt: new Date(untilAt) }])
  work.record(id, { mediumId: medium.id, carrierId, contentHash })
  return { id, version: permit.version + 1 }
})

/** The seal and the number are looked at; of what is not as it should be ethics is told at once. */
export const takeBack = write('mediaPermit.takeBack', async (work, { code, item, result, remark }: MediaReturn) => {
  const held = await inHand(work, code)
  const { permit, medium } = held
  checkReturn(work.actor, held, item)
  const { id, carrierId, newCopyNumber } = permit
  const returned = { returnedAt: work.now, returnedTo: work.actor.personId, returnResult: result }
  await store.update(work.tx, permit, { state: 'returned', ...returned })
  const isLost = result === 'lost'
  await changeMedium(work, medium, { state: isLost ? 'missing' : 'kept' })
  await noteEvent(work, medium.id, { kind: isLost ? 'missing' : 'returned', withId: carrierId, permitId: id })
  if (newCopyNumber !== null && !isLost) await registerCopy(work, medium, newCopyNumber, id)
  if (remark !== '') await work.sealing.put(envelopes.closing, id, { remark })
  await dropAlarms(work, 'mediaOverdue', [id])
  if (isUnsound(result)) await tellEthics(work, id)
  work.record(id, { mediumId: medium.id, result })
  return { id, version: permit.version + 1 }
})

const ethicsOf = async (work: Work): Promise<string[]> =>
  (await listPeople(work)).filter((one) => isEthics({ ...one, personId: one.id })).map(({ id }) => id)

const tellEthics = async (work: Work, id: string): Promise<void> =>
  tellPlainly(work, {
    ...{ subjectId: id, step: 'unsound', event: 'mediaUnsound', link: `/media/permits/${id}` },
    recipients: await ethicsOf(work),
  })

/** The carrier, the head of the unit and ethics are told on the minute, and each working day until it is back. */
export async function ringOverdue(work: Work, { subjectId: id }: Ringing): Promise<void> {
  const permit = await store.find(work.tx, id)
  if (permit?.state !== 'out') return
  const people = await listPeople(work)
  const headIds = people
    .filter(({ unitId, roles }) => unitId === permit.unitId && roles.includes('unitHead'))
    .map((head) => head.id)
  await tellPlainly(work, {
    ...{ subjectId: id, step: `overdue ${work.today}`, event: 'mediaOverdue', link: `/media/permits/${id}` },
    recipients: [permit.carrierId, ...headIds, ...(await ethicsOf(work))],
  })
  await setAlarms(work, 'mediaOverdue', [{ subjectId: id, dueAt: remindAt(work.now, officeCalendar) }])
}

const waitingFor = (permit: Permit): Waiting => ({
  ...{ kind: 'mediaReturn', subjectId: permit.id, title: mediumLabel(permit), unitName: null },
  dueDate: dateInTaipei(new Date(permit.untilAt)),
})

/** What this very person has to bring back. */
export const waitingReturns = async (work: Work): Promise<Waiting[]> =>
  (await store.listCarriedBy(work.tx, work.actor.personId)).map(waitingFor)
