import { z } from 'zod'
import { CyberSeverity } from '#domain/route/route.ts'

/** What was hit. */
export const CyberObject = z.enum([
  'nonCoreInformation',
  'coreInformation',
  'criticalOrSecretInformation',
  'stateSecret',
  'nonCoreSystem',
  'coreSystem',
  'criticalSystem',
  'nonCoreOperation',
  'coreOperation',
  'criticalOperation',
])
export type CyberObject = z.infer<typeof CyberObject>

/** What was done to it: known to others, changed, or out of use. */
export const CyberImpact = z.enum(['leaked', 'altered', 'stopped'])
export type CyberImpact = z.infer<typeof CyberImpact>

/** For what was leaked or changed slight or serious; for what stands still within or beyond the tolerable outage. */
export const CyberExtent = z.enum(['slight', 'serious', 'withinTolerance', 'beyondTolerance'])
export type CyberExtent = z.infer<typeof CyberExtent>

export const CyberHit = z.object({ object: CyberObject, impact: CyberImpact, extent: CyberExtent })
export type CyberHit = z.infer<typeof CyberHit>

/** A level and what it was judged by. */
export const SeverityJudged = z.object({
  matrixFrom: z.iso.date(),
  hits: z.array(CyberHit).min(1).max(30),
  level: CyberSeverity,
})
export type SeverityJudged = z.infer<typeof SeverityJudged>

export const CyberMatrixCell = CyberHit.extend({
  level: CyberSeverity,
  /** Seen in this very version of the text. */
  verified: z.boolean(),
})

export const CyberMatrix = z.object({
  name: z.string(),
  source: z.string(),
  from: z.iso.date(),
  until: z.iso.date().nullable(),
  cells: z.array(CyberMatrixCell),
})
export type CyberMatrix = z.infer<typeof CyberMatrix>
