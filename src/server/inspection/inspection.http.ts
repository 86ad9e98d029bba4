import type { Exposing } from '#server/platform/http.ts'

export function inspectionHttp(_: Exposing): void {}
