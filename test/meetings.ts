import { expect } from 'vitest'
import type { Invitee, Meeting, Minutes } from '#domain/meeting/meeting.ts'
import type { MeetingDraft } from '#domain/meeting/meeting-acts.ts'
import { newId } from '#server/platform/id.ts'
import type { TestApp } from './app.ts'
import { decided } from './approvals.ts'

const empty = { discussion: '', resolutions: [] }

/** Who plans, holds and signs meetings in a test. */
export function meetingDesk({ as, home }: TestApp) {
  const unit = (name: string): string => home.unitIds.get(name)!
  const personId = (who: string): string => home.personIds.get(home.loginNames[who]!)!

  const invitee = (one: Partial<Invitee>): Invitee => ({
    ...{ id: newId(), personId: null, unitId: null, name: '', isObserver: false },
    ...one,
  })

  const draft = (changes: Partial<MeetingDraft> | object = {}): MeetingDraft => ({
    id: newId(),
    version: 0,
    kind: 'security',
    classification: 'none',
    title: '春節前安全維護會報',
    place: '三樓會議室',
    startsAt: '2026-02-13T02:00:00.000Z',
    endsAt: '2026-02-13T03:00:00.000Z',
    chairId: personId('agencyHead'),
    recorderId: personId('ethicsOfficer'),
    planId: null,
    invitees: [
      invitee({ unitId: unit('行政室') }),
      invitee({ personId: personId('otherUnitHead') }),
      invitee({ name: '轄區派出所', isObserver: true }),
    ],
    agenda: null,
    changeReason: '',
    ...changes,
  })

  const confidential = (changes: object = {}) => ({
    classification: 'confidential',
    title: '密件專案會議',
    invitees: [invitee({ personId: personId('otherUnitHead') }), invitee({ personId: personId('chiefSecretary') })],
    ...changes,
  })

  const act = async (id: string, what: string, input: object = {}, who = 'ethicsOfficer') => {
    const answer = await (await as(who)).post(`/meetings/${id}/${what}`, input)
    expect(answer.body).toMatchObject({ id })
    return answer.body as { id: string; version: number }
  }
  const codeOf = async (id: string, what: string, input: object = {}, who = 'ethicsOfficer'): Promise<string> =>
    (await (await as(who)).post(`/meetings/${id}/${what}`, input)).body.code

  const planned = async (changes: object = {}) => {
    const { id, ...rest } = draft(changes)
    const answer = await (await as('ethicsOfficer')).put(`/meetings/${id}`, rest)
    expect(answer.body).toEqual({ id, version: 1 })
    return { id, ...rest }
  }
  const show = async (id: string, who = 'ethicsOfficer'): Promise<Meeting> => {
    const visitor = await as(who)
    const { body } = await visitor.get(`/meetings/${id}`)
    return body.isConfidential ? (await visitor.post(`/meetings/${id}/open`)).body : body
  }
  const running = async (changes: object = {}) => {
    const made = await planned(changes)
    await act(made.id, 'begin')
    return { ...made, code: (await show(made.id)).code! }
  }
  const ended = async (changes: object = {}) => {
    const made = await running(changes)
    if (made.classification === 'confidential')
      for (const moment of ['start', 'end']) await act(made.id, 'class-said', { moment })
    await act(made.id, 'end')
    return made
  }

  const resolution = (changes: object = {}) => ({
    ...{ id: newId(), text: '加裝後門監視器', unitId: unit('行政室'), personId: null, dueDate: '2026-02-20' },
    ...changes,
  })
  const write = async (id: string, changes: Partial<Minutes>, who = 'ethicsOfficer') => {
    const version = (await show(id)).content!.minutesVersion
    const minutes = { opening: '', items: [], motions: empty, ruling: '', ...changes }
    return (await as(who)).put(`/meetings/${id}/minutes`, { version, minutes })
  }

  /** Held, with one proposal and one resolution, and signed. */
  const signed = async (changes: object = {}, owed: object = {}) => {
    const made = await planned(changes)
    const itemId = newId()
    await act(made.id, 'proposals', { itemId, title: '監視器', text: '後門影像模糊' })
    await act(made.id, 'begin')
    if (made.classification === 'confidential')
      for (const moment of ['start', 'end']) await act(made.id, 'class-said', { moment })
    await act(made.id, 'end')
    const one = resolution(owed)
    const items = [{ itemId, discussion: '照案通過', resolutions: [one] }]
    expect((await write(made.id, { opening: '請各單位注意', items })).status).toBe(200)
    for (const { id: resolutionId } of (await show(made.id)).content!.former)
      await act(made.id, 'settlements', {
        ...{ resolutionId, stepId: newId(), decision: 'ended', dueDate: null, note: '另案辦理' },
      })
    await act(made.id, 'close')
    expect((await decided(await as('agencyHead'), 'minutes', made.id)).status).toBe(200)
    return { ...made, resolutionId: one.id }
  }

  const event = async (what: string) => {
    const answer = await (await as('ethicsOfficer')).post('/incidents', {
      ...{ id: newId(), planId: null, dutyId: null, what, place: '一樓', kinds: ['minorDanger'], flags: [] },
      ...{ cyberSeverity: null, unitId: unit('行政室'), reportedToEthicsAt: null, fileIds: [] },
      ...{ occurredAt: '2026-02-11T00:30:00.000Z', knownAt: '2026-02-11T01:00:00.000Z' },
    })
    expect(answer.status).toBe(200)
  }

  return {
    unit,
    personId,
    invitee,
    draft,
    confidential,
    act,
    codeOf,
    planned,
    show,
    running,
    ended,
    resolution,
    write,
    signed,
    event,
  }
}
