import type { Exposing } from '#server/platform/http.ts'

export function dutyHttp(_: Exposing): void {}
