import { newId } from '#server/platform/id.ts'
import { saveRewardProposal, startRewardProposal } from '#server/reward-and-discipline/reward-proposal.operations.ts'
import type { Stage } from './sample-facilities.ts'

/** A list that is half written: one person commended, another not heard yet. */
export async function playReward({ does, inRole, at }: Stage, planId: string): Promise<void> {
  const officer = inRole('ethicsOfficer')
  at('2026-02-13T09:15:00+08:00')
  const id = newId()
  await does(officer, startRewardProposal, { id: planId, proposalId: id, replaces: null })
  await does(officer, saveRewardProposal, {
    ...{ id, version: 1 },
    entries: [
      {
        ...{ id: newId(), personId: inRole('dutyOfficer', '行政室').personId, direction: 'commendation' },
        ...{ measure: '嘉獎', times: 1, hearing: null },
        reason: '夜間巡查仔細，發現逃生門未上鎖即時通報處理。',
      },
      {
        ...{ id: newId(), personId: inRole('unitHead', '圖書館').personId, direction: 'demerit' },
        ...{ measure: '書面警告', times: 1, hearing: null },
        reason: '連續假期前應辦事項逾期未辦，經提醒仍未補正。',
      },
    ],
  })
}
