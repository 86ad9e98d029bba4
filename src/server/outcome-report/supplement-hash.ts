import type { Supplement } from '#domain/outcome-report/outcome-draft.ts'
import { canonicalJson } from '#server/platform/canonical-json.ts'
import { sha256Of } from '#server/platform/files.ts'

/** Over all that a supplement says and the hash of what stood before it: none can be changed or taken out unseen. */
export const hashOfSupplement = (said: Omit<Supplement, 'hash'>): string => sha256Of(canonicalJson(said))
