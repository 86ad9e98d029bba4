import type { MetaLine } from '#domain/document.ts'

/** One page for the fax without its looks: the cover lines, and below them what it says. */
export type FaxPage = {
  title: string
  agency: string
  cover: readonly MetaLine[]
  lines: readonly MetaLine[]
  hint: string
  watermark: string | null
  /** Instant of making, ISO 8601. */
  madeAt: string
}
