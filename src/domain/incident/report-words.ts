import { dateInTaipei, formatRocDate, timeInTaipei } from '#domain/calendar.ts'
import type { Incident } from '#domain/incident/incident.ts'
import type { IncidentReport } from '#domain/incident/incident-report.ts'

/** A sentence of the messages by key, with its places filled in. */
export type Say = (key: string, parameters?: Record<string, string | number>) => string

export const rocInstant = (instant: string): string => {
  const moment = new Date(instant)
  return `${formatRocDate(dateInTaipei(moment))} ${timeInTaipei(moment)}`
}

export const joined = (texts: readonly string[]): string => texts.filter(Boolean).join('、')

export const kindsSaid = ({ kinds }: Pick<Incident, 'kinds'>, say: Say): string =>
  kinds.length === 0 ? say('incident.short.unknown') : joined(kinds.map((kind) => say(`route.kind.${kind}`)))

export const stageSaid = ({ stage, number }: Pick<IncidentReport, 'stage' | 'number'>, say: Say): string =>
  say(`incidentReport.stage.${stage}`, { number })
