import type { StoredFile } from '#domain/file/file.ts'
import type { ReportFacts, Say } from '#domain/outcome-report/outcome-report.rules.ts'

type Table = string[][]

/** The records of a plan as tables; of events only those that anybody of the office may know. */
export function recordTables(
  { assignments, inspections, deficiencies, incidents }: ReportFacts,
  files: readonly StoredFile[],
  pathOf: (file: StoredFile) => string,
  say: Say,
): Record<string, Table> {
  const head = (...names: string[]): string[] => names.map((name) => say(`outcome.record.${name}`, {}))
  return {
    assignments: [
      head('id', 'clause', 'what', 'unit', 'person', 'due', 'state', 'done', 'evidence', 'files'),
      ...assignments.map((one) => [
        one.id,
        one.clauseLabel,
        one.what,
        one.unitName,
        one.personName ?? '',
        [one.dueDate, one.dueTime].filter(Boolean).join(' '),
        say(`assignment.state.${one.state}`, {}),
        one.evidence.map(({ doneAt, doneBy }) => `${doneAt} ${doneBy}`).join('\n'),
        one.evidence
          .map(({ note, records }) => [note, ...records.map(({ title }) => title)].join('　').trim())
          .join('\n'),
        one.evidence.flatMap(({ files: shown }) => shown.map(pathOf)).join('\n'),
      ]),
    ],
    inspections: [
      head('id', 'what', 'unit', 'place', 'submitted', 'person', 'compliant', 'notCompliant', 'notApplicable'),
      ...inspections
        .filter(({ status }) => status === 'submitted')
        .map((one) => [
          one.id,
          one.title,
          one.unitName,
          one.pointName ?? '',
          one.submittedAt ?? '',
          one.submittedByName ?? '',
          ...[one.compliant, one.notCompliant, one.notApplicable].map(String),
        ]),
    ],
    deficiencies: [
      head('id', 'what', 'unit', 'place', 'grade', 'state', 'found', 'due'),
      ...deficiencies.map((one) => [
        one.id,
        one.description,
        one.unitName,
        one.pointName ?? one.place,
        say(`grade.${one.grade}`, {}),
        say(`deficiency.status.${one.status}`, {}),
        one.foundOn,
        one.improvementDueDate,
      ]),
    ],
    incidents: [
      head('id', 'number', 'what', 'place', 'occurred', 'known', 'told'),
      ...incidents
        .filter(({ confidentiality }) => confidentiality === 'normal')
        .map((one) => [
          one.id,
          one.number,
          one.what,
          one.place,
          one.occurredAt,
          one.knownAt,
          one.notices.map(({ toldAt, recipient }) => `${toldAt} ${recipient}`).join('\n'),
        ]),
    ],
    files: [head('path', 'name', 'sha256'), ...files.map((file) => [pathOf(file), file.name, file.sha256])],
  }
}
