import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'

const { as, everybodyLeft, alarms, clock, failures } = await testApp('2026-02-11T01:00:00Z')

const at = (minutes: number): string => new Date(Date.parse('2026-02-11T01:00:00Z') + minutes * 60_000).toISOString()
const toldOf = async (who: string, id: string): Promise<string[]> => {
  const { body } = await (await as(who)).get('/told')
  return body.items
    .filter(({ link }: { link: string }) => link === `/reports/${id}`)
    .map(({ event }: { event: string }) => event)
}
const record = async (changes: object = {}) => {
  const id = newId()
  const event = {
    ...{ id, planId: null, dutyId: null, what: '檔案伺服器被加密', place: '機房', kinds: ['cyberIncident'] },
    ...{ flags: [], cyberSeverity: 2, occurredAt: at(-5), knownAt: at(0) },
    ...changes,
  }
  return { id, answer: await (await as('staff')).post('/incidents', event) }
}

describe('an event that is recorded', () => {
  let id = ''
  beforeAll(async () => {
    ;({ id } = await record())
  })

  test('is told at once to those of the agency whom its routes name, and to nobody else', async () => {
    expect(await toldOf('ethicsOfficer', id)).toEqual(['incidentReported'])
    expect(await toldOf('agencyHead', id)).toEqual(['incidentReported'])
    expect(await toldOf('staff', id)).toEqual([])
    expect(await toldOf('otherStaff', id)).toEqual([])
  })

  test('rings once for each clock that is over and that nothing has met', async () => {
    clock.pass(59 * 60)
    everybodyLeft()
    await alarms.turn()
    const before = (await toldOf('agencyHead', id)).filter((event) => event === 'clockOverdue').length
    clock.pass(2 * 60)
    await alarms.turn()
    const after = (await toldOf('agencyHead', id)).filter((event) => event === 'clockOverdue').length
    expect(after).toBeGreaterThan(before)
    await alarms.turn()
    expect((await toldOf('agencyHead', id)).filter((event) => event === 'clockOverdue')).toHaveLength(after)
    expect(failures).toEqual([])
  })
})

test('a matter that is sealed by its kind is not taken among ordinary events', async () => {
  const { answer } = await record({ kinds: ['insiderMisuse'], cyberSeverity: null })
  expect([answer.status, answer.body.code]).toEqual([422, 'incident.sealed_kind'])
})
