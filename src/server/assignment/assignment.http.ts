import type { Exposing } from '#server/platform/http.ts'

export function assignmentHttp(_: Exposing): void {}
