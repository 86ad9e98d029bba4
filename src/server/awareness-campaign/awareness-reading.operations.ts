import {
  askedOf,
  campaignStatus,
  checkMayAnswer,
  checkRunning,
  isDone,
  quizOf,
  resultOf,
} from '#domain/awareness-campaign/awareness-campaign.rules.ts'
import type { CampaignReading, QuizAnswers, QuizResult } from '#domain/awareness-campaign/awareness-campaign.ts'
import { Problem } from '#domain/problem.ts'
import { findAgencyName } from '#server/agency/agency.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { findCampaign } from './awareness-campaign.operations.ts'
import type { RecipientRow } from './awareness-recipient.store.ts'
import * as recipients from './awareness-recipient.store.ts'

type ById = { id: string }

async function running(work: Work, campaignId: string) {
  const row = await findCampaign(work, campaignId)
  checkRunning({ status: campaignStatus(row, work.today) })
  return { ...row, pieces: row.pieces!, passPercent: row.passPercent! }
}

/** What somebody whom it is for reads and is asked; what is right does not leave. */
export async function readingOf(work: Work, recipient: RecipientRow): Promise<CampaignReading> {
  const { title, untilDate, pieces, passPercent } = await running(work, recipient.campaignId)
  const { id, name, tries, readAt } = recipient
  return {
    ...{ title, untilDate, passPercent, name, tries, readAt },
    agencyName: await findAgencyName(work),
    pieces: pieces.map(({ questions: _, ...piece }) => piece),
    questions: askedOf(quizOf(pieces), id, tries),
    isDone: isDone(recipient),
  }
}

export async function confirmReading(work: Work, { id, campaignId }: RecipientRow): Promise<void> {
  await running(work, campaignId)
  await recipients.setRead(work.tx, id, work.now)
  work.record(id, { campaignId })
}

export async function answerQuiz(work: Work, recipient: RecipientRow, answers: QuizAnswers): Promise<QuizResult> {
  const { pieces, passPercent } = await running(work, recipient.campaignId)
  checkMayAnswer(recipient)
  const result = resultOf(quizOf(pieces), answers, passPercent)
  const { rightCount, questionCount, isPassed } = result
  const number = recipient.tries + 1
  await recipients.insertTry(
    work.tx,
    {
      ...{ id: work.newId(), agencyId: work.actor.agencyId, recipientId: recipient.id, number },
      ...{ answers: JSON.stringify(answers), rightCount, questionCount, at: work.now },
    },
    isPassed,
  )
  work.record(recipient.id, { campaignId: recipient.campaignId, number, rightCount, isPassed })
  return result
}

/** Sent to whoever acts. */
async function findMine(work: Work, campaignId: string): Promise<RecipientRow> {
  const mine = await recipients.findOfPerson(work.tx, campaignId, work.actor.personId)
  if (!mine) throw new Problem('not_found')
  return mine
}

const lockMine = async (work: Work, campaignId: string): Promise<RecipientRow> =>
  recipients.lock(work.tx, (await findMine(work, campaignId)).id)

export const readCampaign = read('awarenessCampaign.read', async (work, { id }: ById) =>
  readingOf(work, await findMine(work, id)),
)

export const confirmRead = write('awarenessCampaign.confirmRead', async (work, { id }: ById) => {
  await confirmReading(work, await lockMine(work, id))
  return {}
})

type Answering = ById & { answers: QuizAnswers }
export const answerCampaign = write('awarenessCampaign.answer', async (work, { id, answers }: Answering) =>
  answerQuiz(work, await lockMine(work, id), answers),
)
