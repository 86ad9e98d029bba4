import { expect } from 'vitest'
import { newId } from '#server/platform/id.ts'
import type { TestApp } from './app.ts'

/** Reports sealed matters and acts on them, as people of a test application do. */
export function sealedDesk({ as, home }: Pick<TestApp, 'as' | 'home'>) {
  const personId = (who: string, agency = home) => agency.personIds.get(agency.loginNames[who]!)!

  const report = (changes: object = {}) => ({
    id: newId(),
    planId: null,
    kinds: ['officialSecretLeak'],
    what: '會議紀錄出現在社群軟體',
    place: '第二會議室',
    occurredAt: '2026-02-10T22:00:00.000Z',
    knownAt: '2026-02-10T23:30:00.000Z',
    ...changes,
  })
  const record = async (changes: object = {}, who = 'staff') => (await as(who)).post('/sealed-matters', report(changes))
  const recorded = async (changes: object = {}, who = 'staff'): Promise<string> => {
    const { status, body } = await record(changes, who)
    expect(status, JSON.stringify(body)).toBe(200)
    return body.id
  }
  const open = async (id: string, who: string, agency = home) =>
    (await as(who, agency)).post(`/sealed-matters/${id}/open`)
  const act = async (id: string, path: string, changes: object, who = 'ethicsOfficer') => {
    const { version } = (await open(id, who)).body
    return (await as(who)).post(`/sealed-matters/${id}/${path}`, { version, ...changes })
  }
  const listed = async (who: string, agency = home): Promise<string[]> =>
    (await (await as(who, agency)).get('/sealed-matters')).body.map(({ id }: { id: string }) => id)

  const notice = (changes: object = {}) => ({
    authority: 'mjibStation',
    recipient: '調查站',
    means: 'inPerson',
    stage: 'first',
    toldAt: '2026-02-11T00:30:00.000Z',
    answeredBy: '值日官',
    remark: '',
    ...changes,
  })
  return { personId, report, record, recorded, open, act, listed, notice }
}
