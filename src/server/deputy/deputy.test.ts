import { describe, expect, test } from 'vitest'
import type { Deficiency } from '#domain/deficiency/deficiency.ts'
import { newId } from '#server/platform/id.ts'
import { cookieOf, testApp, visitor } from '#test/app.ts'

const { as, app, anonymous, owner, clock, home, other } = await testApp()
const personId = (who: string) => home.personIds.get(home.loginNames[who]!)!
const today = '2026-02-11'

const name = async (person: string, deputy: string, changes: object = {}, who = 'agencyHead') =>
  (await as(who)).post('/deputies', {
    id: newId(),
    personId: personId(person),
    deputyId: personId(deputy),
    fromDate: today,
    untilDate: today,
    ...changes,
  })

/** Stands in while `run` lasts. */
async function standingIn(person: string, deputy: string, run: () => Promise<void>): Promise<void> {
  const { status, body } = await name(person, deputy)
  expect(status).toBe(200)
  await run()
  expect((await (await as('agencyHead')).post(`/deputies/${body.id}/end`, { version: body.version })).status).toBe(200)
}

async function opened(unitName = '行政室'): Promise<Deficiency> {
  const { body } = await (await as('ethicsOfficer')).post('/deficiencies', {
    id: newId(),
    unitId: home.unitIds.get(unitName),
    source: 'byHand',
    sourceId: null,
    planId: null,
    pointId: null,
    place: '',
    description: '門弓器壞了',
    grade: 'minor',
    fileIds: [],
  })
  return body.deficiency
}

const improve = async ({ id, version }: Deficiency, who: string) =>
  (await as(who)).post(`/deficiencies/${id}/improve`, {
    version,
    improvementId: newId(),
    description: '換了',
    fileIds: [],
  })
const release = async ({ id, version }: Deficiency, who: string) =>
  (await as(who)).post(`/deficiencies/${id}/release`, { version, remark: '' })

async function improved(who = 'staff', unitName = '行政室'): Promise<Deficiency> {
  const { status, body } = await improve(await opened(unitName), who)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.deficiency
}

describe('a deputy', () => {
  test('is named by the head or the administrator, and seen by everybody', async () => {
    const { body } = await name('ethicsDirector', 'otherStaff')
    expect(body).toMatchObject({ personName: 'home ethicsDirector', deputyName: 'home otherStaff', endedAt: null })
    expect((await name('staff', 'otherStaff', {}, 'systemAdministrator')).status).toBe(200)
    expect((await name('staff', 'otherStaff', {}, 'unitHead')).body.code).toBe('forbidden')
    expect((await (await as('staff')).get('/deputies')).body.length).toBe(2)
    expect((await (await as('staff', other)).get('/deputies')).body).toEqual([])
  })

  test('is somebody else, is there, and has a first day before the last', async () => {
    expect((await name('staff', 'staff')).body.code).toBe('deputy.oneself')
    expect((await name('staff', 'unitHead', { untilDate: '2026-02-10' })).body.code).toBe('deputy.reversed')
    expect((await name('staff', 'unitHead', { personId: newId() })).body.code).toBe('deputy.person_unknown')
    expect((await name('staff', 'unitHead', { deputyId: newId() })).body.code).toBe('deputy.deputy_unknown')
  })

  test('is ended once, by one at a time', async () => {
    const { body } = await name('staff', 'unitHead')
    const end = async (version: number) =>
      (await (await as('agencyHead')).post(`/deputies/${body.id}/end`, { version })).body.code
    expect(await end(9)).toBe('changed_meanwhile')
    expect(await end(1)).toBeUndefined()
    expect(await end(2)).toBe('deputy.already_ended')
    expect((await (await as('agencyHead')).post(`/deputies/${newId()}/end`, { version: 1 })).status).toBe(404)
  })
})

describe('who stands in', () => {
  test('sees, releases in the name of the one away, and both names stay to be read', async () => {
    await owner.query('update deputy set ended_at = now()')
    const deficiency = await improved()
    expect((await release(deficiency, 'otherStaff')).status).toBe(404)
    await standingIn('ethicsDirector', 'otherStaff', async () => {
      expect((await (await as('otherStaff')).get('/deficiencies')).body.items.length).toBeGreaterThan(0)
      const { waiting } = (await (await as('otherStaff')).get('/today')).body
      expect(waiting).toContainEqual(expect.objectContaining({ kind: 'deficiencyDecision', subjectId: deficiency.id }))
      const { body } = await release(deficiency, 'otherStaff')
      expect(body.improvements).toMatchObject([
        { decidedByName: 'home otherStaff', decidedForName: 'home ethicsDirector' },
      ])
      expect(body.steps.at(-1)).toMatchObject({ kind: 'released', byForName: 'home ethicsDirector' })
    })
    expect((await release(await improved(), 'otherStaff')).status).toBe(404)
  })

  test('only on the days named', async () => {
    await name('ethicsDirector', 'otherStaff', { fromDate: '2026-02-12', untilDate: '2026-02-13' })
    const deficiency = await improved()
    expect((await release(deficiency, 'otherStaff')).status).toBe(404)
    clock.set('2026-02-13T01:00:00Z')
    const signIn = await anonymous.post('/session', {
      loginName: home.loginNames.otherStaff,
      password: home.password,
    })
    const { version } = deficiency
    const later = await visitor(app, cookieOf(signIn)).post(`/deficiencies/${deficiency.id}/release`, {
      version,
      remark: '',
    })
    clock.set('2026-02-11T01:00:00Z')
    expect(later.status).toBe(200)
  })

  test('has no more rights than the one away', async () => {
    await standingIn('librarian', 'otherStaff', async () => {
      expect((await release(await improved(), 'otherStaff')).status).toBe(404)
    })
    expect((await release(await improved(), 'unitHead')).body.code).toBe('forbidden')
  })

  test('mends for a unit in the name of the one away, who then does not release', async () => {
    await standingIn('ethicsDirector', 'otherStaff', async () => {
      const deficiency = await improved('otherStaff', '政風室')
      const { body } = await (await as('ethicsOfficer')).get(`/deficiencies/${deficiency.id}`)
      expect(body.improvements).toMatchObject([{ improvedForName: 'home ethicsDirector' }])
      expect((await release(deficiency, 'ethicsDirector')).body.code).toBe('deficiency.own_improvement')
      expect((await release(deficiency, 'otherStaff')).body.code).toBe('deficiency.own_improvement')
      expect((await release(deficiency, 'secondEthicsOfficer')).status).toBe(200)
    })
  })

  test('does not release for the one who mended, nor what the deputy mended', async () => {
    await standingIn('ethicsDirector', 'otherStaff', async () => {
      const byDirector = await improved('ethicsDirector', '政風室')
      expect((await release(byDirector, 'otherStaff')).body.code).toBe('deficiency.own_improvement')
    })
    await standingIn('ethicsDirector', 'staff', async () => {
      expect((await release(await improved('staff'), 'staff')).body.code).toBe('deficiency.own_improvement')
    })
  })
})

describe('in an office of one', () => {
  test.each(['agencyHead', 'chiefSecretary'])('the %s releases what ethics itself mended', async (head) => {
    const deficiency = await improved('ethicsDirector', '政風室')
    expect((await release(deficiency, 'ethicsDirector')).body.code).toBe('deficiency.own_improvement')
    expect((await release(deficiency, head)).body.deficiency.status).toBe('released')
  })
})

describe('for the database', () => {
  /** Every way to have one person mend and release, written by hand; gives those that the table takes. */
  async function taken(before = ''): Promise<string[]> {
    const { id } = await improved()
    const client = await owner.connect()
    const all: string[] = []
    try {
      for (const [way, set] of Object.entries({
        'in person': `decided_by = improved_by`,
        'through a deputy': `decided_by = '${personId('staff')}', improved_by = '${personId('unitHead')}', decided_for = '${personId('unitHead')}'`,
        'what the deputy mended': `decided_by = '${personId('unitHead')}', improved_for = '${personId('unitHead')}'`,
        'both through deputies': `decided_by = '${personId('otherStaff')}', decided_for = '${personId('unitHead')}', improved_for = '${personId('unitHead')}'`,
      })) {
        await client.query(`begin; ${before}`)
        const update = `update improvement set decision = 'released', decided_at = now(), ${set} where deficiency_id = $1`
        await client.query(update, [id]).then(
          () => all.push(way),
          (error) => expect(error.constraint).toBe('deficiency.own_improvement'),
        )
        await client.query('rollback')
      }
      return all
    } finally {
      client.release()
    }
  }

  test('who mends does not release, neither in person nor by deputies', async () => {
    expect(await taken()).toEqual([])
  })

  test('without its rule all of that would pass', async () => {
    const without = 'alter table improvement drop constraint "deficiency.own_improvement"'
    expect(await taken(without)).toEqual([
      'in person',
      'through a deputy',
      'what the deputy mended',
      'both through deputies',
    ])
  })
})
