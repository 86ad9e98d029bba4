import type { Exposing } from '#server/platform/http.ts'

export function incidentHttp(_: Exposing): void {}
