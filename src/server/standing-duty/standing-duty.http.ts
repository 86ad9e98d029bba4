import { z } from 'zod'
import {
  StandingDuty,
  StandingDutyChange,
  StandingDutyRecord,
  StandingDutyYear,
  YearAsked,
} from '#domain/standing-duty/standing-duty.ts'
import { standingDutyYear } from '#domain/standing-duty/standing-duty-year.document.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import type { Exposing } from '#server/platform/http.ts'
import { say } from '#server/platform/messages.ts'
import { changeDuty, printYear, recordDuty, showYear } from './standing-duty.operations.ts'

export function standingDutyHttp({ expose, ...exposing }: Exposing): void {
  expose('GET /standing-duties', showYear, { input: YearAsked, output: StandingDutyYear })
  exposeDocument(exposing, 'GET /standing-duties/year', printYear, {
    input: YearAsked,
    document: (year) => standingDutyYear(year, say),
  })
  expose('POST /standing-duties/:id', changeDuty, { input: StandingDutyChange, output: StandingDuty })
  expose('POST /standing-duties/:id/records', recordDuty, { input: StandingDutyRecord, output: z.object({}) })
}
