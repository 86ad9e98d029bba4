import { expect } from 'vitest'
import type { Medium, MediumEntry } from '#domain/confidential-medium/confidential-medium.ts'
import type { HandOut, Permit, PermitAsked } from '#domain/media-permit/media-permit.ts'
import { newId } from '#server/platform/id.ts'
import type { Answer, TestApp, Visitor } from './app.ts'
import { decided } from './approvals.ts'

/** A locker of the administration office, things in it, and what people do with them. */
export async function mediaDesk({ as, home }: Pick<TestApp, 'as' | 'home'>) {
  const personId = (who: string) => home.personIds.get(home.loginNames[who]!)!
  const unitId = home.unitIds.get('行政室')!
  const locker = async (name = `機密櫃 ${newId().slice(-6)}`): Promise<string> => {
    const facts = { kind: 'cabinet', name, floor: '二樓', room: '', unitId, checklistId: null, photographId: null }
    const camera = { cameraRange: null, cameraClear: null, keptDays: null, expiresOn: null }
    const { status, body } = await (await as('ethicsOfficer')).post('/points', { id: newId(), ...facts, ...camera })
    expect(status).toBe(200)
    return body.point.id
  }
  const pointId = await locker()
  let count = 0

  const entryOf = (changes: Partial<MediumEntry> = {}): MediumEntry => {
    count += 1
    const number = `115-M-${String(count).padStart(3, '0')}`
    const kept = { unitId, keeperId: personId('staff'), pointId, shelf: '第三層', remark: '' }
    return { id: newId(), number, kind: 'disc', classification: 'confidential', ...kept, ...changes }
  }
  const register = async (changes: Partial<MediumEntry> = {}, who = 'ethicsOfficer'): Promise<MediumEntry> => {
    const entry = entryOf(changes)
    const { status, body } = await (await as(who)).post('/confidential-media', entry)
    expect({ status, body }).toEqual({ status: 200, body: { id: entry.id, version: 1 } })
    return entry
  }
  const medium = async (id: string, who = 'ethicsOfficer'): Promise<Medium> =>
    (await (await as(who)).get(`/confidential-media/${id}`)).body.medium

  const asking = (mediumId: string, changes: Partial<PermitAsked> = {}): PermitAsked => ({
    ...{ id: newId(), mediumId, act: 'takeOut', newCopyNumber: null, carrierId: personId('otherStaff') },
    ...{ fromAt: '2026-02-12T01:00:00.000Z', untilAt: '2026-02-12T09:00:00.000Z' },
    ...{ purpose: '送縣府會議說明', destination: '縣府三樓會議室' },
    ...changes,
  })
  const ask = async (mediumId: string, changes: Partial<PermitAsked> = {}, who = 'staff'): Promise<string> => {
    const asked = asking(mediumId, changes)
    const { status, body } = await (await as(who)).post('/media-permits', asked)
    expect({ status, body }).toEqual({ status: 200, body: { id: asked.id, version: 1 } })
    return asked.id
  }
  const decide = async (who: string, id: string, given: object = {}): Promise<Answer> =>
    decided(await as(who), 'mediaPermit', id, { password: home.password, ...given })
  const approve = async (id: string, approvers = ['unitHead', 'ethicsDirector']) => {
    for (const who of approvers) expect((await decide(who, id)).status).toBe(200)
  }
  const permit = async (id: string, who = 'ethicsOfficer'): Promise<Permit> =>
    (await (await as(who)).get(`/media-permits/${id}`)).body
  const open = async (id: string, who: Visitor): Promise<Answer> => who.post(`/media-permits/${id}/open`)

  /** What the keeper gives at the counter: the code that the carrier shows, the thing, who came. */
  const handingOut = async (id: string, changes: Partial<HandOut> = {}): Promise<HandOut> => {
    const { code, carrierId, mediumId } = await permit(id, 'otherStaff')
    const { body } = await open(id, await as('ethicsOfficer'))
    const item = (await medium(mediumId)).code
    return { code: code!, item, carrierId, shownHash: body.contentHash, sealNumber: 'S-0001', ...changes }
  }
  const handOut = async (id: string, changes: Partial<HandOut> = {}, who = 'staff'): Promise<Answer> =>
    (await as(who)).post('/media-permits/hand-out', await handingOut(id, changes))
  const takeBack = async (id: string, changes: object = {}, who = 'staff'): Promise<Answer> => {
    const { code, item } = await handingOut(id)
    return (await as(who)).post('/media-permits/take-back', { code, item, result: 'whole', remark: '', ...changes })
  }
  return {
    personId,
    unitId,
    pointId,
    locker,
    entryOf,
    register,
    medium,
    asking,
    ask,
    decide,
    approve,
    permit,
    open,
    handingOut,
    handOut,
    takeBack,
  }
}
