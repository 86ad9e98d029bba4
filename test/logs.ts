import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { pieceBytes } from '#domain/file/file.ts'
import type { TestApp, Visitor } from './app.ts'

/** A log of a household system, with the columns as such a system names them. */
export const householdHeader = '查詢時間,使用者帳號,動作,姓名,來源IP,結果'
export const householdLines = (...lines: string[]): Buffer => Buffer.from(`${[householdHeader, ...lines].join('\n')}\n`)

/** Somebody of ethics at the desk where logs are looked through. */
export async function logDesk(test: TestApp, who = 'ethicsOfficer') {
  const officer = await test.as(who)
  const { logReviews } = test.working()

  const addSource = async (name: string, kind = 'household'): Promise<string> => {
    const id = randomUUID()
    expect((await officer.post('/log-sources', { id, name, kind })).status).toBe(200)
    return id
  }
  const sendPiece = async (by: Visitor, id: string, offset: number, piece: Uint8Array) => {
    const answer = await test.app.inject({
      method: 'PUT',
      url: `/api/log-imports/${id}?offset=${offset}`,
      payload: Buffer.from(piece),
      headers: {
        ...{ cookie: by.cookie!, 'x-shousui': '1', 'idempotency-key': randomUUID() },
        'content-type': 'application/octet-stream',
      },
    })
    return { status: answer.statusCode, body: answer.json() }
  }
  const send = async (sourceId: string, bytes: Uint8Array, name = '紀錄.csv') => {
    const id = randomUUID()
    const begun = await officer.post('/log-imports', { id, sourceId, name, size: bytes.byteLength })
    let last: { status: number; body: any } = begun
    for (let at = 0; begun.status === 200 && at < bytes.byteLength; at += pieceBytes) {
      last = await sendPiece(officer, id, at, bytes.subarray(at, at + pieceBytes))
      if (last.status !== 200) break
    }
    return { id, last }
  }
  const look = (id: string) => officer.post(`/log-imports/${id}/look`)
  /** As proposed, but for what is changed. */
  const review = async (id: string, changes: object = {}) => {
    const { body } = await look(id)
    const order = { version: body.version, mapping: body.mapping, sampleCount: 0, sampleSeed: null, ...changes }
    return officer.post(`/log-imports/${id}/review`, order)
  }
  /** Sent, read as proposed, and looked through to its end. */
  const lookThrough = async (sourceId: string, bytes: Uint8Array, { name = '紀錄.csv', ...changes }: any = {}) => {
    const { id, last } = await send(sourceId, bytes, name)
    expect(last.status).toBe(200)
    expect((await review(id, changes)).status).toBe(200)
    await logReviews.turn()
    const { body } = await officer.get(`/log-imports/${id}`)
    return { id, body }
  }
  const findings = async (importId: string | null, by: Visitor = officer) =>
    (await by.post('/log-findings', { importId })).body
  return { officer, logReviews, addSource, sendPiece, send, look, review, lookThrough, findings }
}
