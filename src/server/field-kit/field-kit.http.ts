import { z } from 'zod'
import { FieldKit } from '#domain/field-kit/field-kit.ts'
import type { Exposing } from '#server/platform/http.ts'
import { showFieldKit } from './field-kit.operations.ts'

export function fieldKitHttp({ expose }: Exposing): void {
  expose('GET /field-kit', showFieldKit, { input: z.object({}), output: FieldKit })
}
