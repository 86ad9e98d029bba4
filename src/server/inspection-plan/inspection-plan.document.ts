import { dateInTaipei, formatRocDate } from '#domain/calendar.ts'
import type { Block, MetaLine, OfficialDocument } from '#domain/document.ts'
import type { InspectionPlan, InspectionTarget } from '#domain/inspection-plan/inspection-plan.ts'

type Say = (key: string, parameters?: Record<string, string | number>) => string
type Recorded = { plan: InspectionPlan; agency: { name: string; exercise: boolean }; madeAt: string }

const names = (all: readonly { name: string }[]): string => all.map(({ name }) => name).join('、')
const dayOf = (instant: string): string => formatRocDate(dateInTaipei(new Date(instant)))

/** The record of an inspection: who looked, when, at which units with which forms, and what was found. */
export function inspectionRecord({ plan, agency, madeAt }: Recorded, say: Say): OfficialDocument {
  const found = plan.targets.filter(({ findings }) => findings.length > 0)
  return {
    title: say('inspectionPlan.document.title', { title: plan.title }),
    kind: say('inspectionPlan.document.kind'),
    agency: agency.name,
    meta: metaOf(plan, say),
    blocks: [
      { type: 'heading', level: 1, text: say('inspectionPlan.document.targets') },
      targetTable(plan, say),
      { type: 'heading', level: 1, text: say('inspectionPlan.document.findings') },
      ...(found.length > 0
        ? found.flatMap((target) => findingBlocks(target, say))
        : [{ type: 'paragraph' as const, text: say('inspectionPlan.document.noFindings') }]),
      ...(plan.remark ? remarkBlocks(plan.remark, say) : []),
    ],
    ...(agency.exercise && { watermark: say('outcome.document.exercise') }),
    madeAt,
  }
}

function metaOf(plan: InspectionPlan, say: Say): MetaLine[] {
  const line = (key: string, value: string | null): MetaLine[] =>
    value ? [{ label: say(`inspectionPlan.document.${key}`), value }] : []
  const dates =
    plan.fromDate === plan.toDate
      ? formatRocDate(plan.fromDate)
      : `${formatRocDate(plan.fromDate)}～${formatRocDate(plan.toDate)}`
  return [
    ...line('sort', say(`inspectionPlan.kind.${plan.kind}`)),
    ...line('dates', dates),
    ...line('announced', say(plan.announced ? 'inspectionPlan.isAnnounced' : 'inspectionPlan.isUnannounced')),
    ...line('basis', [plan.planTitle, plan.clauseLabel].filter(Boolean).join('　')),
    ...line('draw', plan.drawTitle),
    ...line('inspectors', names(plan.inspectors)),
    ...line('jointUnits', names(plan.jointUnits)),
    ...line('approved', plan.approvedAt && [plan.approvedByName, dayOf(plan.approvedAt)].filter(Boolean).join('　')),
  ]
}

function targetTable({ targets }: InspectionPlan, say: Say): Block {
  const column = (key: string, width: number) => ({ title: say(`inspectionPlan.document.${key}`), width })
  return {
    type: 'table',
    columns: [column('unit', 3), column('form', 5), column('day', 3), column('company', 3), column('result', 4)],
    rows: targets.map((target) => [
      target.unitName,
      target.checklistTitle,
      target.submittedAt ? dayOf(target.submittedAt) : say('inspectionPlan.notDone'),
      [names(target.companions), target.others].filter(Boolean).join('、'),
      target.compliant === null
        ? ''
        : say('inspection.counts', {
            compliant: target.compliant,
            notCompliant: target.notCompliant ?? 0,
            notApplicable: target.notApplicable ?? 0,
          }),
    ]),
  }
}

function findingBlocks({ unitName, checklistTitle, findings }: InspectionTarget, say: Say): Block[] {
  return [
    { type: 'heading', level: 2, text: `${unitName}　${checklistTitle}` },
    {
      type: 'list',
      level: 2,
      items: findings.map(({ question, note, grade }) => ({
        text: [question, note, say(`grade.${grade}`)].filter(Boolean).join('　'),
      })),
    },
  ]
}

const remarkBlocks = (remark: string, say: Say): Block[] => [
  { type: 'heading', level: 1, text: say('inspectionPlan.document.remark') },
  { type: 'paragraph', text: remark },
]
