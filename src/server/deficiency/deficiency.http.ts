import type { Exposing } from '#server/platform/http.ts'

export function deficiencyHttp(_: Exposing): void {}
