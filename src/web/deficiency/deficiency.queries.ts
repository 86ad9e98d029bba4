import type { Deficiency } from '#domain/deficiency/deficiency.ts'

export type DeficiencyStatusName = Deficiency['status']
