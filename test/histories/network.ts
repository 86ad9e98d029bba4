import type { FastifyInstance } from 'fastify'
import type { Fetch } from '#web/platform/outbox/transport.ts'
import type { Random } from './random.ts'

type Request = Parameters<Fetch>[1]
type Sent = { address: string; request: Request; cookie: string }

export type Fate = 'arrives' | 'lost' | 'answerLost' | 'doubled' | 'late' | 'busy' | 'signedOut'

const fates: Fate[] = [
  'arrives',
  'arrives',
  'arrives',
  'lost',
  'answerLost',
  'answerLost',
  'doubled',
  'late',
  'busy',
  'signedOut',
]

/** The way to the application: what is sent may get lost before or after its effect, come twice, or come much later. */
export function networkTo(app: FastifyInstance, random: Random) {
  let isGood = false
  const later: Sent[] = []
  const sent: Sent[] = []

  const deliver = ({ address, request, cookie }: Sent) =>
    app.inject({
      method: request.method as 'POST',
      url: address,
      headers: {
        ...Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value])),
        cookie,
      },
      payload: typeof request.body === 'string' ? request.body : Buffer.from(request.body),
    })
  type Answer = Awaited<ReturnType<typeof deliver>>
  const responseOf = (answer: Answer) => ({
    status: answer.statusCode,
    headers: { get: (name: string) => (answer.headers[name.toLowerCase()] as string | undefined) ?? null },
    text: async () => answer.payload,
  })
  const said = (status: number, code: string) => ({
    status,
    headers: { get: () => null },
    text: async () => JSON.stringify({ status, code, details: {} }),
  })

  async function meet(one: Sent, fate: Fate) {
    if (fate === 'lost') throw new TypeError('no network')
    if (fate === 'late') {
      later.push(one)
      throw new TypeError('no network')
    }
    if (fate === 'busy') return said(503, 'unavailable')
    if (fate === 'signedOut') return said(401, 'not_signed_in')
    const answer = await deliver(one)
    if (fate === 'answerLost') throw new TypeError('no network')
    return responseOf(fate === 'doubled' ? await deliver(one) : answer)
  }

  return {
    fetch: async (address: string, request: Request, cookie: string) => {
      const one = { address, request, cookie }
      sent.push(one)
      return meet(one, isGood ? 'arrives' : random.of(fates))
    },
    ask: async <T>(address: string, cookie: string): Promise<T | null> => {
      if (!isGood && random.oneIn(3)) return null
      const answer = await app.inject({ method: 'GET', url: address, headers: { cookie } })
      return answer.statusCode === 200 ? (answer.json() as T) : null
    },
    /** What was under way arrives after all, and something old comes once more. */
    async stir(): Promise<void> {
      for (const one of later.splice(0)) await deliver(one)
      if (sent.length > 0 && random.oneIn(2)) await deliver(random.of(sent))
    },
    mend: () => {
      isGood = true
    },
  }
}
export type Network = ReturnType<typeof networkTo>
