import { z } from 'zod'
import { MediumWritten } from '#domain/confidential-medium/confidential-medium.ts'
import { permitAddress, permitSlip } from '#domain/media-permit/media-permit.document.ts'
import {
  HandOut,
  MediaReturn,
  Permit,
  PermitAsked,
  PermitOpened,
  PermitWithdrawal,
} from '#domain/media-permit/media-permit.ts'
import { codePictureOf } from '#server/platform/code-picture.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import type { Exposing } from '#server/platform/http.ts'
import { say } from '#server/platform/messages.ts'
import { handOut, takeBack } from './hand-out.operations.ts'
import {
  askPermit,
  findPermitByCode,
  listPermits,
  openPermit,
  showPermit,
  withdrawPermit,
} from './media-permit.operations.ts'
import { printPermitSlip } from './permit-paper.operations.ts'

export function mediaPermitHttp({ expose, exposeSteps, ...exposing }: Exposing): void {
  const input = z.object({ id: z.uuid() })
  const output = MediumWritten
  expose('GET /media-permits', listPermits, {
    input: z.object({ mediumId: z.uuid().optional() }),
    output: z.array(Permit),
  })
  expose('GET /media-permits/by-code/:code', findPermitByCode, {
    input: z.object({ code: z.string().max(200) }),
    output: Permit,
  })
  expose('GET /media-permits/:id', showPermit, { input, output: Permit })
  // In a step, since an answer under a key would be kept in clear.
  exposeSteps('POST /media-permits/:id/open', openPermit.name, {
    input,
    output: PermitOpened,
    run: (perform, values) => perform(openPermit, values),
  })
  expose('POST /media-permits', askPermit, { input: PermitAsked, output })
  expose('POST /media-permits/:id/withdraw', withdrawPermit, { input: PermitWithdrawal, output })
  expose('POST /media-permits/hand-out', handOut, { input: HandOut, output })
  expose('POST /media-permits/take-back', takeBack, { input: MediaReturn, output })
  exposeDocument(exposing, 'POST /media-permits/:id/slip', printPermitSlip, {
    input,
    document: (paper, origin) =>
      permitSlip(paper, paper.permit.code && permitAddress(origin(), paper.permit.code), say),
    images: async ({ permit: { code } }, origin) =>
      new Map(code ? [['code', await codePictureOf(permitAddress(origin(), code))]] : []),
  })
}
