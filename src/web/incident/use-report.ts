import { useState } from 'react'
import { checkIncident } from '#domain/incident/incident.rules.ts'
import type { IncidentRecord } from '#domain/incident/incident.ts'
import { newId } from '#web/platform/new-id.ts'
import { refusalOf } from '#web/platform/rule.ts'
import { useNow } from '#web/platform/use-now.ts'

export type Report = Omit<IncidentRecord, 'planId' | 'fileIds'>

/** The report as it is typed, begun with what is known already, and what the rule of the domain says to it. */
export function useReport(planId: string | null, known = '') {
  const now = useNow()
  const [typed, setTyped] = useState<Report>(() => ({
    ...{ id: newId(), dutyId: null, unitId: null, kinds: [], flags: [], cyberSeverity: null },
    ...{ what: known, place: '', occurredAt: now(), knownAt: now(), reportedToEthicsAt: null },
  }))
  const report = { ...typed, planId }
  return {
    report,
    change: (changes: Partial<Report>) => setTyped((before) => ({ ...before, ...changes })),
    refusal: refusalOf(() => checkIncident({ ...report, fileIds: [] }, planId ?? undefined, new Date(now()))),
    isEmpty: typed.what.trim() === '',
  }
}
