import { describe, expect, test } from 'vitest'
import type { IncidentClock } from '#domain/incident/incident-clock.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { at, incidentActs } from '#test/incidents.ts'
import { photo } from '#test/sample-data.ts'

const it = await testApp(at(600))
const { as, owner, other } = it
const { begun, post, card, tell, change, judge, write, control, close } = incidentActs(it)

const clocksOf = (clocks: readonly IncidentClock[], step: string, authority: string | null = null) =>
  clocks.filter((one) => one.step === step && one.authority === authority)

describe('refused in plain words, with nothing lost', () => {
  test('facts that cannot be', async () => {
    const id = await begun()
    await tell(id)
    const code = async (changes: object) => (await change(id, changes)).body.code
    expect(await code({ kinds: [] })).toBe('incident.kind_missing')
    expect(await code({ kinds: ['fraud'], cyberSeverity: 2 })).toBe('incident.severity_without_cyber')
    expect(await code({ kinds: ['stateSecretLeak'] })).toBe('incident.content_outside')
    expect(await code({ since: at(9000) })).toBe('incident.in_the_future')
    expect(await code({ since: at(-10) })).toBe('incident.change_before_last')
    expect(await code({ occurredAt: at(1), knownAt: at(0) })).toBe('incident.known_before_it_occurred')
    expect(await code({ knownAt: at(10), since: at(15) })).toBe('incident.told_before_known')
    expect(await code({ version: 0 })).toBe('changed_meanwhile')
    expect((await change(id, { kinds: ['fraud'] }, 'otherUnitHead')).status).toBe(404)
    expect((await change(id, { kinds: ['fraud'] }, 'otherStaff')).body.code).toBe('forbidden')
  })

  test('a level of what is no cyber incident, or by no row of the table', async () => {
    expect((await judge(await begun({ kinds: ['fraud'] }), 'withinTolerance', at(0))).body.code).toBe(
      'incident.severity_without_cyber',
    )
    expect((await judge(await begun(), 'slight', at(0))).body.code).toBe('incident.severity_not_judged')
  })

  test('a means that is forbidden for the class', async () => {
    const id = await begun({ flags: ['espionageSuspected'] })
    expect((await tell(id, { means: 'mail' })).body.code).toBe('incident.means_forbidden')
    expect((await card(id)).incident.notices).toEqual([])
    expect((await tell(id, { means: 'inPerson' })).status).toBe(200)
  })

  test('a unit that is not there, a file that is not there, ethics told before it was known', async () => {
    const send = async (changes: object) =>
      (
        await (
          await as('staff')
        ).post('/incidents', {
          ...{
            id: newId(),
            planId: null,
            dutyId: null,
            what: '停電',
            place: '',
            occurredAt: at(-60),
            knownAt: at(-30),
          },
          ...changes,
        })
      ).body.code
    expect(await send({ unitId: newId() })).toBe('incident.unit_unknown')
    expect(await send({ fileIds: [newId()] })).toBe('file.unknown_on_incident')
    expect(await send({ reportedToEthicsAt: at(-40) })).toBe('incident.reported_before_known')
    expect(await send({ reportedToEthicsAt: at(9000) })).toBe('incident.in_the_future')
  })

  test('an entry without what it is about', async () => {
    const id = await begun()
    const code = async (changes: object) => (await write(id, changes)).body.code
    const { clocks, entries } = await card(id)
    const [first] = clocksOf(clocks, 'firstNotice', 'moda')
    expect(await code({ text: '' })).toBe('incident.text_missing')
    expect(await code({ kind: 'receipt' })).toBe('incident.receipt_missing')
    expect(await code({ kind: 'file' })).toBe('incident.file_missing')
    expect(await code({ at: at(9000) })).toBe('incident.in_the_future')
    expect(await code({ kind: 'correction' })).toBe('incident.entry_unknown')
    expect(await code({ kind: 'correction', corrects: entries[0]!.id, voids: true })).toBe('incident.entry_stands')
    expect(await code({ clockId: newId() })).toBe('incident.clock_not_running')
    expect(await code({ clockId: first!.id })).toBe('incident.clock_needs_notice')
  })

  test('control or closing at a time that cannot be', async () => {
    const id = await begun()
    expect((await control(id, { at: at(9000) })).body.code).toBe('incident.in_the_future')
    expect((await control(id, { at: at(-61) })).body.code).toBe('incident.controlled_before_it_occurred')
    expect((await control(id)).status).toBe(200)
    expect((await control(id)).body.code).toBe('incident.already_controlled')
    expect((await close(id, { at: at(-1) })).body.code).toBe('incident.closed_before_controlled')
    expect((await close(id, { at: at(9000) })).body.code).toBe('incident.in_the_future')
  })

  test('whoever is of another agency, or may not see it, finds nothing', async () => {
    const id = await begun()
    const stranger = await as('ethicsDirector', other)
    for (const [path, body] of [
      ['entries', { entryId: newId(), kind: 'note', at: at(0), text: '一行' }],
      ['control', { entryId: newId(), version: 1, at: at(0), how: '好了' }],
    ] as const)
      expect((await stranger.post(`/incidents/${id}/${path}`, body)).status).toBe(404)
    expect(
      (await post(id, 'entries', { entryId: newId(), kind: 'note', at: at(0), text: '一' }, 'otherStaff')).status,
    ).toBe(404)
  })
})

describe('the timeline', () => {
  test('holds the photographs that came with it', async () => {
    const staff = await as('staff')
    const { body: file } = await staff.upload('/files', 'screen.jpg', await photo(3))
    const { entries } = await card(await begun({ fileIds: [file.id] }, 'staff'))
    expect(entries).toMatchObject([{ kind: 'recorded', files: [{ name: 'screen.jpg' }] }])
  })

  test('is written once although it was sent twice', async () => {
    const id = await begun()
    const entryId = newId()
    expect((await write(id, { entryId })).status).toBe(200)
    expect((await write(id, { entryId })).body.code).toBe('changed_meanwhile')
    expect((await card(id)).entries.filter((entry) => entry.id === entryId)).toHaveLength(1)
  })

  test('of two who act at once both are kept, and each clock is met once', async () => {
    const id = await begun()
    const answers = await Promise.all([tell(id), tell(id, { authority: 'moda', means: 'platform' }), tell(id)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    const { clocks, incident } = await card(id)
    expect(incident.notices).toHaveLength(3)
    expect(clocksOf(clocks, 'firstNotice', 'countyCyber')).toHaveLength(1)
  })

  test('cannot be edited, nor a call, nor the time of a clock, whoever tries', async () => {
    const id = await begun()
    await tell(id)
    for (const change of [
      `update incident_entry set text = '沒事'`,
      `delete from incident_entry`,
      `truncate incident_entry cascade`,
      `update notice set told_at = now()`,
      `delete from notice`,
      `update incident_clock set due_at = due_at + interval '1 day'`,
      `update incident_clock set met_at = null, met_by = null where met_at is not null`,
      `delete from incident_clock`,
    ])
      await expect(owner.query(change), change).rejects.toThrow(/append-only|ends once/)
    const client = await owner.connect()
    await client.query(`begin; set local role shousui_app`)
    await expect(client.query(`update incident_entry set text = '沒事'`)).rejects.toThrow(/permission denied/)
    await client.query('rollback')
    client.release()
  })

  test('without its trigger could be edited, which shows that the trigger is what holds', async () => {
    const id = await begun()
    const client = await owner.connect()
    await client.query('begin; alter table incident_entry disable trigger user')
    const { rowCount } = await client.query(`update incident_entry set text = '沒事' where incident_id = $1`, [id])
    await client.query('rollback')
    client.release()
    expect(rowCount).toBe(1)
  })
})
