import type { Exposing } from '#server/platform/http.ts'

export function agencyHttp(_: Exposing): void {}
