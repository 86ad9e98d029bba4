import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ChecklistDraft } from '#domain/checklist/catalogue.ts'
import { ChecklistContent } from '#domain/checklist/checklist.ts'
import { draftSaver, type SaverView } from './draft-saver.ts'

const content = (title: string): ChecklistContent =>
  ChecklistContent.parse({
    kind: 'own',
    title,
    version: 1,
    source: '',
    items: [{ key: 'A01', section: '', question: '?', grade: 'minor' }],
  })

/** A server that keeps one draft, and a network that can be cut before or after it has done its work. */
const server = {
  draft: { version: 1, content: content('一') },
  network: 'up' as 'up' | 'down' | 'answerLost',
  keys: [] as string[],
  writes: 0,
}
const stored = (): ChecklistDraft => ({
  checklistId: 'form',
  ...server.draft,
  changedByName: '另一位',
  changedAt: '2026-02-11T01:00:00.000Z',
  notices: [],
})
const answered = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })

async function fetched(_: string, { method, body, headers }: RequestInit & { headers: Record<string, string> }) {
  if (server.network === 'down') throw new TypeError('no network')
  if (method === 'GET') return answered(200, stored())
  const sent = JSON.parse(String(body)) as ChecklistDraft
  const key = headers['Idempotency-Key']!
  if (!server.keys.includes(key)) {
    if (sent.version !== server.draft.version) return answered(409, { code: 'changed_meanwhile', details: {} })
    server.keys.push(key)
    server.writes += 1
    server.draft = { version: sent.version + 1, content: sent.content }
  }
  if (server.network === 'answerLost') throw new TypeError('no network')
  return answered(200, { version: server.draft.version })
}

const device = new Map<string, string>()
let view: SaverView
const open = (personId = 'me') => {
  const saver = draftSaver(stored(), personId, (next) => {
    view = next
  })
  view = saver.view()
  return saver
}
const passes = (ms: number) => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => {
  vi.useFakeTimers()
  Object.assign(server, { draft: { version: 1, content: content('一') }, network: 'up', keys: [], writes: 0 })
  device.clear()
  vi.stubGlobal('fetch', fetched)
  vi.stubGlobal('localStorage', {
    getItem: (place: string) => device.get(place) ?? null,
    setItem: (place: string, text: string) => device.set(place, text),
    removeItem: (place: string) => device.delete(place),
  })
  vi.stubGlobal('window', new EventTarget())
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a draft that is written', () => {
  test('is on the device at once, and on the server after a pause', async () => {
    const saver = open()
    saver.change(content('二'))
    expect(view.saving.state).toBe('waiting')
    expect([...device.values()].join()).toContain('二')
    await passes(2000)
    expect(server.draft.content.title).toBe('二')
    expect(view.saving.state).toBe('saved')
    expect(device.size).toBe(0)
  })

  test('goes as it is at the end of the writing, not letter by letter', async () => {
    const saver = open()
    for (const title of ['門', '門是', '門是否']) {
      saver.change(content(title))
      await passes(300)
    }
    await passes(2000)
    expect(server.draft).toMatchObject({ version: 2, content: { title: '門是否' } })
    expect(server.writes).toBe(1)
  })

  test('without a network is kept, and sent when it is back', async () => {
    const saver = open()
    saver.start()
    server.network = 'down'
    saver.change(content('二'))
    await passes(2000)
    expect(view.saving.state).toBe('failed')
    server.network = 'up'
    window.dispatchEvent(new Event('online'))
    await passes(100)
    expect(server.draft.content.title).toBe('二')
    expect(view.saving.state).toBe('saved')
  })

  test('whose answer was lost is stored once', async () => {
    const saver = open()
    server.network = 'answerLost'
    saver.change(content('二'))
    await passes(2000)
    server.network = 'up'
    await passes(9000)
    expect(server.writes).toBe(1)
    expect(view).toMatchObject({ saving: { state: 'saved' }, rival: null, version: 2 })
  })

  test('and was left unsaved goes on at the next visit, of the same person only', async () => {
    server.network = 'down'
    open().change(content('二'))
    await passes(2000)
    server.network = 'up'
    expect(open('somebody else').content.title).toBe('一')
    const again = open()
    expect(again.content.title).toBe('二')
    again.start()
    await passes(100)
    expect(server.draft.content.title).toBe('二')
  })
})

describe('a draft that somebody else wrote meanwhile', () => {
  const meet = async () => {
    const saver = open()
    server.draft = { version: 2, content: content('對方') }
    saver.change(content('我方'))
    await passes(2000)
    return saver
  }

  test('is not written over: both versions stand until one is chosen', async () => {
    const saver = await meet()
    expect(view.rival).toMatchObject({ version: 2, content: { title: '對方' } })
    saver.change(content('我方再改'))
    await passes(60_000)
    expect(server.draft.content.title).toBe('對方')
    expect([...device.values()].join()).toContain('我方再改')
  })

  test('gives way where one goes on with the own one', async () => {
    const saver = await meet()
    saver.change(saver.keepMine(content('我方')))
    await passes(2000)
    expect(server.draft).toMatchObject({ version: 3, content: { title: '我方' } })
    expect(view).toMatchObject({ rival: null, saving: { state: 'saved' } })
  })

  test('is taken, and nothing is left to be saved', async () => {
    const saver = await meet()
    expect(saver.takeTheirs()?.title).toBe('對方')
    expect(device.size).toBe(0)
    await passes(60_000)
    expect(server.draft.version).toBe(2)
    saver.change(content('再改'))
    await passes(2000)
    expect(server.draft).toMatchObject({ version: 3, content: { title: '再改' } })
  })

  test('with the very same words is no rival', async () => {
    const saver = open()
    server.draft = { version: 2, content: content('二') }
    saver.change(content('二'))
    await passes(4000)
    expect(view.rival).toBeNull()
    expect(view.saving.state).toBe('saved')
  })

  test('while one was away is met at the next visit', async () => {
    server.network = 'down'
    open().change(content('我方'))
    await passes(2000)
    server.network = 'up'
    server.draft = { version: 2, content: content('對方') }
    const again = open()
    expect(again.content.title).toBe('我方')
    expect(view.rival?.content.title).toBe('對方')
  })

  test('and published stands under what goes on', async () => {
    const saver = open()
    server.draft = { version: 0, content: { ...content('已發布'), version: 4 } }
    saver.change(content('我方'))
    await passes(2000)
    expect(saver.keepMine(content('我方'))).toMatchObject({ title: '我方', version: 4 })
  })
})
