import { z } from 'zod'
import { Deputy, DeputyNamed } from '#domain/deputy/deputy.ts'
import { Versioned } from '#domain/duty/duty.ts'
import type { Exposing } from '#server/platform/http.ts'
import { endDeputy, listDeputies, nameDeputy } from './deputy.operations.ts'

export function deputyHttp({ expose }: Exposing): void {
  expose('GET /deputies', listDeputies, { input: z.object({}), output: z.array(Deputy) })
  expose('POST /deputies', nameDeputy, { input: DeputyNamed, output: Deputy })
  expose('POST /deputies/:id/end', endDeputy, { input: Versioned, output: Deputy })
}
