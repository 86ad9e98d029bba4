import { timingSafeEqual } from 'node:crypto'
import type { Operation } from '#domain/access.ts'
import type { QuizAnswers } from '#domain/awareness-campaign/awareness-campaign.ts'
import { type LinkShown, mostWrongDigits } from '#domain/awareness-campaign/awareness-link.ts'
import { Problem } from '#domain/problem.ts'
import type { Clock } from '#server/platform/clock.ts'
import type { Database } from '#server/platform/database.ts'
import type { MasterKeys } from '#server/platform/master-key.ts'
import { systemPerformer } from '#server/platform/system-work.ts'
import type { Work } from '#server/platform/work.ts'
import { hashOfSecret } from './awareness-paper.operations.ts'
import { answerQuiz, confirmReading, readingOf } from './awareness-reading.operations.ts'
import type { RecipientRow } from './awareness-recipient.store.ts'
import * as recipients from './awareness-recipient.store.ts'
import { digitsEnvelope } from './staff-member.operations.ts'

type Parts = { database: Database; clock: Clock; keys: MasterKeys }

/** Unknown, over, replaced, locked, or the digits are wrong: nobody learns which. */
const refused = () => new Problem('awarenessLink.refused')

/** Who found a slip or was passed a link does not know the digits. Too many wrong ones, also at once, end the link. */
async function isHolder(work: Work, { id, memberId, isLinkLocked }: RecipientRow, digits: string): Promise<boolean> {
  const known = (await work.sealing.find(digitsEnvelope, [memberId!])).get(memberId!)
  if (known && !isLinkLocked && timingSafeEqual(Buffer.from(known), Buffer.from(digits))) return true
  await recipients.countWrongDigits(work.tx, id)
  work.record(id, { wrongDigits: true, most: mostWrongDigits })
  return false
}

/** What the holder of a personal link may do: read this one campaign, confirm it, answer its quiz. */
export function awarenessLinks({ database, clock, keys }: Parts) {
  const bySystem = systemPerformer(database, clock, keys)

  async function asHolder<T>(
    { secret, digits }: LinkShown,
    operation: Operation,
    run: (work: Work, recipient: RecipientRow) => Promise<T>,
  ): Promise<T> {
    const found = await recipients.findLink(database, hashOfSecret(secret), clock.now())
    if (!found) throw refused()
    const done = await bySystem(found, operation, async (work) => {
      const recipient = await recipients.lock(work.tx, found.recipientId)
      return (await isHolder(work, recipient, digits)) ? { answer: await run(work, recipient) } : undefined
    })
    if (!done) throw refused()
    return done.answer
  }

  return {
    open: (shown: LinkShown) =>
      asHolder(shown, 'awarenessLink.open', async (work, recipient) => {
        work.record(recipient.id)
        return readingOf(work, recipient)
      }),
    confirm: (shown: LinkShown) =>
      asHolder(shown, 'awarenessLink.confirm', async (work, recipient) => {
        await confirmReading(work, recipient)
        return {}
      }),
    answer: ({ answers, ...shown }: LinkShown & { answers: QuizAnswers }) =>
      asHolder(shown, 'awarenessLink.answer', (work, recipient) => answerQuiz(work, recipient, answers)),
  }
}
