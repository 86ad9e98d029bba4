import type { Exposing } from '#server/platform/http.ts'

export function checklistHttp(_: Exposing): void {}
