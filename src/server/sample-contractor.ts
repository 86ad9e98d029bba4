import type { ContractorPaperEntry } from '#domain/contractor/contractor-paper.ts'
import { addContractor, addPerson } from '#server/contractor/contractor.operations.ts'
import { addPaper } from '#server/contractor/contractor-paper.operations.ts'
import { leaveVisit, recordVisit } from '#server/contractor/contractor-visit.operations.ts'
import { askOrder } from '#server/contractor/work-order.operations.ts'
import { newId } from '#server/platform/id.ts'
import { listPoints } from '#server/point/point.operations.ts'
import { playApproval } from './sample-approval.ts'
import type { Stage } from './sample-facilities.ts'

type Firm = { name: string; kind: string; telephone: string; holidayTelephone: string; people: string[] }

const firms: readonly Firm[] = [
  {
    ...{ name: '遠山資訊服務', kind: '資訊系統', telephone: '05-000-0310', holidayTelephone: '0900-000-310' },
    people: ['林工程師', '賴工程師'],
  },
  { ...{ name: '青禾清潔', kind: '清潔', telephone: '05-000-0320', holidayTelephone: '' }, people: ['許領班'] },
  {
    ...{ name: '安泰示範保全', kind: '保全', telephone: '05-000-0140', holidayTelephone: '05-000-0149' },
    people: ['夜班駐衛'],
  },
]

/** Three firms: of one a contract expires, of another somebody has signed no undertaking. One of their people is inside. */
export async function playContractors(stage: Stage): Promise<void> {
  const { does, inRole, at } = stage
  const head = inRole('unitHead', '行政室')
  at('2026-01-05T10:00:00+08:00')
  const ids: string[] = []
  for (const firm of firms) ids.push(await addFirm(stage, firm))
  const [system, cleaning, guards] = ids as [string, string, string]
  await does(head, addPaper, contract(system, '資訊系統維護契約 115-02', '2026-12-31'))
  await does(head, addPaper, contract(cleaning, '環境清潔契約 115-05', '2026-12-31'))
  await does(head, addPaper, contract(guards, '駐衛保全契約 114-11', '2026-03-10'))
  await playVisits(stage, system, cleaning)
  await playOrders(stage, system)
}

const contract = (id: string, title: string, untilDate: string): ContractorPaperEntry => ({
  ...{ id, paperId: newId(), kind: 'contract', personId: null, title, hasClause: true },
  ...{ fromDate: '2026-01-01', untilDate, fileId: null },
})

/** The first of its people has signed. */
async function addFirm({ does, inRole, unitIds }: Stage, { people, ...facts }: Firm): Promise<string> {
  const head = inRole('unitHead', '行政室')
  const id = newId()
  const unitId = unitIds.get('行政室')!
  await does(head, addContractor, { id, ...facts, unitId, declaresNoBannedProduct: true, remark: '' })
  const signer = newId()
  for (const [at, name] of people.entries())
    await does(head, addPerson, { id, personId: at === 0 ? signer : newId(), name, telephone: '' })
  await does(head, addPaper, {
    ...{ id, paperId: newId(), kind: 'undertaking', personId: signer },
    ...{ title: '保密切結書', hasClause: null, fromDate: '2026-01-05', untilDate: null, fileId: null },
  })
  return id
}

async function playVisits({ does, inRole, at }: Stage, system: string, cleaning: string): Promise<void> {
  const escort = inRole('staff', '行政室')
  const [room] = await does(escort, listPoints, { kind: 'serverRoom' })
  const common = { pointId: room!.id, escortId: escort.personId, workOrderId: null, emergency: '' }
  const id = newId()
  at('2026-02-12T14:05:00+08:00')
  await does(escort, recordVisit, {
    ...common,
    id,
    contractorId: system,
    personName: '林工程師',
    purpose: '更換備份磁帶',
  })
  at('2026-02-12T15:20:00+08:00')
  await does(escort, leaveVisit, { id })
  at('2026-02-13T08:50:00+08:00')
  await does(escort, recordVisit, {
    ...{ ...common, id: newId(), contractorId: cleaning, personName: '許領班', purpose: '連假前地板清洗' },
  })
}

/** Work in the holiday that was approved, and a remote window that waits for the head of the unit. */
async function playOrders(stage: Stage, id: string): Promise<void> {
  const { does, inRole, at } = stage
  const asker = inRole('staff', '行政室')
  const order = { id, who: '林工程師', pointId: null }
  at('2026-02-13T09:00:00+08:00')
  const approved = newId()
  await does(asker, askOrder, {
    ...{ ...order, orderId: approved, isRemote: false, what: '更換不斷電系統電池' },
    ...{ startsAt: '2026-02-16T01:00:00.000Z', endsAt: '2026-02-16T04:00:00.000Z' },
  })
  await playApproval(stage, 'workOrder', approved, inRole('unitHead', '行政室'))
  await does(asker, askOrder, {
    ...{ ...order, orderId: newId(), isRemote: true, what: '公文系統遠端修正' },
    ...{ startsAt: '2026-02-17T02:00:00.000Z', endsAt: '2026-02-17T03:00:00.000Z' },
  })
}
