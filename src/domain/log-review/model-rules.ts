import { z } from 'zod'
import { LogRule } from './log-rule.ts'
import shipped from './model-rules.json' with { type: 'json' }

/** What usually deserves a second look. Their numbers are suggestions and none of them is law. */
export const modelRules: readonly LogRule[] = z.array(LogRule).parse(shipped)
