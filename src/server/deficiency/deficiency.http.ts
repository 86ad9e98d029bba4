import { z } from 'zod'
import { Deficiency, DeficiencyDetail, DeficiencyFilter, ImprovementReport } from '#domain/deficiency/deficiency.ts'
import { optionalProse } from '#domain/text.ts'
import type { Exposing } from '#server/platform/http.ts'
import {
  improveDeficiency,
  listDeficiencies,
  releaseDeficiency,
  returnDeficiency,
  showDeficiency,
} from './deficiency.operations.ts'

const id = z.uuid()
const Remarked = z.object({ id, version: z.int(), remark: optionalProse(500) })

export function deficiencyHttp({ expose }: Exposing): void {
  expose('GET /deficiencies', listDeficiencies, {
    input: DeficiencyFilter,
    output: z.object({ items: z.array(Deficiency), next: id.nullable() }),
  })
  expose('GET /deficiencies/:id', showDeficiency, { input: z.object({ id }), output: DeficiencyDetail })
  expose('POST /deficiencies/:id/improve', improveDeficiency, { input: ImprovementReport, output: DeficiencyDetail })
  expose('POST /deficiencies/:id/release', releaseDeficiency, { input: Remarked, output: DeficiencyDetail })
  expose('POST /deficiencies/:id/return', returnDeficiency, { input: Remarked, output: DeficiencyDetail })
}
