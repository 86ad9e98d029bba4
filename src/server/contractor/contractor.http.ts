import { z } from 'zod'
import {
  Contractor,
  ContractorChange,
  ContractorDetail,
  ContractorEntry,
  ContractorPersonEntry,
} from '#domain/contractor/contractor.ts'
import { ContractorPaperEntry, DueContractorPaper } from '#domain/contractor/contractor-paper.ts'
import { Versioned } from '#domain/duty/duty.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import type { Exposing } from '#server/platform/http.ts'
import { say } from '#server/platform/messages.ts'
import {
  addContractor,
  addPerson,
  changeContractor,
  inspectContractor,
  leavePerson,
  linkIncident,
  listContractors,
  printContractors,
  showContractor,
  withdrawContractor,
} from './contractor.operations.ts'
import { contractorListDocument } from './contractor-list.document.ts'
import { addPaper, endPaper, listDuePapers } from './contractor-paper.operations.ts'

export function contractorHttp({ expose, ...exposing }: Exposing): void {
  const output = ContractorDetail
  const at = '/contractors/:id' as const
  const ById = z.object({ id: z.uuid() })
  expose('GET /contractors', listContractors, {
    input: z.object({ withdrawn: z.literal('yes').optional() }),
    output: z.array(Contractor),
  })
  exposeDocument(exposing, 'GET /contractors/list', printContractors, {
    input: z.object({}),
    document: (printed) => contractorListDocument(printed, say),
  })
  expose('GET /contractors/due-papers', listDuePapers, { input: z.object({}), output: z.array(DueContractorPaper) })
  expose(`GET ${at}`, showContractor, { input: ById, output })
  expose('POST /contractors', addContractor, { input: ContractorEntry, output })
  expose(`PATCH ${at}`, changeContractor, { input: ContractorChange, output })
  expose(`POST ${at}/withdraw`, withdrawContractor, { input: Versioned, output })
  expose(`POST ${at}/people`, addPerson, { input: ContractorPersonEntry, output })
  expose(`POST ${at}/people/:personId/leave`, leavePerson, { input: ById.extend({ personId: z.uuid() }), output })
  expose(`POST ${at}/papers`, addPaper, { input: ContractorPaperEntry, output })
  expose(`POST ${at}/papers/:paperId/end`, endPaper, { input: ById.extend({ paperId: z.uuid() }), output })
  expose(`POST ${at}/inspections`, inspectContractor, { input: ById.extend({ inspectionId: z.uuid() }), output })
  expose(`POST ${at}/incidents`, linkIncident, { input: ById.extend({ incidentId: z.uuid() }), output })
}
