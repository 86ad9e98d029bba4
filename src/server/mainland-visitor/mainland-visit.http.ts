import { z } from 'zod'
import {
  ObservationMade,
  Visit,
  VisitPlanned,
  VisitShadow,
  VisitWritten,
} from '#domain/mainland-visitor/mainland-visit.ts'
import type { Exposing } from '#server/platform/http.ts'
import { listVisits, observeVisit, openVisit, planVisit } from './mainland-visit.operations.ts'

export function mainlandVisitHttp({ expose, exposeSteps }: Exposing): void {
  expose('GET /mainland-visits', listVisits, { input: z.object({}), output: z.array(VisitShadow) })
  expose('PUT /mainland-visits/:id', planVisit, { input: VisitPlanned, output: VisitWritten })
  // In a step, since an answer under a key would be kept in clear.
  exposeSteps('POST /mainland-visits/:id/open', openVisit.name, {
    input: z.object({ id: z.uuid() }),
    output: Visit,
    run: (perform, values) => perform(openVisit, values),
  })
  expose('POST /mainland-visits/:id/observations', observeVisit, { input: ObservationMade, output: VisitWritten })
}
