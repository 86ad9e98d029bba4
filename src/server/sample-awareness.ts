import { quizOf } from '#domain/awareness-campaign/awareness-campaign.rules.ts'
import { modelPieces } from '#domain/awareness-campaign/model-pieces.ts'
import { saveCampaign, sendCampaign } from '#server/awareness-campaign/awareness-campaign.operations.ts'
import { printSlips } from '#server/awareness-campaign/awareness-paper.operations.ts'
import { answerCampaign, confirmRead } from '#server/awareness-campaign/awareness-reading.operations.ts'
import { saveMember } from '#server/awareness-campaign/staff-member.operations.ts'
import { showPlan } from '#server/plan/plan.operations.ts'
import { newId } from '#server/platform/id.ts'
import {
  beginTraining,
  endTraining,
  planTraining,
  recordTraining,
  tickTraining,
} from '#server/training/training.operations.ts'
import type { Stage } from './sample-facilities.ts'

const pieceKeys = ['fraud', 'social-engineering']
const quiz = quizOf(pieceKeys.map((key) => modelPieces.find((piece) => piece.key === key)!))
const allRight = quiz.map(({ right }, question) => ({ question, option: right }))
const twoWrong = allRight.map(({ question, option }) => ({
  question,
  option: question < 2 ? (option + 1) % 3 : option,
}))

/** A campaign that is under way: some have passed, one has read, one was not enough, two have slips. And two drills. */
export async function playAwareness(stage: Stage, planId: string): Promise<void> {
  const { does, inRole, at, unitIds } = stage
  const officer = inRole('ethicsOfficer')
  at('2026-02-11T09:00:00+08:00')
  for (const [name, title, digits] of [
    ['邱阿滿', '清潔人員', '2051'],
    ['田家興', '駕駛', '2063'],
  ] as const) {
    const unitId = unitIds.get('清潔隊')!
    await does(officer, saveMember, { id: newId(), unitId, name, title, version: 0, digits })
  }
  const { duties } = await does(officer, showPlan, { id: planId })
  const asked = duties.find(({ action }) => action === 'awareness') ?? null
  const id = newId()
  await does(officer, saveCampaign, {
    ...{ id, version: 0, title: '春節前防詐與社交工程宣導', planId, clauseId: asked?.clauseId ?? null },
    ...{ pieceKeys, roles: [], untilDate: '2026-02-20' },
    unitIds: ['財政課', '農業課', '主計室', '清潔隊'].map((name) => unitIds.get(name)!),
  })
  await does(officer, sendCampaign, { id })
  await does(officer, printSlips, { id, recipientIds: [] })
  at('2026-02-11T11:20:00+08:00')
  for (const unit of ['財政課', '農業課']) {
    const head = inRole('unitHead', unit)
    await does(head, confirmRead, { id })
    await does(head, answerCampaign, { id, answers: allRight })
  }
  const clerk = inRole('staff', '財政課')
  await does(clerk, confirmRead, { id })
  await does(clerk, answerCampaign, { id, answers: twoWrong })
  await playTrainings(stage, planId)
}

async function playTrainings({ does, inRole, at, unitIds }: Stage, planId: string): Promise<void> {
  const officer = inRole('ethicsOfficer')
  const planned = (kind: string, title: string, day: string) => ({
    ...{ id: newId(), version: 0, kind, title, place: '三樓禮堂', leader: '消防分隊教官', planId, clauseId: null },
    startsAt: new Date(`${day}T14:00:00+08:00`).toISOString(),
    endsAt: new Date(`${day}T15:30:00+08:00`).toISOString(),
    programme: '一、說明疏散動線\n二、警報與疏散\n三、滅火器操作\n四、檢討',
    unitIds: [] as string[],
  })
  const held = planned('fire', '春節前消防與避難演練', '2026-02-11')
  await does(officer, planTraining, held)
  at('2026-02-11T14:00:00+08:00')
  await does(officer, beginTraining, { id: held.id })
  for (const unit of ['行政室', '財政課', '農業課']) {
    const { personId } = inRole('staff', unit)
    await does(officer, tickTraining, { id: held.id, attendanceId: newId(), personId, memberId: null, name: '' })
  }
  at('2026-02-11T15:30:00+08:00')
  await does(officer, endTraining, { id: held.id })
  await does(officer, recordTraining, {
    ...{ id: held.id, version: 3, fileIds: [] },
    result: '全員依動線疏散至集合點，點名無缺。三樓後梯標示燈偏暗，已請行政室更換。',
    figures: [
      { key: 'evacuated', value: 46 },
      { key: 'evacuationSeconds', value: 212 },
    ],
  })
  const seminar = planned('fraudSeminar', '櫃檯同仁防詐講習', '2026-02-26')
  await does(officer, planTraining, { ...seminar, leader: '分駐所警員', unitIds: [unitIds.get('財政課')!] })
}
