import { expect, test, vi } from 'vitest'
import { testApp } from '#test/app.ts'
import { awarenessDesk, unknownLink } from '#test/awareness.ts'

// The look-up has forgotten what day it is: a link that is over is found.
vi.mock('#server/awareness-campaign/awareness-recipient.store.ts', async (original) => {
  const actual = await original<typeof import('#server/awareness-campaign/awareness-recipient.store.ts')>()
  const sending = new Date('2026-02-11T01:00:00Z')
  return {
    ...actual,
    findLink: (database: Parameters<typeof actual.findLink>[0], hash: Buffer) =>
      actual.findLink(database, hash, sending),
  }
})

const it = await testApp('2026-02-11T01:00:00Z')
const { unit, sent, show, member, slips, whole } = awarenessDesk(it)

test('were a link that is over still found, its refusal would tell it apart from one that nobody was given', async () => {
  await member('邱阿滿')
  const id = await sent({ unitIds: [unit('行政室')] })
  const { id: recipientId } = (await show(id)).recipients.find(({ name }) => name === '邱阿滿')!
  const [secret] = await slips(id, [recipientId])
  it.clock.set('2026-02-20T16:00:00Z')
  const over = await whole({ secret, digits: '2051' })
  expect(over.body.code).toBe('awarenessCampaign.not_running')
  expect(over).not.toEqual(await whole(unknownLink))
})
