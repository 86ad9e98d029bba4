import { extractText } from 'unpdf'
import { describe, expect, test } from 'vitest'
import type { Contractor, ContractorDetail } from '#domain/contractor/contractor.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { contractorsOf } from '#test/contractors.ts'
import { toldOf } from '#test/told.ts'

const it = await testApp('2026-02-11T01:00:00Z')
const { as, owner, clock, home, other, alarms } = it
const { entry, add, added, person, paper } = contractorsOf(it)

const show = async (id: string, who = 'unitHead'): Promise<ContractorDetail> =>
  (await (await as(who)).get(`/contractors/${id}`)).body
const post = async (url: string, body: object = {}, who = 'unitHead') =>
  (await as(who)).post(`/contractors/${url}`, body)
const change = async (id: string, changes: object = {}, who = 'unitHead') => {
  const { id: _, ...facts } = entry(changes)
  return (await as(who)).patch(`/contractors/${id}`, { version: 1, ...facts, ...changes })
}

describe('a firm', () => {
  test('is known by name to everybody of the agency, for anybody may stand at the door', async () => {
    const id = await added({ name: '白鷺清潔' })
    const listed: Contractor[] = (await (await as('librarian')).get('/contractors')).body
    expect(listed.find((one) => one.id === id)).toMatchObject({ name: '白鷺清潔', unitName: '行政室', faults: null })
    expect((await (await as('systemAdministrator')).get('/contractors')).status).toBe(403)
  })

  test('shows the rest to its unit, to ethics, to the heads and to whoever is on duty', async () => {
    const id = await added()
    for (const who of ['unitHead', 'staff', 'ethicsOfficer', 'agencyHead'])
      expect((await show(id, who)).people).toEqual([])
    expect((await (await as('librarian')).get(`/contractors/${id}`)).status).toBe(404)
    expect((await (await as('otherUnitHead')).get(`/contractors/${id}`)).status).toBe(404)
  })

  test('is kept by the head of its unit and by ethics', async () => {
    expect((await add({}, 'staff')).body.code).toBe('forbidden')
    expect((await add({}, 'otherUnitHead')).body.code).toBe('contractor.not_own_unit')
    expect((await add({}, 'ethicsOfficer')).status).toBe(200)
    const id = await added()
    expect((await change(id, {}, 'otherUnitHead')).body.code).toBe('contractor.not_own_unit')
    expect((await post(`${id}/withdraw`, { version: 1 }, 'otherUnitHead')).body.code).toBe('contractor.not_own_unit')
    expect((await person(id, '甲', {}, 'otherUnitHead')).body.code).toBe('contractor.not_own_unit')
    expect((await paper(id, {}, 'otherUnitHead')).body.code).toBe('contractor.not_own_unit')
  })

  test('belongs to a unit that is there, and is of a kind that the agency knows', async () => {
    expect((await add({ unitId: newId() }, 'ethicsOfficer')).body.code).toBe('contractor.unit_unknown')
    expect((await add({ kind: '占卜' })).body.code).toBe('contractor.kind_unknown')
    await owner.query(`update unit set abolished_on = '2026-02-01' where id = $1`, [home.unitIds.get('圖書館')])
    expect((await add({ unitId: home.unitIds.get('圖書館') }, 'ethicsOfficer')).body.code).toBe('unit.abolished')
  })

  test('of two changes at once keeps the first', async () => {
    const id = await added()
    const both = await Promise.all([change(id, { name: '甲' }), change(id, { name: '乙' })])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await change(id)).body.code).toBe('changed_meanwhile')
  })

  test('that was withdrawn is neither changed nor shown among the others', async () => {
    const id = await added()
    expect((await post(`${id}/withdraw`, { version: 9 })).body.code).toBe('changed_meanwhile')
    expect((await post(`${id}/withdraw`, { version: 1 })).body.contractor.withdrawnOn).toBe('2026-02-11')
    expect((await change(id, { version: 2 })).body.code).toBe('contractor.withdrawn')
    expect((await person(id)).body.code).toBe('contractor.withdrawn')
    const names = async (query: string) => (await (await as('staff')).get(`/contractors${query}`)).body as Contractor[]
    expect((await names('')).map((one) => one.id)).not.toContain(id)
    expect((await names('?withdrawn=yes')).map((one) => one.id)).toContain(id)
  })

  test('of another agency is not there, whatever is tried', async () => {
    const id = await added()
    const stranger = await as('ethicsDirector', other)
    const { id: _, ...facts } = entry()
    expect((await stranger.get('/contractors')).body).toEqual([])
    expect((await stranger.get(`/contractors/${id}`)).status).toBe(404)
    expect((await stranger.patch(`/contractors/${id}`, { ...facts, version: 1 })).status).toBe(404)
    expect(
      (await stranger.post(`/contractors/${id}/people`, { personId: newId(), name: '甲', telephone: '' })).status,
    ).toBe(404)
    expect((await stranger.post('/contractors', entry())).body.code).toBe('contractor.unit_unknown')
  })
})

describe('what is missing at a firm', () => {
  test('is said until contract, clause, undertakings and the word about its products are there', async () => {
    const id = await added({ declaresNoBannedProduct: false })
    const faults = async () => (await show(id)).contractor.faults
    expect(await faults()).toEqual(['contractMissing', 'productUndeclared'])
    await change(id, { declaresNoBannedProduct: true })
    const contract = (await paper(id, { hasClause: false })).body.papers[0]
    await person(id)
    expect(await faults()).toEqual(['clauseMissing', 'undertakingMissing'])
    expect((await post(`${id}/papers/${contract.id}/end`)).status).toBe(200)
    await paper(id, { untilDate: '2026-12-31' })
    const personId = (await show(id)).people[0]!.id
    await paper(id, { kind: 'undertaking', personId, title: '保密切結書', hasClause: null })
    expect(await faults()).toEqual([])
    await paper(id, { kind: 'insurance', title: '責任險', hasClause: null, untilDate: '2026-02-10' })
    expect(await faults()).toEqual(['paperExpired'])
  })

  test('is printed for those who may see it, and is no list where there is no firm', async () => {
    const id = await added({ name: '青苔影印' })
    await person(id, '陳技士')
    const { status, body } = await (await as('ethicsOfficer')).get('/contractors/list.pdf')
    expect(status).toBe(200)
    const { text } = await extractText(new Uint8Array(body), { mergePages: true })
    expect(text.replaceAll(/\s/g, '')).toContain('青苔影印')
    expect(text.replaceAll(/\s/g, '')).toContain('無有效契約')
    expect((await (await as('librarian')).get('/contractors/list.pdf')).body.code).toBe('contractor.none_to_print')
  })
})

describe('the people of a firm', () => {
  test('are listed once each, until they leave it', async () => {
    const id = await added()
    const { body } = await person(id, '吳技工', { telephone: '0900-000-201' })
    expect(body.people).toMatchObject([{ name: '吳技工', telephone: '0900-000-201', leftOn: null }])
    expect((await person(id, '吳技工')).body.code).toBe('contractor.person_repeated')
    const at = `${id}/people/${body.people[0].id}/leave`
    expect((await post(at)).body.people[0].leftOn).toBe('2026-02-11')
    expect((await post(at)).body.code).toBe('contractor.person_unknown')
    expect((await person(id, '吳技工')).status).toBe(200)
  })

  test.each([
    ['as it stands on the card', 'A123456789'],
    ['in small letters within a sentence', '證號 a223456789 請查'],
    ['set apart', 'A1 2345-6789'],
    ['in full width', 'Ａ１２３４５６７８９'],
    ['of a residence permit', 'A800000014'],
    ['of an earlier residence permit', 'AC01234567'],
  ])('bear no identity number, neither %s', async (_, number) => {
    const id = await added()
    const everywhere = [
      await add({ name: number }),
      await add({ remark: number }),
      await change(id, { remark: number }),
      await person(id, number),
      await paper(id, { title: number }),
    ]
    expect(everywhere.map(({ body }) => body.code)).toEqual(Array(5).fill('contractor.national_id'))
  })

  test('may bear what only has digits too', async () => {
    const id = await added()
    for (const title of ['契約編號 115-AB-0042', '05-582-0001', 'ISO27001', 'PO1234567890'])
      expect((await paper(id, { title })).status).toBe(200)
  })
})

describe('a paper of a firm', () => {
  test('says what belongs to its kind', async () => {
    const id = await added()
    const code = async (changes: object) => (await paper(id, changes)).body.code
    expect(await code({ kind: 'undertaking', hasClause: null })).toBe('contractor.person_missing')
    expect(await code({ kind: 'backgroundCheck', hasClause: null })).toBe('contractor.person_missing')
    expect(await code({ hasClause: null })).toBe('contractor.clause_of_contract_only')
    expect(await code({ kind: 'insurance' })).toBe('contractor.clause_of_contract_only')
    expect(await code({ untilDate: '2024-12-31' })).toBe('contractor.dates_reversed')
    expect(await code({ personId: newId() })).toBe('contractor.person_unknown')
    expect(await code({ fileId: newId() })).toBe('file.unknown_on_contractor_paper')
  })

  test('is ended once', async () => {
    const id = await added()
    const { papers } = (await paper(id)).body as ContractorDetail
    const at = `${id}/papers/${papers[0]!.id}/end`
    expect((await post(at)).body.papers[0].endedOn).toBe('2026-02-11')
    expect((await post(at)).body.code).toBe('contractor.paper_ended')
  })

  test('is listed as due within the longest of the agency’s times, for those who may see the firm', async () => {
    const id = await added({ name: '小暑保全' })
    await paper(id, { title: '久遠', untilDate: '2026-04-13' })
    await paper(id, { title: '將到期', untilDate: '2026-04-12' })
    await paper(id, { title: '已過期', untilDate: '2026-02-10' })
    const due = async (who: string) =>
      (
        (await (await as(who)).get('/contractors/due-papers')).body as {
          contractorId: string
          title: string
          daysLeft: number
        }[]
      )
        .filter((one) => one.contractorId === id)
        .map(({ title, daysLeft }) => [title, daysLeft])
    expect(await due('unitHead')).toEqual([
      ['已過期', -1],
      ['將到期', 60],
    ])
    expect(await due('librarian')).toEqual([])
  })

  test('rings before it expires, on each of the agency’s days, and no more once it was ended', async () => {
    const id = await added()
    const { papers } = (await paper(id, { untilDate: '2026-03-20' })).body as ContractorDetail
    const { papers: both } = (await paper(id, { untilDate: '2026-03-20' })).body as ContractorDetail
    const ended = both.find((one) => one.id !== papers[0]!.id)!
    await post(`${id}/papers/${ended.id}/end`)
    const days: string[] = []
    for (const day of ['2026-02-18', '2026-03-13', '2026-03-20', '2026-03-21']) {
      clock.set(`${day}T01:00:00Z`)
      await alarms.turn()
      days.push(`${day} ${(await toldOf(owner, papers[0]!.id)).length}`)
    }
    clock.set('2026-02-11T01:00:00Z')
    it.everybodyLeft()
    expect(days).toEqual(['2026-02-18 1', '2026-03-13 2', '2026-03-20 3', '2026-03-21 3'])
    expect(new Set(await toldOf(owner, papers[0]!.id))).toEqual(new Set(['contractorPaperDue home unitHead']))
    expect(await toldOf(owner, ended.id)).toEqual([])
  })
})

describe('an inspection of a firm', () => {
  test('is begun by ethics with the form for contractors, and stands with the firm once handed in', async () => {
    const id = await added()
    const begin = (inspectionId = newId(), who = 'ethicsOfficer') => post(`${id}/inspections`, { inspectionId }, who)
    expect((await begin(newId(), 'unitHead')).body.code).toBe('forbidden')
    expect((await begin()).body.code).toBe('contractor.checklist_missing')
    const checklistId = newId()
    const officer = await as('ethicsOfficer')
    const { content } = (await officer.post('/checklists', { id: checklistId, from: { model: 'contractors' } })).body
    expect((await officer.post(`/checklists/${checklistId}/versions`, content)).status).toBe(200)
    const inspectionId = newId()
    expect((await begin(inspectionId)).body.inspections).toMatchObject([{ id: inspectionId, submittedAt: null }])
    expect((await show(id, 'unitHead')).inspections).toEqual([])
  })
})

describe('an event in which a firm had a part', () => {
  test('is linked by whoever may see both, once', async () => {
    const id = await added()
    const record = async (who: string) => {
      const incidentId = newId()
      const instant = '2026-02-11T00:30:00.000Z'
      const { status } = await (await as(who)).post('/incidents', {
        ...{ id: incidentId, planId: null, dutyId: null, what: '維護人員誤拔電源。', place: '機房' },
        ...{ occurredAt: instant, knownAt: instant },
      })
      expect(status).toBe(200)
      return incidentId
    }
    const incidentId = await record('staff')
    const linked = await post(`${id}/incidents`, { incidentId }, 'staff')
    expect(linked.body.incidents).toMatchObject([{ id: incidentId }])
    expect((await post(`${id}/incidents`, { incidentId }, 'staff')).body.code).toBe('contractor.incident_linked')
    expect((await post(`${id}/incidents`, { incidentId: await record('otherStaff') }, 'staff')).status).toBe(404)
    expect((await post(`${id}/incidents`, { incidentId }, 'librarian')).status).toBe(404)
  })
})
