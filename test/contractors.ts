import { expect } from 'vitest'
import { newId } from '#server/platform/id.ts'
import type { TestApp } from './app.ts'

/** Firms, their papers, orders and visits, made through the door as people make them. */
export function contractorsOf({ as, home }: Pick<TestApp, 'as' | 'home'>) {
  const unitId = home.unitIds.get('行政室')!
  const entry = (changes: object = {}) => ({
    id: newId(),
    kind: '資訊系統',
    name: `遠山資訊 ${newId().slice(-6)}`,
    unitId,
    telephone: '05-000-0201',
    holidayTelephone: '',
    declaresNoBannedProduct: true,
    remark: '',
    ...changes,
  })
  const add = async (changes: object = {}, who = 'unitHead') => (await as(who)).post('/contractors', entry(changes))
  const added = async (changes: object = {}): Promise<string> => {
    const { status, body } = await add(changes)
    expect(status).toBe(200)
    return body.contractor.id
  }
  const person = async (id: string, name = '林工程師', changes: object = {}, who = 'unitHead') =>
    (await as(who)).post(`/contractors/${id}/people`, { personId: newId(), name, telephone: '', ...changes })
  const paper = async (id: string, changes: object = {}, who = 'unitHead') =>
    (await as(who)).post(`/contractors/${id}/papers`, {
      ...{ paperId: newId(), kind: 'contract', personId: null, title: '維護契約', hasClause: true },
      ...{ fromDate: '2025-01-01', untilDate: null, fileId: null, ...changes },
    })
  const addPoint = async (): Promise<string> => {
    const id = newId()
    const camera = { cameraRange: null, cameraClear: null, keptDays: null }
    const { status } = await (await as('unitHead')).post('/points', {
      ...{ id, kind: 'serverRoom', name: '資訊機房', floor: '3F', room: '301', unitId, expiresOn: null },
      ...{ checklistId: null, photographId: null, ...camera },
    })
    expect(status).toBe(200)
    return id
  }
  const order = async (id: string, changes: object = {}, who = 'staff') =>
    (await as(who)).post(`/contractors/${id}/work-orders`, {
      ...{ orderId: newId(), isRemote: false, what: '更換備援電池', who: '林工程師', pointId: null },
      ...{ startsAt: '2026-02-17T01:00:00.000Z', endsAt: '2026-02-17T09:00:00.000Z', ...changes },
    })
  const visit = async (contractorId: string, pointId: string, changes: object = {}, who = 'staff') =>
    (await as(who)).post('/contractor-visits', {
      ...{ id: newId(), contractorId, personName: '林工程師', pointId, purpose: '檢修冷氣' },
      ...{ escortId: home.personIds.get(home.loginNames.otherStaff!)!, workOrderId: null, emergency: '', ...changes },
    })
  return { unitId, entry, add, added, person, paper, addPoint, order, visit }
}
