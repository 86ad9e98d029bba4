import { SearchAnswer, SearchAsked } from '#domain/search/search.ts'
import type { Exposing } from '#server/platform/http.ts'
import { search } from './search.operations.ts'

export function searchHttp({ expose }: Exposing): void {
  expose('GET /search', search, { input: SearchAsked, output: SearchAnswer })
}
