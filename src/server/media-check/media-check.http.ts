import { z } from 'zod'
import { MediumWritten } from '#domain/confidential-medium/confidential-medium.ts'
import {
  Locker,
  MediaCheck,
  MediaCheckBegin,
  MediaCheckFinish,
  MediaCheckSummary,
} from '#domain/media-check/media-check.ts'
import type { Exposing } from '#server/platform/http.ts'
import {
  beginMediaCheck,
  finishMediaCheck,
  listLockers,
  listMediaChecks,
  showMediaCheck,
} from './media-check.operations.ts'

export function mediaCheckHttp({ expose }: Exposing): void {
  const output = MediumWritten
  expose('GET /media-checks', listMediaChecks, { input: z.object({}), output: z.array(MediaCheckSummary) })
  expose('GET /media-checks/:id', showMediaCheck, { input: z.object({ id: z.uuid() }), output: MediaCheck })
  expose('GET /media-lockers', listLockers, { input: z.object({}), output: z.array(Locker) })
  expose('POST /media-checks', beginMediaCheck, { input: MediaCheckBegin, output })
  expose('POST /media-checks/:id/finish', finishMediaCheck, { input: MediaCheckFinish, output })
}
