import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Answer, ChecklistContent } from '#domain/checklist/checklist.ts'
import type { InspectionDetail, InspectionDraft } from '#domain/inspection/inspection.ts'
import { placeOf } from './answers.ts'
import { draftKeeper } from './draft-keeper.ts'

/** A server that keeps one inspection, and a network that can be cut before or after it has done its work. */
const server = {
  version: 1,
  answers: [] as Answer[],
  heldBy: 'me',
  network: 'up' as 'up' | 'down' | 'answerLost',
  keys: [] as string[],
}

const checklist = { items: ['A01', 'A02', 'A03'].map((key) => ({ key })) } as ChecklistContent
const detail = (): InspectionDetail => ({
  inspection: {
    id: 'inspection',
    version: server.version,
    answers: server.answers,
    heldBy: server.heldBy,
    status: 'draft',
  } as InspectionDetail['inspection'],
  checklist,
  files: [],
  previous: null,
})

const answered = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })

async function fetched(_: string, { method, body, headers }: RequestInit & { headers: Record<string, string> }) {
  if (server.network === 'down') throw new TypeError('no network')
  if (method === 'GET') return answered(200, detail())
  const draft = JSON.parse(String(body)) as InspectionDraft
  const key = headers['Idempotency-Key']!
  const isRepeated = server.keys.includes(key)
  server.keys.push(key)
  if (isRepeated) return answered(200, detail())
  if (draft.version !== server.version) return answered(409, { code: 'changed_meanwhile', details: {} })
  server.version += 1
  server.answers = draft.answers
  if (server.network === 'answerLost') throw new TypeError('no network')
  return answered(200, detail())
}

const device = new Map<string, string>()
const answer = (itemKey: string, verdict: Answer['verdict'] = 'compliant'): Answer => ({
  itemKey,
  verdict,
  fileIds: [],
})
const at = (one: Answer) => ({ [placeOf(one)]: one })
const open = () =>
  draftKeeper(
    detail(),
    () => {},
    () => {},
  )

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('fetch', fetched)
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => device.get(key) ?? null,
    setItem: (key: string, value: string) => device.set(key, value),
    removeItem: (key: string) => device.delete(key),
  })
  device.clear()
  Object.assign(server, { version: 1, answers: [], heldBy: 'me', network: 'up', keys: [] })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('an inspection while it is filled in', () => {
  test('is stored a moment after the last answer, in the order of the form', async () => {
    const keeper = open()
    keeper.change(at(answer('A02')))
    keeper.change(at(answer('A01', 'notApplicable')))
    await vi.advanceTimersByTimeAsync(1000)
    expect(server.answers.map(({ itemKey }) => itemKey)).toEqual(['A01', 'A02'])
    expect(server.version).toBe(2)
    expect(device.size).toBe(0)
  })

  test('keeps on the device what was answered without a network, and a reload finds it', async () => {
    server.network = 'down'
    open().change(at(answer('A01')))
    await vi.advanceTimersByTimeAsync(1000)
    expect(server.answers).toEqual([])
    expect(open().view().answers).toEqual({ A01: answer('A01') })
  })

  test('forgets an answer that was taken away, also over a reload without a network', async () => {
    server.answers = [answer('A01'), answer('A02')]
    server.network = 'down'
    open().change({ A01: null })
    await vi.advanceTimersByTimeAsync(1000)
    const keeper = open()
    expect(keeper.view().answers).toEqual({ A02: answer('A02') })
    server.network = 'up'
    keeper.start()
    await vi.advanceTimersByTimeAsync(100)
    expect(server.answers).toEqual([answer('A02')])
  })

  test('is sent by itself once the network is back', async () => {
    server.network = 'down'
    const keeper = open()
    keeper.start()
    keeper.change(at(answer('A01')))
    await vi.advanceTimersByTimeAsync(1000)
    server.network = 'up'
    window.dispatchEvent(new Event('online'))
    await vi.advanceTimersByTimeAsync(100)
    expect(server.answers).toEqual([answer('A01')])
    expect(device.size).toBe(0)
  })

  test('loses nothing when an answer of the server is lost and another question was answered meanwhile', async () => {
    server.network = 'answerLost'
    const keeper = open()
    keeper.change(at(answer('A01')))
    await vi.advanceTimersByTimeAsync(1000)
    server.network = 'up'
    keeper.change(at(answer('A02')))
    await vi.advanceTimersByTimeAsync(2000)
    expect(server.answers).toEqual([answer('A01'), answer('A02')])
  })

  test('repeats the same request under the same key', async () => {
    server.network = 'answerLost'
    const keeper = open()
    keeper.change(at(answer('A01')))
    await vi.advanceTimersByTimeAsync(1000)
    server.network = 'up'
    await vi.advanceTimersByTimeAsync(8000)
    expect(server.keys).toHaveLength(2)
    expect(new Set(server.keys).size).toBe(1)
    expect(server.version).toBe(2)
    expect(device.size).toBe(0)
  })

  test('does not overwrite what somebody else has taken over', async () => {
    const keeper = open()
    Object.assign(server, { version: 5, heldBy: 'somebody else', answers: [answer('A03')] })
    keeper.change(at(answer('A01')))
    await vi.advanceTimersByTimeAsync(20_000)
    expect(server.answers).toEqual([answer('A03')])
  })
})
