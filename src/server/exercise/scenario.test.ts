import { beforeEach, describe, expect, test } from 'vitest'
import { contentOf } from '#domain/exercise/scenario.rules.ts'
import type { ScenarioListed } from '#domain/exercise/scenario.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'

const { as, owner, home, other: played } = await testApp('2026-02-16T10:00:00Z')
await owner.query('update agency set exercise = true where id = $1', [played.agencyId])

beforeEach(async () => {
  await owner.query('update exercise set ended_at = started_at where ended_at is null')
})

type Who = { who?: string; agency?: typeof played }
const visiting = ({ who = 'ethicsOfficer', agency = played }: Who = {}) => as(who, agency)
const listed = async (who?: Who): Promise<ScenarioListed[]> =>
  (await (await visiting(who)).get('/exercise-scenarios')).body
const copy = async (from: string, who?: Who) => (await visiting(who)).post('/exercise-scenarios', { id: newId(), from })
const change = async ({ key, own }: ScenarioListed, content: object, who?: Who) =>
  (await visiting(who)).patch(`/exercise-scenarios/${key}`, { version: own!.version, content })
const withdraw = async ({ key, own }: ScenarioListed, who?: Who) =>
  (await visiting(who)).post(`/exercise-scenarios/${key}/withdraw`, { version: own!.version })
const start = async (scenario: string) =>
  (await visiting()).post('/exercises', { id: newId(), scenario, unitId: played.unitIds.get('行政室') })
async function copied(): Promise<ScenarioListed> {
  const { status, body } = await copy('petitionAtGate')
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

describe("a scenario of the agency's own", () => {
  test('is a copy of a model or of another one, and stands before the models', async () => {
    const first = await copied()
    expect(first).toMatchObject({ title: '陳情群眾聚集大門', titleEn: null, own: { version: 1 } })
    const second = (await copy(first.key)).body
    expect(contentOf(second)).toEqual(contentOf(first))
    expect((await listed()).slice(0, 3).map(({ key, own }) => [key, own !== null])).toEqual([
      [second.key, true],
      [first.key, true],
      ['newYearRansomware', false],
    ])
  })

  test('is changed and played as it was changed, its injects in order of time', async () => {
    const own = await copied()
    const { injects, ...rest } = contentOf(own)
    const late = { ...injects[0]!, after: 30, text: '記者到場拍攝' }
    const { status, body } = await change(own, { ...rest, title: '市場抗議', injects: [late, injects[1]!] })
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body).toMatchObject({ title: '市場抗議', own: { version: 2, changedByName: 'other ethicsOfficer' } })
    const { body: exercise } = await start(own.key)
    expect([exercise.title, exercise.injects.map(({ text }: { text: string }) => text)]).toEqual([
      '市場抗議',
      [injects[1]!.text, '記者到場拍攝'],
    ])
  })

  test('is kept by an exercise as it was when that started', async () => {
    const own = await copied()
    const { body: before } = await start(own.key)
    expect(
      (await change(own, { ...contentOf(own), title: '改過的劇本', injects: [contentOf(own).injects[0]] })).status,
    ).toBe(200)
    const read = async () => (await (await visiting()).get(`/exercises/${before.id}`)).body
    expect(await read()).toMatchObject({ title: before.title, injects: before.injects })
    expect((await withdraw((await listed())[0]!)).status).toBe(200)
    expect(await read()).toMatchObject({ title: before.title, injects: before.injects })
  })

  test('is offered no more once it was withdrawn, nor changed, copied or played', async () => {
    const own = await copied()
    expect((await withdraw(own)).status).toBe(200)
    expect((await listed()).map(({ key }) => key)).not.toContain(own.key)
    for (const answer of [change(own, contentOf(own)), withdraw(own), copy(own.key), start(own.key)])
      expect([(await answer).status, (await answer).body.code]).toEqual([409, 'exercise.scenario_withdrawn'])
  })

  test('is refused with each fault and its place, and stays as it was', async () => {
    const own = await copied()
    const content = contentOf(own)
    const [first, ...others] = content.injects
    const none = { ...content, injects: [] }
    const { status, body } = await change(own, none)
    expect([status, body.code, body.details]).toEqual([
      422,
      'exercise.scenario_faulty',
      { faults: [{ code: 'injectMissing' }] },
    ])
    const faulty = {
      ...content,
      injects: [
        { ...first, text: ' ' },
        { ...others[0], text: '' },
        { ...others[1], after: 120 },
      ],
    }
    expect((await change(own, faulty)).body.details.faults).toEqual([
      { code: 'textMissing', index: 0 },
      { code: 'textMissing', index: 1 },
      { code: 'afterEnd', index: 2 },
    ])
    const unknown = { ...content, injects: [{ ...first, expects: { ...first!.expects, kind: 'dragon' } }] }
    expect((await change(own, unknown)).body.code).toBe('invalid_input')
    expect((await listed()).find(({ key }) => key === own.key)).toEqual(own)
  })

  test('of two who change it at once, the second is told; so is whoever withdraws what was changed', async () => {
    const own = await copied()
    expect((await change(own, { ...contentOf(own), title: '第一個人' })).status).toBe(200)
    expect((await change(own, { ...contentOf(own), title: '第二個人' })).body.code).toBe('changed_meanwhile')
    expect((await withdraw(own)).body.code).toBe('changed_meanwhile')
    expect((await change({ ...own, own: { ...own.own!, version: 2 ** 31 } }, contentOf(own))).status).toBe(409)
    expect((await listed()).find(({ key }) => key === own.key)?.title).toBe('第一個人')
  })

  test('is the business of ethics alone, and of an agency in exercise mode', async () => {
    const own = await copied()
    for (const who of ['staff', 'unitHead', 'agencyHead']) {
      for (const answer of [
        copy('petitionAtGate', { who }),
        change(own, contentOf(own), { who }),
        withdraw(own, { who }),
      ])
        expect((await answer).status).toBe(403)
    }
    const refused = await copy('petitionAtGate', { agency: home })
    expect([refused.status, refused.body.code]).toEqual([409, 'exercise.not_in_exercise_mode'])
    expect((await copy('nothing')).body.code).toBe('exercise.scenario_unknown')
    expect((await copy(newId())).body.code).toBe('exercise.scenario_unknown')
  })

  test('is not there for another agency', async () => {
    const own = await copied()
    await owner.query('update agency set exercise = true where id = $1', [home.agencyId])
    const stranger = { agency: home }
    expect((await listed(stranger)).every((one) => one.own === null)).toBe(true)
    expect((await change(own, contentOf(own), stranger)).status).toBe(404)
    expect((await withdraw(own, stranger)).status).toBe(404)
    expect((await copy(own.key, stranger)).body.code).toBe('exercise.scenario_unknown')
    await owner.query('update agency set exercise = false where id = $1', [home.agencyId])
  })

  test('leaves an audit entry with each act', async () => {
    const own = await copied()
    await change(own, { ...contentOf(own), title: '留下紀錄' })
    await withdraw({ ...own, own: { ...own.own!, version: 2 } })
    const { rows } = await owner.query(
      `select operation, body::jsonb -> 'detail' as detail from audit_entry where subject_id = $1 order by sequence`,
      [own.key],
    )
    expect(rows).toEqual([
      { operation: 'exercise.copyScenario', detail: { from: 'petitionAtGate' } },
      { operation: 'exercise.changeScenario', detail: { version: 2, title: '留下紀錄' } },
      { operation: 'exercise.withdrawScenario', detail: { version: 3, title: '留下紀錄' } },
    ])
  })
})
