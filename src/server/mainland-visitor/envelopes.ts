import { ObservationContent, VisitContent } from '#domain/mainland-visitor/mainland-visit.ts'

/** Who comes and where they go, and what was noticed. */
export const content = { table: 'mainland_visit', column: 'content', shape: VisitContent }
export const observation = { table: 'mainland_visit_observation', column: 'content', shape: ObservationContent }
