import type { Files } from '#server/platform/files.ts'
import type { Exposing } from '#server/platform/http.ts'

export function outcomeReportHttp(_: Exposing, __: Files): void {}
