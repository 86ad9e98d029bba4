import { formatRocDate, formatRocDateLong } from '#domain/calendar.ts'
import type { Block, OfficialDocument } from '#domain/document.ts'
import type { Say } from '#domain/outcome-report/outcome-report.rules.ts'
import type { OutcomeReport, OutcomeReportView } from '#domain/outcome-report/outcome-report.ts'
import { bodyOf } from '#domain/plan/plan.rules.ts'
import { sumOf } from '#domain/status-report/status-report.rules.ts'

/** Blanks at the left of a clause's account, by its depth, would shift tables; the marker of the plan says enough. */
const markerOf = (label: string): string => {
  const own = label.split('.').at(-1) ?? label
  return /[)）]$/.test(own) ? own : `${own}、`
}

/** The report's own two headings stand above the plan's. */
const headingLevel = (level: number): 2 | 3 => (level === 1 ? 2 : 3)

/** The outcome report as an official document: what it says, not how it looks. */
export function outcomeDocument(view: OutcomeReportView, madeAt: string, say: Say): OfficialDocument {
  const { report } = view
  const { period, totals } = report
  return {
    title: say('outcome.document.title', { plan: report.title }),
    kind: say('outcome.document.kind', {}),
    agency: report.agencyName,
    meta: [
      {
        label: say('outcome.document.period', {}),
        value: `${formatRocDate(period.start)}～${formatRocDate(period.end)}`,
      },
      { label: say('outcome.document.writtenOn', {}), value: formatRocDateLong(report.writtenOn) },
      ...(report.amendment
        ? [
            {
              label: say('outcome.document.version', {}),
              value: say('outcome.document.amendment', {
                number: report.amendment.number,
                date: formatRocDateLong(report.amendment.since),
              }),
            },
          ]
        : []),
      ...(view.hash ? [{ label: say('outcome.document.hash', {}), value: view.hash }] : []),
    ],
    blocks: [
      { type: 'heading', level: 1, text: say('outcome.document.summary', {}) },
      {
        type: 'paragraph',
        text: say('outcome.document.totals', {
          days: period.days,
          owed: totals.assignments.value,
          done: totals.done.value,
          late: totals.late.value,
          inspections: totals.inspections.value,
          answers: totals.answers,
          found: totals.deficienciesFound.value,
          released: totals.deficienciesReleased.value,
          incidents: totals.incidents.value,
        }),
      },
      ...sealedParagraph(report, say),
      unitTable(report, say),
      ...statusBlocks(report, say),
      { type: 'heading', level: 1, text: say('outcome.document.clauses', {}) },
      ...report.clauses.flatMap((clause) => clauseBlocks(clause, say)),
    ],
    ...(report.exercise && { watermark: say('outcome.document.exercise', {}) }),
    madeAt,
  }
}

/** How many, and of which kind where that tells nothing of a single one. */
function sealedParagraph({ sealed }: OutcomeReport, say: Say): Block[] {
  if (!sealed) return []
  const { total, from, byKind } = sealed
  if (total === null) return [{ type: 'paragraph', text: say('outcome.document.sealedFew', { from }) }]
  const kinds = (byKind ?? []).map(({ kind, count }) => `${say(`incident.kind.${kind}`, {})} ${count}`).join('、')
  const text = kinds ? say('outcome.document.sealedKinds', { total, kinds }) : say('outcome.document.sealed', { total })
  return [{ type: 'paragraph', text }]
}

function unitTable({ units }: OutcomeReport, say: Say): Block {
  const column = (key: string, width = 2) => ({ title: say(`outcome.unit.${key}`, {}), width, align: 'right' as const })
  return {
    type: 'table',
    caption: say('outcome.document.unitTable', {}),
    columns: [
      { title: say('outcome.unit.name', {}), width: 4, align: 'left' },
      column('owed'),
      column('done'),
      column('inspections'),
      column('deficiencies'),
      column('released'),
    ],
    rows: units.map((unit) => [
      unit.name,
      ...[unit.owed, unit.done, unit.inspections, unit.deficiencies, unit.released].map(String),
    ]),
  }
}

function statusBlocks({ statusReports }: OutcomeReport, say: Say): Block[] {
  if (statusReports.length === 0) return []
  const column = (key: 'expected' | 'onTime' | 'late' | 'missing') => ({
    title: say(`outcome.status.${key}`, {}),
    width: 2,
    align: 'right' as const,
  })
  return [
    { type: 'paragraph', text: say('outcome.status.total', sumOf(statusReports)) },
    {
      type: 'table',
      caption: say('outcome.status.title', {}),
      columns: [
        { title: say('outcome.unit.name', {}), width: 4, align: 'left' },
        column('expected'),
        column('onTime'),
        column('late'),
        column('missing'),
      ],
      rows: statusReports.map(({ name, expected, onTime, late, missing }) => [
        name,
        ...[expected, onTime, late, missing].map(String),
      ]),
    },
  ]
}

function clauseBlocks(clause: OutcomeReport['clauses'][number], say: Say): Block[] {
  const marker = markerOf(clause.label)
  const text = bodyOf(clause)
  const opening: Block[] = clause.heading
    ? [
        { type: 'heading', level: headingLevel(clause.level), text: marker + clause.heading },
        ...(text ? [{ type: 'paragraph' as const, text }] : []),
      ]
    : [{ type: 'paragraph', text: marker + text }]
  if (clause.accounts.length === 0) return opening
  const done = say('outcome.document.done', { state: say(`clause.state.${clause.state}`, {}) })
  return [
    ...opening,
    { type: 'paragraph', text: [{ text: done, emphasis: true }] },
    { type: 'list', level: 4, items: clause.accounts.map((account) => ({ text: account })) },
  ]
}
