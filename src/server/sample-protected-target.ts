import { listContacts } from '#server/contact/contact.operations.ts'
import { addEmergencyPlan, saveCallTree } from '#server/emergency-plan/emergency-plan.operations.ts'
import { showPlan } from '#server/plan/plan.operations.ts'
import { newId } from '#server/platform/id.ts'
import { addTarget, setMeasure } from '#server/protected-target/protected-target.operations.ts'
import type { Stage } from './sample-facilities.ts'

type State = 'planned' | 'inPlace'
type Sample = {
  name: string
  kind: string
  unit: string
  place: string
  reason: string
  body: string | null
  measures: [what: string, state: State, onDate: string][]
}

const targets: readonly Sample[] = [
  {
    ...{ name: '禾埔變電站', kind: '供應', unit: '建設課', place: '禾埔路 12 號旁' },
    ...{ reason: '停電影響全鄉，圍籬緊鄰產業道路。', body: '台電嵐東區處巡修' },
    measures: [['每日會同巡視圍籬', 'inPlace', '2026-02-11']],
  },
  {
    ...{ name: '禾埔車站', kind: '交通', unit: '民政課', place: '中正路底' },
    ...{ reason: '返鄉人潮集中。', body: '禾埔分駐所' },
    measures: [
      ['增派員警守望', 'planned', '2026-02-14'],
      ['置物櫃暫停使用', 'inPlace', '2026-02-13'],
    ],
  },
  {
    ...{ name: '公所前廣場', kind: '人潮聚集', unit: '民政課', place: '本所前' },
    ...{ reason: '除夕祈福活動。', body: null },
    measures: [['活動前一日清場檢查', 'planned', '2026-02-16']],
  },
  {
    ...{ name: '第一淨水場取水口', kind: '供應', unit: '建設課', place: '北溪左岸' },
    ...{ reason: '位置偏遠，夜間無人。', body: null },
    measures: [['修復夜間照明', 'planned', '2026-02-12']],
  },
]

/** Four places that are likely to be attacked, and by which plans is acted when one is. */
export async function playTargets(stage: Stage, planId: string): Promise<void> {
  const { does, inRole, at, unitIds } = stage
  const officer = inRole('ethicsOfficer')
  at('2026-02-12T16:00:00+08:00')
  const contacts = await does(officer, listContacts, {})
  const idOf = (name: string): string => contacts.find((contact) => contact.name === name)!.id
  const called = [idOf('禾埔分駐所'), idOf('禾埔消防分隊')]
  const ids: string[] = []
  for (const { unit, body, measures, ...facts } of targets) {
    const id = newId()
    ids.push(id)
    const place = { id, unitId: unitIds.get(unit)!, bodyId: body && idOf(body), contactIds: called, remark: '' }
    await does(officer, addTarget, { ...facts, ...place })
    at('2026-02-13T09:10:00+08:00')
    for (const [what, state, onDate] of measures)
      await does(officer, setMeasure, { id, measureId: newId(), what, state, onDate, version: 0 })
  }
  await playPlans(stage, planId, { targetIds: ids, called })
}

type Around = { targetIds: string[]; called: string[] }

async function playPlans(
  { does, inRole, unitIds }: Stage,
  planId: string,
  { targetIds, called }: Around,
): Promise<void> {
  const officer = inRole('ethicsOfficer')
  const { clauses } = await does(officer, showPlan, { id: planId })
  const clauseId = clauses.find(({ text }) => text.includes('緊急應變計畫'))?.id ?? null
  const common = { unitId: unitIds.get('民政課')!, fileId: null, clauseId, remark: '' }
  const { plan } = await does(officer, addEmergencyPlan, {
    ...{ ...common, id: newId(), title: '禾埔鄉公所緊急應變計畫', issuedBy: '嵐東縣禾埔鄉公所' },
    ...{ versionLabel: '第四版', dated: '2025-09-10', targetIds },
  })
  await does(officer, addEmergencyPlan, {
    ...{ ...common, id: newId(), title: '嵐東縣重要設施聯防計畫', issuedBy: '嵐東縣政府' },
    ...{ versionLabel: '114 年修正', dated: '2025-07-01', targetIds: targetIds.slice(0, 2) },
  })
  const entry = { parentId: null, contactId: null, personId: null }
  const first = { ...entry, id: newId(), personId: inRole('unitHead', '民政課').personId }
  const below = (who: { contactId: string } | { personId: string }) => ({
    ...entry,
    id: newId(),
    parentId: first.id,
    ...who,
  })
  await does(officer, saveCallTree, {
    ...{ id: plan.id, version: plan.version },
    entries: [
      first,
      ...called.map((contactId) => below({ contactId })),
      below({ personId: inRole('chiefSecretary').personId }),
      { ...entry, id: newId(), personId: inRole('agencyHead').personId },
    ],
  })
}
