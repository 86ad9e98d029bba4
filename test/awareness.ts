import { expect } from 'vitest'
import { quizOf } from '#domain/awareness-campaign/awareness-campaign.rules.ts'
import type { AwarenessCampaign, CampaignReading } from '#domain/awareness-campaign/awareness-campaign.ts'
import { linkLetters, typedSecret } from '#domain/awareness-campaign/awareness-link.ts'
import type { PieceContent } from '#domain/awareness-campaign/awareness-piece.ts'
import { newId } from '#server/platform/id.ts'
import type { TestApp } from './app.ts'
import { textOf } from './pdf-text.ts'

export const piece = (changes: Partial<PieceContent> = {}): PieceContent => ({
  title: '電梯受困',
  text: '受困時按鈴等候，不要自行撬門。',
  asOf: '2026-02-01',
  sources: [{ title: '建築物升降設備設置及檢查管理辦法', address: null, lawKey: null }],
  questions: Array.from({ length: 3 }, (_, at) => ({
    text: `第 ${at + 1} 問`,
    options: ['甲', '乙', '丙'],
    right: at,
    explanation: '按鈴等候最安全。',
  })),
  ...changes,
})

/** What nobody was ever given. */
export const unknownLink = { secret: linkLetters.slice(0, 26), digits: '2051' }

/** Who plans, sends, reads and answers campaigns in a test. */
export function awarenessDesk({ as, home, anonymous }: TestApp) {
  const unit = (name: string): string => home.unitIds.get(name)!
  const personId = (who: string): string => home.personIds.get(home.loginNames[who]!)!

  const draft = (changes: object = {}) => ({
    ...{ version: 0, title: '防詐宣導', planId: null, clauseId: null, pieceKeys: ['fraud'], unitIds: [], roles: [] },
    untilDate: '2026-02-20',
    ...changes,
  })
  const saved = async (changes: object = {}): Promise<string> => {
    const id = newId()
    const answer = await (await as('ethicsOfficer')).put(`/awareness-campaigns/${id}`, draft(changes))
    expect(answer.body).toEqual({ id, version: 1 })
    return id
  }
  const act = async (id: string, what: string, input: object = {}, who = 'ethicsOfficer') =>
    (await as(who)).post(`/awareness-campaigns/${id}/${what}`, input)
  const sent = async (changes: object = {}): Promise<string> => {
    const id = await saved(changes)
    expect((await act(id, 'send')).status).toBe(200)
    return id
  }
  const show = async (id: string, who = 'ethicsOfficer'): Promise<AwarenessCampaign> =>
    (await (await as(who)).get(`/awareness-campaigns/${id}`)).body
  const reading = async (id: string, who: string): Promise<CampaignReading> =>
    (await (await as(who)).get(`/awareness-campaigns/${id}/reading`)).body

  /** Right, but for as many as are to be wrong. */
  const answersOf = async (id: string, wrong = 0) =>
    quizOf((await show(id)).pieces).map(({ right, options }, question) => ({
      question,
      option: question < wrong ? (right + 1) % options.length : right,
    }))
  const answered = async (id: string, who: string, wrong = 0) => {
    await act(id, 'reading', {}, who)
    return act(id, 'answers', { answers: await answersOf(id, wrong) }, who)
  }

  /** Somebody who never signs in. */
  const member = async (name: string, digits = '2051', unitName = '行政室'): Promise<string> => {
    const id = newId()
    const entry = { version: 0, unitId: unit(unitName), name, title: '清潔人員', digits }
    expect((await (await as('ethicsOfficer')).put(`/staff-members/${id}`, entry)).status).toBe(200)
    return id
  }
  /** The secrets of the slips that are printed, as their holders read them from the paper. */
  const slips = async (id: string, recipientIds: string[] = []): Promise<string[]> => {
    const { status, body } = await act(id, 'slips.pdf', { recipientIds })
    expect(status).toBe(200)
    const text = await textOf(new Uint8Array(body))
    return [...text.matchAll(/(?:[a-z\d]{4}-){6}[a-z\d]{2}/g)].map(([code]) => typedSecret(code))
  }
  const link = (what: 'open' | 'confirm' | 'answer', input: object) => anonymous.post(`/awareness-link/${what}`, input)
  /** As refusals differ to whoever looks at them: all that is answered. */
  const whole = async (input: object, what: 'open' | 'confirm' | 'answer' = 'open') => {
    const { status, body, headers } = await link(what, input)
    const { date: _, ...rest } = headers as Record<string, unknown>
    return { status, body, headers: rest }
  }

  return { unit, personId, draft, saved, sent, act, show, reading, answersOf, answered, member, slips, link, whole }
}
