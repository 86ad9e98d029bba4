import { z } from 'zod'
import { Versioned } from '#domain/duty/duty.ts'
import { CallTreeChange } from '#domain/emergency-plan/call-tree.ts'
import {
  EmergencyPlan,
  EmergencyPlanChange,
  EmergencyPlanDetail,
  EmergencyPlanEntry,
} from '#domain/emergency-plan/emergency-plan.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import type { Exposing } from '#server/platform/http.ts'
import { say } from '#server/platform/messages.ts'
import { callTreeDocument } from './call-tree.document.ts'
import {
  addEmergencyPlan,
  changeEmergencyPlan,
  listEmergencyPlans,
  printCallTree,
  saveCallTree,
  showEmergencyPlan,
  startTreeDrill,
  withdrawEmergencyPlan,
} from './emergency-plan.operations.ts'

export function emergencyPlanHttp({ expose, ...exposing }: Exposing): void {
  const ById = z.object({ id: z.uuid() })
  const output = EmergencyPlanDetail
  const at = '/emergency-plans/:id' as const
  expose('GET /emergency-plans', listEmergencyPlans, {
    input: z.object({ withdrawn: z.literal('yes').optional() }),
    output: z.array(EmergencyPlan),
  })
  expose(`GET ${at}`, showEmergencyPlan, { input: ById, output })
  expose('POST /emergency-plans', addEmergencyPlan, { input: EmergencyPlanEntry, output })
  expose(`PATCH ${at}`, changeEmergencyPlan, { input: EmergencyPlanChange, output })
  expose(`POST ${at}/withdraw`, withdrawEmergencyPlan, { input: Versioned, output })
  expose(`PUT ${at}/call-tree`, saveCallTree, { input: CallTreeChange, output })
  expose(`POST ${at}/drills`, startTreeDrill, {
    input: ById.extend({ drillId: z.uuid(), planId: z.uuid() }),
    output,
  })
  exposeDocument(exposing, `GET ${at}/call-tree`, printCallTree, {
    input: ById,
    document: (printed) => callTreeDocument(printed, say),
  })
}
