import type { Waiting } from '#domain/assignment/assignment.ts'
import {
  campaignStatus,
  checkCampaign,
  checkDraft,
  checkRunning,
  checkSignedOn,
  countOf,
  coverageOf,
  isAudience,
  isDone,
  quizOf,
  recipientsSeenBy,
} from '#domain/awareness-campaign/awareness-campaign.rules.ts'
import type {
  AwarenessCampaign,
  CampaignDraft,
  CampaignSummary,
  PaperConfirmation,
  SentPiece,
} from '#domain/awareness-campaign/awareness-campaign.ts'
import { dateInTaipei } from '#domain/calendar.ts'
import { addDays, instantOf } from '#domain/date.ts'
import { isEthics, seesEveryUnit } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { findSettings, listPeople, listUnits } from '#server/agency/agency.operations.ts'
import { dropAlarms, type Ringing, setAlarms } from '#server/alarm/alarm.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { tellPlainly } from '#server/telling/telling.operations.ts'
import type { CampaignRow } from './awareness-campaign.store.ts'
import * as store from './awareness-campaign.store.ts'
import { findPieces } from './awareness-piece.operations.ts'
import type { RecipientRow } from './awareness-recipient.store.ts'
import * as recipients from './awareness-recipient.store.ts'
import { findMembers } from './staff-member.operations.ts'

type ById = { id: string }

const statusOf = (work: Work, row: CampaignRow) => campaignStatus(row, work.today)

const summaryOf = (work: Work, row: CampaignRow, seen: readonly RecipientRow[]): CampaignSummary => {
  const { pieceKeys: _, unitIds: __, roles: ___, pieces: ____, passPercent: _____, reminders: ______, ...rest } = row
  return { ...rest, status: statusOf(work, row), count: countOf(seen) }
}

/** A draft is for ethics; a unit head sees those that were sent to the unit. */
const isShown = ({ actor }: Work, { sentAt }: CampaignRow, seen: readonly RecipientRow[]): boolean =>
  isEthics(actor) || (sentAt !== null && (seesEveryUnit(actor) || seen.length > 0))

type Filter = { planId?: string | undefined }
export const listCampaigns = read('awarenessCampaign.list', async (work, { planId }: Filter) => {
  const rows = await store.list(work.tx, planId)
  const all = await recipients.listOf(
    work.tx,
    rows.map(({ id }) => id),
  )
  const byCampaign = Map.groupBy(recipientsSeenBy(work.actor, all), ({ campaignId }) => campaignId)
  return rows.flatMap((row) => {
    const seen = byCampaign.get(row.id) ?? []
    return isShown(work, row, seen) ? [summaryOf(work, row, seen)] : []
  })
})

/** Whoever asks: what a figure counts. */
export const campaignsSentUnder = (work: Work, planId: string) => store.listSentUnder(work.tx, planId)

export const waitingCampaigns = (work: Work): Promise<Waiting[]> =>
  store.listWaitingFor(work.tx, work.actor.personId, work.today)

async function piecesOf(work: Work, keys: readonly string[]): Promise<SentPiece[]> {
  const pieces = new Map((await findPieces(work)).map((piece) => [piece.key, piece]))
  return keys.map((key) => {
    const piece = pieces.get(key)
    if (!piece) throw new Problem('awarenessCampaign.piece_unknown')
    const { number, title, text, asOf, sources, questions } = piece
    return { key, number, title, text, asOf, sources, questions }
  })
}

/** Of a draft, what would be sent today: pieces that were taken back meanwhile are not among them. */
const shownPieces = async (work: Work, { pieces, pieceKeys }: CampaignRow): Promise<SentPiece[]> => {
  if (pieces) return pieces
  const standing = new Set((await findPieces(work)).map(({ key }) => key))
  return piecesOf(
    work,
    pieceKeys.filter((key) => standing.has(key)),
  )
}

async function detailOf(work: Work, row: CampaignRow): Promise<AwarenessCampaign> {
  const seen = recipientsSeenBy(work.actor, await recipients.listOf(work.tx, [row.id]))
  if (!isShown(work, row, seen)) throw new Problem('not_found')
  const { pieceKeys, unitIds, roles, reminders, passPercent } = row
  return {
    ...summaryOf(work, row, seen),
    ...{ pieceKeys, unitIds, roles, reminders },
    pieces: await shownPieces(work, row),
    passPercent: passPercent ?? (await findSettings(work)).awareness.passPercent,
    units: coverageOf(seen),
    recipients: seen.map(({ campaignId: _, personId: __, memberId: ___, ...rest }) => rest),
  }
}

export async function findCampaign(work: Work, id: string): Promise<CampaignRow> {
  const row = await store.find(work.tx, id)
  if (!row) throw new Problem('not_found')
  return row
}

export const loadCampaign = async (work: Work, id: string): Promise<AwarenessCampaign> =>
  detailOf(work, await findCampaign(work, id))

export const showCampaign = read('awarenessCampaign.show', (work, { id }: ById) => loadCampaign(work, id))

/** To act: nobody else acts on it meanwhile. */
export async function approachToAct(work: Work, id: string) {
  await store.lock(work.tx, id)
  const row = await findCampaign(work, id)
  return { row, status: statusOf(work, row) }
}

async function checkNamed(work: Work, { planId, clauseId, unitIds, pieceKeys }: CampaignDraft): Promise<void> {
  if (planId && clauseId && !(await store.isClauseOf(work.tx, planId, clauseId)))
    throw new Problem('awarenessCampaign.clause_unknown')
  const known = new Set((await listUnits(work)).filter(({ abolishedOn }) => !abolishedOn).map(({ id }) => id))
  if (!unitIds.every((id) => known.has(id))) throw new Problem('awarenessCampaign.unit_unknown')
  await piecesOf(work, pieceKeys)
}

/** Written whole, until it is sent. */
export const saveCampaign = write('awarenessCampaign.save', async (work, draft: CampaignDraft) => {
  await store.lock(work.tx, draft.id)
  const row = await store.find(work.tx, draft.id)
  checkCampaign(draft, row && { status: statusOf(work, row), version: row.version }, work.today)
  await checkNamed(work, draft)
  const { id, version, ...changes } = draft
  if (!row) await store.insert(work.tx, { ...draft, agencyId: work.actor.agencyId })
  else if (!(await store.update(work.tx, row, changes))) throw new Problem('changed_meanwhile')
  work.record(id, { version: version + 1, title: draft.title })
  return { id, version: version + 1 }
})

/** Everybody whom it is for, as they are today. */
async function audienceOf(work: Work, row: CampaignRow) {
  const people = (await listPeople(work)).map(({ id, name, unitId, roles }) => ({
    ...{ personId: id, memberId: null, name, unitId, roles },
  }))
  const members = (await findMembers(work)).map(({ id, name, unitId }) => ({
    ...{ personId: null, memberId: id, name, unitId, roles: ['staff' as const] },
  }))
  return [...people, ...members].filter(isAudience(row))
}

const readingLink = (id: string): string => `/awareness/read/${id}`

const remindAt = ({ untilDate }: CampaignRow, days: number): Date => instantOf(addDays(untilDate, -days), '09:00')

/** From here on its words stand as they are, and so does whom it is for. Whoever signs in is told at once. */
export const sendCampaign = write('awarenessCampaign.send', async (work, { id }: ById) => {
  const { row, status } = await approachToAct(work, id)
  checkDraft({ status })
  if (row.untilDate < work.today) throw new Problem('awarenessCampaign.until_past')
  const pieces = await piecesOf(work, row.pieceKeys)
  const { passPercent, remindDays } = (await findSettings(work)).awareness
  const audience = await audienceOf(work, row)
  if (audience.length === 0) throw new Problem('awarenessCampaign.nobody')
  const sent = { pieces: JSON.stringify(pieces), passPercent, sentAt: work.now }
  if (!(await store.update(work.tx, row, sent))) throw new Problem('changed_meanwhile')
  await recipients.insert(
    work.tx,
    audience.map(({ roles: _, ...one }) => ({
      ...{ ...one, id: work.newId(), agencyId: work.actor.agencyId, campaignId: id },
      toldAt: one.personId ? work.now : null,
    })),
  )
  await tellPlainly(work, {
    ...{ subjectId: id, step: 'sent', event: 'awarenessAsked', link: readingLink(id) },
    recipients: audience.flatMap(({ personId }) => personId ?? []),
  })
  const dueAt = remindAt(row, remindDays)
  if (dueAt > work.now) await setAlarms(work, 'awarenessReminder', [{ subjectId: id, dueAt }])
  work.record(id, { audience: audience.length, questions: quizOf(pieces).length })
  return { id, version: row.version + 1 }
})

/** Whoever signs in and has not finished. */
const missingPeople = async (work: Work, id: string): Promise<string[]> =>
  (await recipients.listOf(work.tx, [id])).flatMap((one) => (one.personId && !isDone(one) ? [one.personId] : []))

async function remind(work: Work, row: CampaignRow, missing: readonly string[]): Promise<void> {
  const reminders = row.reminders + 1
  if (!(await store.update(work.tx, row, { reminders }))) throw new Problem('changed_meanwhile')
  await tellPlainly(work, {
    ...{ subjectId: row.id, step: `reminder ${reminders}`, event: 'awarenessReminder', link: readingLink(row.id) },
    recipients: missing,
  })
  work.record(row.id, { reminded: missing.length })
}

export const remindCampaign = write('awarenessCampaign.remind', async (work, { id }: ById) => {
  const { row, status } = await approachToAct(work, id)
  checkRunning({ status })
  const missing = await missingPeople(work, id)
  if (missing.length === 0) throw new Problem('awarenessCampaign.nobody_to_remind')
  await remind(work, row, missing)
  return { id, version: row.version + 1 }
})

/** Some days before its end it reminds by itself. */
export async function ringAwareness(work: Work, { subjectId }: Ringing): Promise<void> {
  const { row, status } = await approachToAct(work, subjectId)
  const missing = status === 'running' ? await missingPeople(work, subjectId) : []
  if (missing.length > 0) await remind(work, row, missing)
}

/** Before its last day. What was confirmed stays. */
export const endCampaign = write('awarenessCampaign.end', async (work, { id }: ById) => {
  const { row, status } = await approachToAct(work, id)
  checkRunning({ status })
  if (!(await store.update(work.tx, row, { endedAt: work.now }))) throw new Problem('changed_meanwhile')
  await dropAlarms(work, 'awarenessReminder', [id])
  work.record(id)
  return { id, version: row.version + 1 }
})

/** Those who signed by hand are entered afterwards, also when it is over. */
export const confirmOnPaper = write(
  'awarenessCampaign.confirmOnPaper',
  async (work, { id, recipientIds, signedOn }: PaperConfirmation) => {
    const { row } = await approachToAct(work, id)
    if (!row.sentAt) throw new Problem('awarenessCampaign.not_sent')
    checkSignedOn(signedOn, dateInTaipei(new Date(row.sentAt)), work.today)
    const all = new Map((await recipients.listOf(work.tx, [id])).map((one) => [one.id, one]))
    for (const recipientId of recipientIds) {
      const one = all.get(recipientId)
      if (!one) throw new Problem('awarenessCampaign.recipient_unknown')
      if (isDone(one)) throw new Problem('awarenessCampaign.already_done')
    }
    await recipients.setSigned(work.tx, recipientIds, signedOn)
    work.record(id, { recipientIds, signedOn })
    return { id, version: row.version }
  },
)
