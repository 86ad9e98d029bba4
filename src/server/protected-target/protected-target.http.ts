import { z } from 'zod'
import { Versioned } from '#domain/duty/duty.ts'
import {
  ProtectedTarget,
  ProtectedTargetChange,
  ProtectedTargetDetail,
  ProtectedTargetEntry,
  ProtectiveMeasureEntry,
  TargetRecordEntry,
} from '#domain/protected-target/protected-target.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import type { Exposing } from '#server/platform/http.ts'
import { say } from '#server/platform/messages.ts'
import {
  addTarget,
  changeTarget,
  linkRecord,
  listTargets,
  printTargets,
  setMeasure,
  showTarget,
  withdrawTarget,
} from './protected-target.operations.ts'
import { targetRegisterDocument } from './target-register.document.ts'

export function protectedTargetHttp({ expose, ...exposing }: Exposing): void {
  const output = ProtectedTargetDetail
  const at = '/protected-targets/:id' as const
  expose('GET /protected-targets', listTargets, {
    input: z.object({ withdrawn: z.literal('yes').optional() }),
    output: z.array(ProtectedTarget),
  })
  exposeDocument(exposing, 'GET /protected-targets/register', printTargets, {
    input: z.object({}),
    document: (printed) => targetRegisterDocument(printed, say),
  })
  expose(`GET ${at}`, showTarget, { input: z.object({ id: z.uuid() }), output })
  expose('POST /protected-targets', addTarget, { input: ProtectedTargetEntry, output })
  expose(`PATCH ${at}`, changeTarget, { input: ProtectedTargetChange, output })
  expose(`POST ${at}/withdraw`, withdrawTarget, { input: Versioned, output })
  expose(`PUT ${at}/measures/:measureId`, setMeasure, { input: ProtectiveMeasureEntry, output })
  expose(`POST ${at}/records`, linkRecord, { input: TargetRecordEntry, output })
}
