import type { Contractor, ContractorDetail } from '#domain/contractor/contractor.ts'
import type { DueContractorPaper } from '#domain/contractor/contractor-paper.ts'
import type { ContractorVisit, DoorLog } from '#domain/contractor/contractor-visit.ts'
import type { WorkOrder } from '#domain/contractor/work-order.ts'
import { answerOf } from '#web/platform/queries.ts'

export const contractorsQuery = (isWithdrawn: boolean) =>
  answerOf<Contractor[]>(isWithdrawn ? '/contractors?withdrawn=yes' : '/contractors')
export const contractorQuery = (id: string) => answerOf<ContractorDetail>(`/contractors/${id}`)
export const duePapersQuery = answerOf<DueContractorPaper[]>('/contractors/due-papers')
export const workOrderQuery = (id: string) => answerOf<WorkOrder>(`/work-orders/${id}`)
export const doorQuery = answerOf<DoorLog>('/contractor-door')
export const visitsQuery = (from: string, until: string) =>
  answerOf<ContractorVisit[]>(`/contractor-visits?${new URLSearchParams({ from, until })}`)
