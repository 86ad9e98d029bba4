import { z } from 'zod'
import {
  AgeingRow,
  CostAsked,
  Deficiency,
  DeficiencyBulk,
  DeficiencyBulkResult,
  DeficiencyDetail,
  DeficiencyFilter,
  DeficiencyFound,
  DeficiencyListing,
  Extension,
  ImprovementReport,
  mostCounted,
  Remarked,
  SavedView,
} from '#domain/deficiency/deficiency.ts'
import { deficiencyList } from '#domain/deficiency/deficiency-list.document.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import type { Exposing } from '#server/platform/http.ts'
import { say } from '#server/platform/messages.ts'
import {
  improveDeficiency,
  releaseDeficiency,
  reportFound,
  returnDeficiency,
  showDeficiency,
} from './deficiency.operations.ts'
import {
  askForCost,
  beginDeficiency,
  changeManyDeficiencies,
  closeDeficiency,
  extendDeficiency,
  handOverDeficiency,
  reportDeficiency,
  sayInterimMeasure,
} from './deficiency-act.operations.ts'
import { countDeficiencies, listDeficiencies, printDeficiencies, showAgeing } from './deficiency-list.operations.ts'
import { listSavedViews, removeView, saveView } from './saved-view.operations.ts'

const id = z.uuid()

export function deficiencyHttp({ expose, ...exposing }: Exposing): void {
  const output = DeficiencyDetail
  expose('GET /deficiencies', listDeficiencies, {
    input: DeficiencyListing,
    output: z.object({ items: z.array(Deficiency), next: id.nullable() }),
  })
  expose('GET /deficiencies/count', countDeficiencies, {
    input: DeficiencyFilter,
    output: z.object({ count: z.int().max(mostCounted), more: z.boolean() }),
  })
  expose('GET /deficiencies/ageing', showAgeing, { input: DeficiencyFilter, output: z.array(AgeingRow) })
  exposeDocument(exposing, 'GET /deficiencies/list', printDeficiencies, {
    input: DeficiencyFilter,
    document: (paper) => deficiencyList(paper, say),
  })
  expose('GET /deficiencies/:id', showDeficiency, { input: z.object({ id }), output })
  expose('POST /deficiencies', reportFound, { input: DeficiencyFound, output })
  expose('POST /deficiencies/together', changeManyDeficiencies, { input: DeficiencyBulk, output: DeficiencyBulkResult })
  expose('POST /deficiencies/:id/report', reportDeficiency, { input: Remarked, output })
  expose('POST /deficiencies/:id/hand-over', handOverDeficiency, { input: Remarked, output })
  expose('POST /deficiencies/:id/begin', beginDeficiency, { input: Remarked, output })
  expose('POST /deficiencies/:id/interim', sayInterimMeasure, { input: Remarked, output })
  expose('POST /deficiencies/:id/cost', askForCost, { input: CostAsked, output })
  expose('POST /deficiencies/:id/extend', extendDeficiency, { input: Extension, output })
  expose('POST /deficiencies/:id/improve', improveDeficiency, { input: ImprovementReport, output })
  expose('POST /deficiencies/:id/release', releaseDeficiency, { input: Remarked, output })
  expose('POST /deficiencies/:id/return', returnDeficiency, { input: Remarked, output })
  expose('POST /deficiencies/:id/close', closeDeficiency, { input: Remarked, output })
  expose('GET /saved-views', listSavedViews, { input: z.object({}), output: z.array(SavedView) })
  expose('POST /saved-views', saveView, { input: SavedView, output: SavedView })
  expose('POST /saved-views/:id/remove', removeView, { input: z.object({ id }), output: SavedView })
}
