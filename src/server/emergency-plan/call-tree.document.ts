import { dateInTaipei, formatRocDate } from '#domain/calendar.ts'
import { numbersOf } from '#domain/contact/contact.rules.ts'
import type { OfficialDocument } from '#domain/document.ts'
import { inTreeOrder } from '#domain/emergency-plan/call-tree.rules.ts'
import type { ShownCallTreeEntry } from '#domain/emergency-plan/call-tree.ts'
import type { EmergencyPlan } from '#domain/emergency-plan/emergency-plan.ts'

type Say = (key: string, parameters?: Record<string, string | number>) => string
type Printed = {
  agency: { name: string; exercise: boolean }
  plan: EmergencyPlan
  tree: readonly ShownCallTreeEntry[]
  madeAt: string
}

/** 緊急聯絡樹 as it lies beside the telephone: numbered, each set in under whoever calls them. */
export const callTreeDocument = ({ agency, plan, tree, madeAt }: Printed, say: Say): OfficialDocument => ({
  title: say('emergencyPlan.document.title', { title: plan.title }),
  kind: say('emergencyPlan.tree'),
  agency: agency.name,
  header: say('target.restricted'),
  meta: [
    { label: say('emergencyPlan.versionLabel'), value: `${plan.versionLabel}　${formatRocDate(plan.dated)}` },
    { label: say('contact.document.madeOn'), value: formatRocDate(dateInTaipei(new Date(madeAt))) },
  ],
  blocks: [
    {
      type: 'table',
      columns: [
        { title: say('emergencyPlan.document.order'), width: 2 },
        { title: say('emergencyPlan.document.who'), width: 8 },
        { title: say('emergencyPlan.document.telephone'), width: 5 },
        { title: say('emergencyPlan.document.reached'), width: 4 },
      ],
      rows: inTreeOrder(tree).map(({ entry, depth, number }) => [
        number,
        `${'　'.repeat(depth)}${[entry.name, entry.title].filter(Boolean).join('　')}`,
        entry.contact ? numbersOf(entry.contact).join('\n') : '',
        '',
      ]),
    },
  ],
  ...(agency.exercise && { watermark: say('outcome.document.exercise') }),
  madeAt,
})
