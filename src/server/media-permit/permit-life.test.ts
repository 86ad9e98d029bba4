import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { inFull } from '#test/extent.ts'
import { mediaDesk } from '#test/media.ts'

const it = await testApp('2026-02-12T01:00:00Z')
const { clock, everybodyLeft } = it
const desk = await mediaDesk(it)
const start = Date.parse('2026-02-12T01:00:00Z')
const from = start + 60 * 60_000
const until = start + 4 * 60 * 60_000

/** Written by hand, from the rule and not from the code: how far a permit is, and what it then answers. */
type Model = {
  approvals: number
  state: 'asked' | 'refused' | 'approved' | 'withdrawn' | 'out' | 'returned'
  now: number
}
type Real = { id: string; number: string; otherNumber: string }
type Act = fc.AsyncCommand<Model, Real>

const unusable = {
  asked: 'not_approved',
  refused: 'not_approved',
  withdrawn: 'withdrawn',
  out: 'used',
  returned: 'used',
}
const approvers = ['unitHead', 'ethicsDirector'] as const

class Decide implements Act {
  readonly verdict: 'approved' | 'returned'
  constructor(verdict: 'approved' | 'returned') {
    this.verdict = verdict
  }
  check = ({ state }: Model) => state === 'asked'
  async run(model: Model, { id }: Real) {
    const remark = this.verdict === 'returned' ? '不需要' : ''
    const answer = await desk.decide(approvers[model.approvals]!, id, { verdict: this.verdict, remark })
    expect(answer.status).toBe(200)
    if (this.verdict === 'returned') model.state = 'refused'
    else model.approvals += 1
    if (model.approvals === approvers.length) model.state = 'approved'
  }
  toString = () => this.verdict
}

class HandOut implements Act {
  readonly wrong: 'item' | 'carrier' | null
  constructor(wrong: 'item' | 'carrier' | null) {
    this.wrong = wrong
  }
  check = () => true
  expected({ state, now }: Model): string | null {
    if (state !== 'approved') return unusable[state]
    if (this.wrong) return `other_${this.wrong}`
    if (now < from) return 'too_early'
    return now >= until ? 'too_late' : null
  }
  async run(model: Model, { id, otherNumber }: Real) {
    const wrong = {
      ...(this.wrong === 'item' && { item: otherNumber }),
      ...(this.wrong === 'carrier' && { carrierId: desk.personId('librarian') }),
    }
    const { status, body } = await desk.handOut(id, wrong)
    const refused = this.expected(model)
    expect(status === 200 ? null : body.code).toBe(refused && `mediaPermit.${refused}`)
    if (refused === null) model.state = 'out'
  }
  toString = () => `hand out${this.wrong ? ` (other ${this.wrong})` : ''}`
}

class TakeBack implements Act {
  check = () => true
  async run(model: Model, { id }: Real) {
    const { status, body } = await desk.takeBack(id)
    const refused = model.state === 'out' ? null : model.state === 'returned' ? 'already_returned' : 'not_out'
    expect(status === 200 ? null : body.code).toBe(refused && `mediaPermit.${refused}`)
    if (refused === null) model.state = 'returned'
  }
  toString = () => 'take back'
}

class Withdraw implements Act {
  check = () => true
  async run(model: Model, { id }: Real) {
    const { version } = await desk.permit(id)
    const { status, body } = await (await it.as('unitHead')).post(`/media-permits/${id}/withdraw`, {
      version,
      remark: '',
    })
    const refused = { ...unusable, asked: 'on_its_way', approved: null }[model.state]
    expect(status === 200 ? null : body.code).toBe(refused && `mediaPermit.${refused}`)
    if (refused === null) model.state = 'withdrawn'
  }
  toString = () => 'withdraw'
}

class Wait implements Act {
  readonly minutes: number
  constructor(minutes: number) {
    this.minutes = minutes
  }
  check = () => true
  async run(model: Model) {
    model.now += this.minutes * 60_000
    clock.set(new Date(model.now).toISOString())
    everybodyLeft()
  }
  toString = () => `wait ${this.minutes}`
}

const acts = [
  fc.constant(new Decide('approved')),
  fc.constant(new Decide('approved')),
  fc.constant(new Decide('returned')),
  fc.constantFrom(null, null, 'item' as const, 'carrier' as const).map((wrong) => new HandOut(wrong)),
  fc.constant(new TakeBack()),
  fc.constant(new Withdraw()),
  fc.constantFrom(30, 60, 120).map((minutes) => new Wait(minutes)),
]

test('whatever is done to a permit in whatever order, it answers as the rule says', { timeout: 580_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(acts, { maxCommands: 14 }), async (commands) => {
      clock.set(new Date(start).toISOString())
      everybodyLeft()
      const { id: mediumId, number } = await desk.register()
      const { number: otherNumber } = await desk.register()
      const [fromAt, untilAt] = [from, until].map((at) => new Date(at).toISOString()) as [string, string]
      const id = await desk.ask(mediumId, { fromAt, untilAt })
      const model: Model = { approvals: 0, state: 'asked', now: start }
      await fc.asyncModelRun(() => ({ model, real: { id, number, otherNumber } }), commands)
      expect((await desk.permit(id)).state).toBe(model.state)
      const out = { out: 'out' }[model.state as string] ?? 'kept'
      expect((await desk.medium(mediumId)).state).toBe(out)
    }),
    { numRuns: inFull ? 120 : 12, endOnFailure: true },
  )
})
