import { z } from 'zod'
import { CheckDraw, CheckPopulation, CheckResults } from '#domain/travel/travel-check.ts'
import { ReturnReport, TripContent } from '#domain/travel/trip.ts'

/** Why somebody travels and whom they meet, what they said after coming back, and why something came back to them. */
export const content = { table: 'trip', column: 'content', shape: TripContent }
export const returnReport = { table: 'trip', column: 'return_report', shape: ReturnReport }
export const remark = { table: 'trip', column: 'remark', shape: z.string() }

/** Of the yearly check: who is on the list, who was drawn, and what came of it. */
export const population = { table: 'travel_check', column: 'population', shape: CheckPopulation }
export const draw = { table: 'travel_check', column: 'draw', shape: CheckDraw }
export const results = { table: 'travel_check', column: 'results', shape: CheckResults }
