import { z } from 'zod'
import {
  StatusEntry,
  StatusReport,
  StatusSchedule,
  StatusScheduleChange,
  StatusToday,
  StatusWall,
  WallFilter,
} from '#domain/status-report/status-report.ts'
import type { Exposing } from '#server/platform/http.ts'
import { giveStatus, showStatusToday, showWall } from './status-report.operations.ts'
import { changeSchedule } from './status-schedule.operations.ts'

export function statusReportHttp({ expose }: Exposing): void {
  expose('GET /status-reports/wall', showWall, { input: WallFilter, output: StatusWall })
  expose('GET /status-reports/today', showStatusToday, { input: z.object({}), output: StatusToday })
  expose('POST /status-reports', giveStatus, { input: StatusEntry, output: StatusReport })
  expose('POST /status-schedules', changeSchedule, { input: StatusScheduleChange, output: StatusSchedule })
}
