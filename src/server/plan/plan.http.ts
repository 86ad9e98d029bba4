import type { Exposing } from '#server/platform/http.ts'

export function planHttp(_: Exposing): void {}
