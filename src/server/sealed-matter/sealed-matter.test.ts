import { describe, expect, test } from 'vitest'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { makePlan } from '#test/make.ts'
import { sealedDesk } from '#test/sealed-desk.ts'

const it = await testApp('2026-02-11T01:00:00Z')
const { as, owner, home, other } = it
const { personId, report, record, recorded, open, act, listed, notice } = sealedDesk(it)

describe('a sealed matter', () => {
  test('is reported by anybody, who gets a number and nothing more', async () => {
    const { body, status } = await record()
    expect(status).toBe(200)
    expect(Object.keys(body).sort()).toEqual(['id', 'number', 'reportedAt'])
    expect(body.number).toMatch(/^M-\w{4}-\w{4}$/)
    expect((await open(body.id, 'staff')).status).toBe(404)
    expect(await listed('staff')).toEqual([])
  })

  test('is open to ethics, with what the routes say', async () => {
    const id = await recorded({ kinds: ['nationalSecurity'], people: '來訪者二人' })
    const { body } = await open(id, 'ethicsOfficer')
    expect(body).toMatchObject({
      what: '會議紀錄出現在社群軟體',
      place: '第二會議室',
      people: '來訪者二人',
      capacity: 'responsible',
      closedAt: null,
      version: 1,
      entries: [],
      concerned: [],
    })
    expect(body.readers.map(({ name }: { name: string }) => name).sort()).toEqual([
      'home ethicsDirector',
      'home ethicsOfficer',
      'home secondEthicsOfficer',
    ])
    expect(body.says.forbiddenMeans).toEqual(expect.arrayContaining(['mail', 'sms', 'chat']))
    expect(body.says.tellings.map(({ authority }: { authority: string }) => authority)).toContain('mjibStation')
    const ofEthics = body.clocks.find(({ authority }: { authority: string }) => authority === 'ethicsOffice')
    expect(ofEthics.metAt).toBe(body.reportedAt)
    expect(await listed('ethicsDirector')).toContain(id)
  })

  test.each(['agencyHead', 'chiefSecretary', 'unitHead', 'otherUnitHead', 'librarian'])(
    'is not there for the %s, whatever is tried',
    async (who) => {
      const id = await recorded()
      const missing = newId()
      const person = await as(who)
      for (const path of [
        'open',
        'source',
        'entries',
        'notices',
        'hand-overs',
        'reports',
        'readers',
        'readers/end',
        'exclusions',
        'close',
      ]) {
        const input = {
          ...notice(),
          version: 1,
          kind: 'note',
          text: 'x',
          personId: personId('staff'),
          capacity: 'recipient',
          form: 'F4',
          telephone: '05',
          typed: {},
        }
        const fields: Record<string, string[]> = {
          open: [],
          source: [],
          entries: ['version', 'kind', 'text'],
          notices: ['version', ...Object.keys(notice())],
          reports: ['version', 'form', 'stage', 'telephone', 'typed'],
          readers: ['version', 'personId', 'capacity'],
          'readers/end': ['version', 'personId'],
          exclusions: ['version', 'personId'],
          close: ['version', 'text'],
        }
        const body =
          path === 'hand-overs'
            ? { version: 1, authority: 'police', officer: 'x', at: '2026-02-11T00:30:00.000Z', receipt: '' }
            : Object.fromEntries(fields[path]!.map((name) => [name, (input as Record<string, unknown>)[name]]))
        const there = await person.post(`/sealed-matters/${id}/${path}`, body)
        const nowhere = await person.post(`/sealed-matters/${missing}/${path}`, body)
        expect([there.status, there.body]).toEqual([nowhere.status, nowhere.body])
        expect([403, 404]).toContain(there.status)
      }
      expect(await listed(who)).toEqual([])
    },
  )

  test('of another agency is not there', async () => {
    const id = await recorded()
    expect((await open(id, 'ethicsDirector', other)).body.code).toBe('not_found')
    expect(await listed('ethicsDirector', other)).toEqual([])
  })

  test('is not for the administrator, who cannot even ask', async () => {
    expect((await open(await recorded(), 'systemAdministrator')).body.code).toBe('forbidden')
  })

  test('comes of one report once, however often a device sends it', async () => {
    const same = report()
    const staff = await as('staff')
    const first = await staff.post('/sealed-matters', same)
    const again = await staff.post('/sealed-matters', same)
    expect(again.body).toEqual(first.body)
    const strangers = await (await as('librarian')).post('/sealed-matters', same)
    expect(strangers.body.number).not.toBe(first.body.number)
  })

  test('is of a confidential kind, says what happened, and names a plan that there is', async () => {
    expect((await record({ kinds: ['fraud'] })).body.code).toBe('sealedMatter.not_confidential')
    expect((await record({ what: ' ' })).body.code).toBe('sealedMatter.what_missing')
    expect((await record({ fileIds: [newId()] })).body.code).toBe('sealedMatter.no_files')
    expect((await record({ planId: newId() })).body.code).toBe('sealedMatter.plan_unknown')
    expect((await record({ knownAt: '2026-02-11T02:00:00.000Z' })).body.code).toBe('incident.in_the_future')
    expect((await record({ kinds: ['fraud', 'whistleblowing'] })).status).toBe(200)
  })

  test('is recorded, too, of a year whose office calendar is not there', async () => {
    const longAgo = { occurredAt: '2020-02-10T22:00:00.000Z', knownAt: '2020-02-10T23:00:00.000Z' }
    expect((await record({ ...longAgo, kinds: ['travelUnauthorized'] })).status).toBe(200)
  })

  test('is neither kept as the answer to a key nor named in the audit of who reported it', async () => {
    const id = await recorded({ what: '只在信封裡的話' }, 'librarian')
    await open(id, 'ethicsOfficer')
    const { rows } = await owner.query(
      "select answer::text from idempotent_answer where answer::text like '%sealed%' or answer::text like '%信封%' or answer::text like '%M-%'",
    )
    expect(rows).toEqual([])
    const audit = await owner.query('select operation from audit_entry where subject_id = $1', [id])
    expect(audit.rows).toEqual([{ operation: 'sealedMatter.open' }])
  })
})

describe('機密 and above', () => {
  test('is taken without a word of it, and of it only the hand-over', async () => {
    expect((await record({ kinds: ['stateSecretLeak'] })).body.code).toBe('sealedMatter.content_outside')
    expect((await record({ kinds: ['stateSecretLeak'], what: '', place: '' })).status).toBe(200)
    const id = await recorded({ kinds: ['stateSecretLeak'], what: '', place: '' })
    expect((await act(id, 'entries', { kind: 'note', text: '內容' })).body.code).toBe('sealedMatter.content_outside')
    expect((await act(id, 'notices', notice())).body.code).toBe('sealedMatter.content_outside')
    const handed = await act(id, 'hand-overs', {
      authority: 'mjibStation',
      officer: '王調查官',
      at: '2026-02-11T00:30:00.000Z',
      receipt: '115-1',
    })
    expect(handed.body.entries).toMatchObject([{ kind: 'handOver', handOver: { officer: '王調查官' } }])
  })

  test('is asked about where its mark stands in a text', async () => {
    const marked = { what: '文件標示：極機密，已影印' }
    expect((await record(marked)).body).toMatchObject({
      code: 'sealedMatter.mark_in_text',
      details: { mark: '極機密' },
    })
    expect((await record({ ...marked, isMarkMeant: true })).status).toBe(200)
    expect((await record({ what: '洩漏公務機密文件' })).status).toBe(200)
  })
})

describe('whom it concerns', () => {
  test('never learns of it, whatever they are', async () => {
    const id = await recorded({ concernedIds: [personId('ethicsDirector'), personId('agencyHead')] })
    expect((await open(id, 'ethicsDirector')).body.code).toBe('not_found')
    expect(await listed('ethicsDirector')).not.toContain(id)
    const { body } = await open(id, 'ethicsOfficer')
    expect(body.concerned.map(({ name }: { name: string }) => name).sort()).toEqual([
      'home agencyHead',
      'home ethicsDirector',
    ])
    expect(body.barred).toEqual(['agencyHead'])
    const naming = { personId: personId('agencyHead'), capacity: 'recipient' }
    expect((await act(id, 'readers', naming)).body.code).toBe('sealedMatter.person_concerned')
    expect((await act(id, 'notices', notice({ authority: 'agencyHead' }))).body.code).toBe(
      'sealedMatter.recipient_concerned',
    )
  })

  test('is shut out at once when it turns out later, also from the midst of its readers', async () => {
    const id = await recorded()
    expect((await open(id, 'ethicsDirector')).status).toBe(200)
    const { body } = await act(id, 'exclusions', { personId: personId('ethicsDirector') })
    expect(body.entries).toMatchObject([{ kind: 'excluded', text: 'home ethicsDirector' }])
    expect((await open(id, 'ethicsDirector')).status).toBe(404)
    expect(await listed('ethicsDirector')).not.toContain(id)
    expect((await act(id, 'exclusions', { personId: personId('ethicsDirector') })).body.code).toBe(
      'sealedMatter.person_concerned',
    )
  })

  test('is shut out although a reader, by the envelope itself', async () => {
    const id = await recorded({ concernedIds: [personId('ethicsDirector')] })
    await owner.query(
      `insert into sealed_matter_reader (id, agency_id, matter_id, person_id, capacity, since)
       values (gen_random_uuid(), $1, $2, $3, 'responsible', now())`,
      [home.agencyId, id, personId('ethicsDirector')],
    )
    expect((await open(id, 'ethicsDirector')).status).toBe(404)
    expect(await listed('ethicsDirector')).not.toContain(id)
  })

  test('leaves it to the head where it is all of ethics, and to nobody where nobody is left', async () => {
    const ethics = ['ethicsDirector', 'ethicsOfficer', 'secondEthicsOfficer'].map((who) => personId(who))
    const id = await recorded({ concernedIds: ethics })
    expect((await open(id, 'agencyHead')).body.capacity).toBe('responsible')
    const toSecretary = await recorded({ concernedIds: [...ethics, personId('agencyHead')] })
    expect((await open(toSecretary, 'chiefSecretary')).status).toBe(200)
    const everybody = [...ethics, personId('agencyHead'), personId('chiefSecretary')]
    expect((await record({ concernedIds: everybody })).body.code).toBe('sealedMatter.nobody_left')
  })
})

describe('the timeline', () => {
  test('takes notes, measures, notices and hand-overs, closes, and then stays as it is', async () => {
    const id = await recorded()
    await act(id, 'entries', { kind: 'note', text: '訪談紀錄' })
    await act(id, 'notices', notice())
    await act(id, 'hand-overs', { authority: 'aac', officer: '李', at: '2026-02-11T00:40:00.000Z', receipt: '廉-1' })
    const { body } = await act(id, 'close', { text: '查無實據' })
    expect(body.entries.map(({ kind }: { kind: string }) => kind)).toEqual(['note', 'notice', 'handOver', 'closed'])
    expect(body.closedAt).toBe('2026-02-11T01:00:00.000Z')
    expect((await act(id, 'entries', { kind: 'note', text: '再補' })).body.code).toBe('sealedMatter.closed')
    await expect(owner.query('update sealed_matter_entry set entered_at = now()')).rejects.toThrow('append-only')
    await expect(owner.query('delete from sealed_matter_entry')).rejects.toThrow('append-only')
  })

  test.each(['fax', 'mail', 'sms', 'chat'])('does not take a telling by %s', async (means) => {
    const id = await recorded()
    expect((await act(id, 'notices', notice({ means }))).body).toMatchObject({
      code: 'sealedMatter.means_forbidden',
      details: { means },
    })
  })

  test('stops the clock of whoever was told', async () => {
    const id = await recorded({ kinds: ['nationalSecurity'] })
    const clock = (body: { clocks: { authority: string; metAt: string | null }[] }) =>
      body.clocks.find(({ authority }) => authority === 'mjibStation')
    expect(clock((await open(id, 'ethicsOfficer')).body)).toMatchObject({ metAt: null })
    const told = await act(id, 'notices', notice({ toldAt: '2026-02-11T01:00:00.000Z' }))
    expect(clock(told.body)).toMatchObject({ metAt: '2026-02-11T01:00:00.000Z' })
  })

  test('is not told before it was known, nor in the future', async () => {
    const id = await recorded()
    const code = async (toldAt: string) => (await act(id, 'notices', notice({ toldAt }))).body.code
    expect(await code('2026-02-10T20:00:00.000Z')).toBe('incident.told_before_known')
    expect(await code('2026-02-11T03:00:00.000Z')).toBe('incident.in_the_future')
  })

  test('of two who write at once takes one, and tells the other', async () => {
    const id = await recorded()
    const { version } = (await open(id, 'ethicsOfficer')).body
    const write = async (who: string) =>
      (await as(who)).post(`/sealed-matters/${id}/entries`, { version, kind: 'note', text: who })
    const answers = await Promise.all(['ethicsOfficer', 'ethicsDirector'].map(write))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await open(id, 'ethicsOfficer')).body.entries).toHaveLength(1)
  })
})

describe('for its figures', () => {
  test('belongs to a plan', async () => {
    const { planId } = await makePlan(owner, home)
    const id = await recorded({ planId })
    expect((await open(id, 'ethicsOfficer')).body.planId).toBe(planId)
  })
})
