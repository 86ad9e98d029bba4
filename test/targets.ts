import { expect } from 'vitest'
import { newId } from '#server/platform/id.ts'
import type { TestApp } from './app.ts'

/** Places likely to be attacked and the contacts they name, made through the door as people make them. */
export function targetsOf({ as, home }: Pick<TestApp, 'as' | 'home'>) {
  const unitId = home.unitIds.get('行政室')!
  const target = (changes: object = {}) => ({
    ...{ id: newId(), kind: '供應', name: '淨水場', place: '', reason: '', unitId, bodyId: null, contactIds: [] },
    ...{ remark: '', ...changes },
  })
  const add = async (changes: object = {}, who = 'unitHead') =>
    (await as(who)).post('/protected-targets', target(changes))
  const added = async (changes: object = {}): Promise<string> => {
    const { status, body } = await add(changes)
    expect(status).toBe(200)
    return body.target.id
  }
  const addContact = async (name: string, changes: object = {}): Promise<string> => {
    const id = newId()
    const ways = { dayTelephone: '05-000-0301', nightTelephone: '', fax: '', mail: '', platform: '' }
    const facts = { kind: 'police', post: '', remark: '', position: 1, validFrom: '2026-01-01', validUntil: null }
    const made = await (await as('ethicsOfficer')).post('/contacts', {
      id,
      name,
      unitId,
      ...ways,
      ...facts,
      ...changes,
    })
    expect(made.status).toBe(200)
    return id
  }
  return { unitId, target, add, added, addContact }
}
