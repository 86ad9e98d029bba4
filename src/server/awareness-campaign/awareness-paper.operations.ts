import { createHash, randomInt } from 'node:crypto'
import { checkRunning, isDone } from '#domain/awareness-campaign/awareness-campaign.rules.ts'
import type { SlipOrder } from '#domain/awareness-campaign/awareness-campaign.ts'
import { linkLength, linkLetters } from '#domain/awareness-campaign/awareness-link.ts'
import { Problem } from '#domain/problem.ts'
import { findAgency } from '#server/agency/agency.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { approachToAct, loadCampaign } from './awareness-campaign.operations.ts'
import * as recipients from './awareness-recipient.store.ts'

type ById = { id: string }

async function onPaper(work: Work, id: string) {
  const campaign = await loadCampaign(work, id)
  if (campaign.status === 'draft') throw new Problem('awarenessCampaign.not_sent')
  return { campaign, agency: await findAgency(work), madeAt: work.now.toISOString() }
}

export const downloadResult = read('awarenessCampaign.download', (work, { id }: ById) => onPaper(work, id))

export const printNotice = read('awarenessCampaign.printNotice', (work, { id }: ById) => onPaper(work, id))

const newSecret = (): string =>
  Array.from({ length: linkLength }, () => linkLetters[randomInt(linkLetters.length)]).join('')

export const hashOfSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/**
 * Slips with personal links, for those who never sign in. Nothing but a hash of each is kept, so printing again makes
 * new ones, and those that were out before count no more.
 */
export const printSlips = write('awarenessCampaign.printSlips', async (work, { id, recipientIds }: SlipOrder) => {
  const { row, status } = await approachToAct(work, id)
  checkRunning({ status })
  const open = (await recipients.listOf(work.tx, [id])).filter((one) => one.isMember && !isDone(one))
  const chosen = recipientIds.length === 0 ? open : open.filter((one) => recipientIds.includes(one.id))
  if (chosen.length === 0 || chosen.length < recipientIds.length)
    throw new Problem('awarenessCampaign.nobody_without_account')
  const slips = chosen.map(({ id: recipientId, name, unitName }) => ({
    ...{ recipientId, name, unitName, secret: newSecret() },
  }))
  for (const { recipientId, secret } of slips)
    await recipients.setLink(work.tx, recipientId, hashOfSecret(secret), work.now)
  work.record(id, { slips: slips.map(({ recipientId }) => recipientId) })
  return { slips, title: row.title, agency: await findAgency(work), madeAt: work.now.toISOString() }
})
