import { heads, stagesFor } from '#domain/approval/approval.rules.ts'
import { checkAsking, checkClosing, checkOpening, isOpenTooLong } from '#domain/contractor/work-order.rules.ts'
import type { WorkOrder, WorkOrderEntry } from '#domain/contractor/work-order.ts'
import { maySeeRestricted } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { dropAlarms, type Ringing, setAlarms } from '#server/alarm/alarm.operations.ts'
import { type Approvable, requestApproval, standsInRoute } from '#server/approval/approval.operations.ts'
import { canonicalJson } from '#server/platform/canonical-json.ts'
import { sha256Of } from '#server/platform/files.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { tellPlainly } from '#server/telling/telling.operations.ts'
import * as contractors from './contractor.store.ts'
import { keepersOf } from './contractor-keepers.operations.ts'
import * as store from './work-order.store.ts'

type ById = { id: string }

async function load(work: Work, id: string): Promise<WorkOrder> {
  const order = await store.find(work.tx, id)
  if (!order) throw new Problem('not_found')
  const isTheirs = maySeeRestricted(work.actor, order.unitId) || (await standsInRoute(work, 'workOrder', id))
  if (!isTheirs) throw new Problem('not_found')
  return order
}

export const showOrder = read('workOrder.show', (work, { id }: ById) => load(work, id))

const hashOf = ({ contractorId, isRemote, what, who, pointId, startsAt, endsAt }: WorkOrder): string =>
  sha256Of(canonicalJson({ contractorId, isRemote, what, who, pointId, startsAt, endsAt }))

/** On its way at once to the head of the unit; what that head asks, the agency's heads decide. */
export const askOrder = write(
  'workOrder.ask',
  async (work, { id: contractorId, orderId: id, ...asked }: WorkOrderEntry) => {
    const firm = await contractors.find(work.tx, contractorId)
    if (!firm) throw new Problem('not_found')
    checkAsking(work.actor, firm, asked, work.now)
    const { agencyId, personId: askedBy } = work.actor
    await store.insert(work.tx, { ...asked, id, agencyId, contractorId, askedBy, askedAt: work.now })
    const isHead = work.actor.roles.includes('unitHead')
    await requestApproval(work, {
      ...{ kind: 'workOrder', subjectId: id, title: `${firm.name}　${asked.what}`.slice(0, 120), dueDate: null },
      contentHash: hashOf((await store.find(work.tx, id))!),
      stagesOf: (route, people) => stagesFor(isHead ? [[heads]] : route, people, work.actor),
    })
    work.record(id, { contractorId, isRemote: asked.isRemote, startsAt: asked.startsAt, endsAt: asked.endsAt })
    return load(work, id)
  },
)

export const workOrderApproval: Approvable = {
  show: async (work, id) => ({ contentHash: hashOf(await load(work, id)) }),
  approved: (work, id) => settle(work, id, 'approved'),
  returned: (work, id) => settle(work, id, 'returned'),
}

async function settle(work: Work, id: string, state: 'approved' | 'returned'): Promise<void> {
  await store.setState(work.tx, id, state)
}

/** The way in from outside is opened: only for this window, and until it is shut again. */
export const openWindow = write('workOrder.open', async (work, { id }: ById) => {
  const order = await load(work, id)
  checkOpening(work.actor, order, work.now)
  if (!(await store.open(work.tx, id, work.actor.personId, work.now))) throw new Problem('workOrder.already_opened')
  await setAlarms(work, 'contractorWindowOpen', [{ subjectId: id, dueAt: new Date(order.endsAt) }])
  work.record(id, { contractorId: order.contractorId })
  return load(work, id)
})

export const closeWindow = write('workOrder.close', async (work, { id }: ById) => {
  const order = await load(work, id)
  checkClosing(work.actor, order)
  if (!(await store.close(work.tx, id, work.actor.personId, work.now))) throw new Problem('workOrder.already_closed')
  await dropAlarms(work, 'contractorWindowOpen', [id])
  work.record(id, { contractorId: order.contractorId })
  return load(work, id)
})

/** The time of the window is over and nobody has shut it. */
export async function ringWindow(work: Work, { subjectId }: Ringing): Promise<void> {
  const order = await store.find(work.tx, subjectId)
  if (!order || !isOpenTooLong(order, work.now)) return
  await tellPlainly(work, {
    ...{ subjectId, step: 'still open', event: 'contractorWindowOpen', link: `/contractors/orders/${subjectId}` },
    recipients: await keepersOf(work, order.unitId),
  })
}
