import { z } from 'zod'
import {
  mediumAddress,
  mediumSlip,
  registerDocument,
  slipCode,
} from '#domain/confidential-medium/confidential-medium.document.ts'
import {
  DestructionAsked,
  Medium,
  MediumChange,
  MediumDetail,
  MediumEntry,
  MediumParticulars,
  MediumWritten,
} from '#domain/confidential-medium/confidential-medium.ts'
import { Versioned } from '#domain/duty/duty.ts'
import { codePictureOf } from '#server/platform/code-picture.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import type { Exposing } from '#server/platform/http.ts'
import { say } from '#server/platform/messages.ts'
import {
  findMediumByCode,
  listMedia,
  moveMedium,
  openMedium,
  registerMedium,
  showMedium,
} from './confidential-medium.operations.ts'
import { askDestruction, confirmDestruction, dropDestruction } from './destruction.operations.ts'
import { printMediumSlip, printRegister } from './medium-paper.operations.ts'

export function confidentialMediumHttp({ expose, exposeSteps, ...exposing }: Exposing): void {
  const input = z.object({ id: z.uuid() })
  const output = MediumWritten
  expose('GET /confidential-media', listMedia, { input: z.object({}), output: z.array(Medium) })
  expose('GET /confidential-media/by-code/:code', findMediumByCode, {
    input: z.object({ code: z.string().max(200) }),
    output: Medium,
  })
  expose('GET /confidential-media/:id', showMedium, { input, output: MediumDetail })
  // In a step, since an answer under a key would be kept in clear.
  exposeSteps('POST /confidential-media/:id/open', openMedium.name, {
    input,
    output: MediumParticulars,
    run: (perform, values) => perform(openMedium, values),
  })
  expose('POST /confidential-media', registerMedium, { input: MediumEntry, output })
  expose('PATCH /confidential-media/:id', moveMedium, { input: MediumChange, output })
  expose('POST /confidential-media/:id/destruction', askDestruction, { input: DestructionAsked, output })
  expose('POST /confidential-media/:id/destruction/drop', dropDestruction, { input: Versioned, output })
  expose('POST /confidential-media/:id/destruction/confirm', confirmDestruction, { input: Versioned, output })
  exposeDocument(exposing, 'POST /confidential-media/:id/slip', printMediumSlip, {
    input,
    document: (paper, origin) => mediumSlip(paper, mediumAddress(origin(), paper.medium.code), say),
    images: async ({ medium }, origin) =>
      new Map([[slipCode, await codePictureOf(mediumAddress(origin(), medium.code))]]),
  })
  exposeDocument(exposing, 'POST /confidential-media-register', printRegister, {
    input: z.object({}),
    document: (paper) => registerDocument(paper, say),
  })
}
