import { Problem } from '#domain/problem.ts'
import type { StatusSubject } from '#domain/status-report/status-report.ts'
import { subjectKey } from '#domain/status-report/status-slot.rules.ts'

type Unit = { id: string; name: string; abolishedOn: string | null }
/** One that still stands. */
type Point = { id: string; unitId: string }

/** Who is asked exists, once, and a facility answers through the unit in charge of it. */
export function checkSubjects(
  subjects: readonly StatusSubject[],
  units: readonly Unit[],
  points: readonly Point[],
): void {
  const known = new Map(units.map((unit) => [unit.id, unit]))
  const chargeOf = new Map(points.map(({ id, unitId }) => [id, unitId]))
  for (const { unitId, pointId } of subjects) {
    const unit = known.get(unitId)
    if (!unit) throw new Problem('statusReport.unit_unknown')
    if (unit.abolishedOn !== null) throw new Problem('unit.abolished', { name: unit.name })
    if (pointId !== null && chargeOf.get(pointId) !== unitId) throw new Problem('statusReport.point_unknown')
  }
  if (new Set(subjects.map(subjectKey)).size < subjects.length) throw new Problem('statusReport.subject_repeated')
}
