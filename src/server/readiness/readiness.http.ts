import { z } from 'zod'
import { AgencySigning, Readiness, UnitSigning } from '#domain/readiness/readiness.ts'
import type { Exposing } from '#server/platform/http.ts'
import { showReadiness, signAgency, signUnit } from './readiness.operations.ts'

export function readinessHttp({ expose }: Exposing): void {
  expose('GET /plans/:id/readiness', showReadiness, { input: z.object({ id: z.uuid() }), output: Readiness })
  expose('POST /plans/:id/readiness/:unitId/sign', signUnit, { input: UnitSigning, output: Readiness })
  expose('POST /plans/:id/readiness/sign', signAgency, { input: AgencySigning, output: Readiness })
}
