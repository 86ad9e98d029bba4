import { mediumLabel } from '#domain/confidential-medium/confidential-medium.rules.ts'
import type { MediumClass, MediumKind } from '#domain/confidential-medium/confidential-medium.ts'
import { registerMedium, showMedium } from '#server/confidential-medium/confidential-medium.operations.ts'
import { beginMediaCheck, finishMediaCheck, showMediaCheck } from '#server/media-check/media-check.operations.ts'
import { handOut } from '#server/media-permit/hand-out.operations.ts'
import { askPermit, openPermit, showPermit } from '#server/media-permit/media-permit.operations.ts'
import { newId } from '#server/platform/id.ts'
import type { Actor } from '#server/platform/work.ts'
import { listPoints } from '#server/point/point.operations.ts'
import { playApproval } from './sample-approval.ts'
import type { Stage } from './sample-facilities.ts'

/** Things under lock in two offices: one is out in order, another should have come back yesterday. */
export async function playMedia(stage: Stage): Promise<void> {
  const { does, inRole, at, unitIds } = stage
  const officer = inRole('ethicsOfficer')
  const points = await does(officer, listPoints, { kind: 'cabinet' })
  const register = async (
    unit: string,
    keeper: Actor,
    number: string,
    kind: MediumKind,
    classification: MediumClass,
  ) => {
    const unitId = unitIds.get(unit)!
    const pointId = points.find((point) => point.unitId === unitId)!.id
    const id = newId()
    const kept = { unitId, keeperId: keeper.personId, pointId, shelf: '上層', remark: '' }
    await does(officer, registerMedium, { id, number, kind, classification, ...kept })
    return id
  }
  const personnel = inRole('staff', '人事室')
  at('2026-02-05T10:00:00+08:00')
  const drive = await register('人事室', personnel, '115-M-001', 'usbDrive', 'confidential')
  const disc = await register('人事室', personnel, '115-M-002', 'disc', 'restricted')
  await register('人事室', personnel, '115-M-003', 'paper', 'confidential')
  await register('政風室', officer, '115-E-001', 'externalDisk', 'confidential')
  await register('政風室', officer, '115-E-002', 'paper', 'confidential')
  await playChecks(stage)
  at('2026-02-12T08:40:00+08:00')
  await playHandOut(stage, drive, {
    ...{ carrier: inRole('staff', '主計室'), untilAt: '2026-02-12T17:00:00+08:00' },
    ...{ purpose: '與主計室核對人事費資料。', destination: '主計室' },
  })
  at('2026-02-13T09:05:00+08:00')
  await playHandOut(stage, disc, {
    ...{ carrier: inRole('staff', '財政課'), untilAt: '2026-02-13T17:00:00+08:00' },
    ...{ purpose: '製作年終撥款清冊。', destination: '財政課' },
  })
}

type Trip = { carrier: Actor; untilAt: string; purpose: string; destination: string }

async function playHandOut(stage: Stage, mediumId: string, { carrier, untilAt, ...trip }: Trip): Promise<void> {
  const { does, inRole } = stage
  const keeper = inRole('staff', '人事室')
  const { medium } = await does(keeper, showMedium, { id: mediumId })
  const id = newId()
  await does(keeper, askPermit, {
    ...{ id, mediumId, act: 'takeOut', newCopyNumber: null, carrierId: carrier.personId, ...trip },
    ...{ fromAt: '2026-02-12T00:30:00.000Z', untilAt: new Date(untilAt).toISOString() },
  })
  await playApproval(stage, 'mediaPermit', id, inRole('unitHead', '人事室'))
  if (medium.classification === 'confidential') await playApproval(stage, 'mediaPermit', id, inRole('ethicsDirector'))
  const { code } = await does(carrier, showPermit, { id })
  const { contentHash } = await does(keeper, openPermit, { id })
  await does(keeper, handOut, {
    ...{ code: code!, item: mediumLabel(medium), carrierId: carrier.personId },
    ...{ shownHash: contentHash, sealNumber: `封-${medium.number.slice(-3)}` },
  })
}

/** The head has looked into the locker this month, and ethics has drawn two things. */
async function playChecks({ does, inRole, at }: Stage): Promise<void> {
  const finish = async (by: Actor, id: string, lockSound: boolean | null) => {
    const { items } = await does(by, showMediaCheck, { id })
    const results = items.map(({ mediumId }) => ({ mediumId, result: 'sealed' as const }))
    await does(by, finishMediaCheck, { id, version: 1, lockSound, results })
  }
  const begin = { id: newId(), pointId: null, count: null, unitId: null, seed: null }
  const head = inRole('unitHead', '人事室')
  at('2026-02-09T09:30:00+08:00')
  const cabinets = await does(head, listPoints, { kind: 'cabinet' })
  const pointId = cabinets.find(({ unitId }) => unitId === head.unitId)!.id
  await does(head, beginMediaCheck, { ...begin, kind: 'locker', pointId })
  await finish(head, begin.id, true)
  const spot = { ...begin, id: newId(), kind: 'spot' as const, count: 2, seed: '115年2月10日第三張彩券號碼' }
  at('2026-02-10T14:00:00+08:00')
  await does(inRole('ethicsOfficer'), beginMediaCheck, spot)
  await finish(inRole('ethicsOfficer'), spot.id, null)
}
