import { z } from 'zod'
import { FollowUpCases, FollowUpOpening, FollowUpStepRecord } from '#domain/follow-up-case/follow-up-case.ts'
import type { Address, Exposing } from '#server/platform/http.ts'
import type { Op } from '#server/platform/work.ts'
import { listFollowUpCases, openFollowUpCase, takeFollowUpStep } from './follow-up-case.operations.ts'
import { listSealedFollowUps, openSealedFollowUp, takeSealedStep } from './sealed-follow-up.operations.ts'

export function followUpCaseHttp({ expose, exposeSteps }: Exposing): void {
  const output = FollowUpCases
  const byId = z.object({ id: z.uuid() })
  /** In steps, since an answer under a key would be kept; ids and places keep a repeat from doing it twice. */
  const act = <I extends z.ZodObject>(address: Address, operation: Op<z.infer<I>, FollowUpCases>, input: I) =>
    exposeSteps(address, operation.name, { input, output, run: (perform, values) => perform(operation, values) })

  expose('GET /incidents/:id/follow-up-cases', listFollowUpCases, { input: byId, output })
  expose('POST /incidents/:id/follow-up-cases', openFollowUpCase, { input: FollowUpOpening, output })
  expose('POST /incidents/:id/follow-up-cases/:caseId/steps', takeFollowUpStep, { input: FollowUpStepRecord, output })
  expose('GET /sealed-matters/:id/follow-up-cases', listSealedFollowUps, { input: byId, output })
  act('POST /sealed-matters/:id/follow-up-cases', openSealedFollowUp, FollowUpOpening)
  act('POST /sealed-matters/:id/follow-up-cases/:caseId/steps', takeSealedStep, FollowUpStepRecord)
}
