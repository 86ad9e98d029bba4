import type { Answer } from '#domain/checklist/checklist.ts'
import { listChecklists, showChecklist } from '#server/checklist/checklist.operations.ts'
import { confirmDraw, makeDraw, prepareDraw } from '#server/draw/draw.operations.ts'
import { submitInspection } from '#server/inspection/inspection.operations.ts'
import {
  beginTarget,
  saveInspectionPlan,
  showInspectionPlan,
} from '#server/inspection-plan/inspection-plan.operations.ts'
import { submitInspectionPlan } from '#server/inspection-plan/inspection-plan-approval.operations.ts'
import { newId } from '#server/platform/id.ts'
import { playApproval } from './sample-approval.ts'
import type { Stage } from './sample-facilities.ts'

/** What the inspector finds at the two units drawn; one of them had called all of it compliant. */
const findings: Record<string, Record<string, string>> = {
  民政課: { A04: '抽問二位同仁，均不知緊急狀況應先通報何人。', A08: '備用鑰匙置於抽屜，未彌封。' },
  財政課: { A08: '備用鑰匙封條無日期及簽章。' },
}

/** Two units drawn before witnesses, inspected unannounced with the form they had filled in themselves. */
export async function playInspection(stage: Stage, planId: string): Promise<void> {
  const { does, inRole, at } = stage
  const officer = inRole('ethicsOfficer')
  const draw = await playDraw(stage)
  const checklist = (await does(officer, listChecklists, {})).find(({ kind }) => kind === 'agencySecurity')!
  const id = newId()
  at('2026-02-11T17:05:00+08:00')
  await does(officer, saveInspectionPlan, {
    id,
    version: 0,
    kind: 'irregular',
    title: '節前不定期檢查',
    planId,
    clauseId: null,
    drawId: draw.id,
    fromDate: '2026-02-12',
    toDate: '2026-02-12',
    announced: false,
    remark: '',
    inspectorIds: [officer.personId],
    jointUnitIds: [],
    targets: draw.drawn.map((unitId) => ({ id: newId(), unitId, checklistId: checklist.id })),
  })
  await does(officer, submitInspectionPlan, { id, version: 1 })
  at('2026-02-12T08:20:00+08:00')
  await playApproval(stage, 'inspectionPlan', id)
  const { targets } = await does(officer, showInspectionPlan, { id })
  at('2026-02-12T13:40:00+08:00')
  for (const target of targets) await playTarget(stage, id, target)
}

async function playDraw({ does, inRole, at, unitIds }: Stage): Promise<{ id: string; drawn: string[] }> {
  const officer = inRole('ethicsOfficer')
  const witnesses = [inRole('unitHead', '人事室'), inRole('unitHead', '主計室')]
  const id = newId()
  at('2026-02-11T16:40:00+08:00')
  const prepared = await does(officer, prepareDraw, {
    id,
    title: '節前不定期檢查受檢單位',
    subject: 'unit',
    entries: [...unitIds].map(([name, subjectId]) => ({ subjectId, name })),
    count: 2,
    witnesses: witnesses.map(({ personId, name }) => ({ id: newId(), personId, name })),
  })
  const seedGivenBy = prepared.witnesses.find(({ personId }) => personId === witnesses[0]!.personId)!.id
  const { ranking } = await does(officer, makeDraw, { id, version: 1, seed: '31', seedGivenBy })
  for (const witness of witnesses) await does(witness, confirmDraw, { id })
  return { id, drawn: ranking!.slice(0, 2).map(({ subjectId }) => subjectId!) }
}

type Target = { id: string; unitId: string; unitName: string }
async function playTarget(stage: Stage, id: string, target: Target): Promise<void> {
  const { does, inRole } = stage
  const officer = inRole('ethicsOfficer')
  const companion = inRole('staff', target.unitName)
  const inspectionId = newId()
  const beginning = { id, targetId: target.id, inspectionId, companionIds: [companion.personId], others: '' }
  await does(officer, beginTarget, beginning)
  const { versionId } = (await does(officer, listChecklists, {})).find(({ kind }) => kind === 'agencySecurity')!
  const form = await does(officer, showChecklist, { id: versionId! })
  const failing = findings[target.unitName] ?? {}
  const answers = form.items.map(
    ({ key }): Answer => ({
      itemKey: key,
      verdict: failing[key] ? 'notCompliant' : 'compliant',
      ...(failing[key] && { note: failing[key] }),
      fileIds: [],
    }),
  )
  await does(officer, submitInspection, {
    id: inspectionId,
    assignmentId: null,
    unitId: target.unitId,
    checklistVersionId: versionId!,
    origin: 'inspection',
    pointId: null,
    claimedAt: null,
    version: 1,
    answers,
  })
}
