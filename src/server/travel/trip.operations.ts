import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { seesEveryUnit } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { consentOwed, owedFor } from '#domain/travel/travel-owed.rules.ts'
import {
  checkAnswer,
  checkBriefing,
  checkChange,
  checkContact,
  checkFiling,
  checkReturn,
  checkWithdrawal,
  handlesTravel,
  isToBeAnswered,
  maySeeTrip,
  stateOnceFiled,
} from '#domain/travel/trip.rules.ts'
import type { ContactChange, ReturnFiling, Trip, TripAnswer, TripFiling, TripShadow } from '#domain/travel/trip.ts'
import { findSettings, listUnits } from '#server/agency/agency.operations.ts'
import { requestApproval, standsInRoute } from '#server/approval/approval.operations.ts'
import { canonicalJson } from '#server/platform/canonical-json.ts'
import { sha256Of } from '#server/platform/files.ts'
import { say } from '#server/platform/messages.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as envelopes from './envelopes.ts'
import * as store from './trip.store.ts'
import { remindOfTrip, tellDesk, tellOfAnomaly, tellTraveller } from './trip-alarm.operations.ts'

type ById = { id: string }
type ByVersion = { id: string; version: number }

export const readerOf = async (work: Work) => {
  const { travel } = await findSettings(work)
  return { ...work.actor, isDesk: handlesTravel(work.actor, travel, await listUnits(work)) }
}

/** For the traveller, those in charge and whoever is asked to approve it; to everybody else there is none. */
export async function found(work: Work, id: string) {
  const trip = await store.find(work.tx, id)
  if (!trip) throw new Problem('not_found')
  const reader = await readerOf(work)
  if (!maySeeTrip(reader, trip) && !(await standsInRoute(work, 'travel', id))) throw new Problem('not_found')
  return { trip, reader }
}

/** For whoever gives people something to do: who is away on which of these days, and nothing more. */
export const listAway = (work: Work, from: string, until: string): Promise<store.Away[]> =>
  store.listAway(work.tx, from, until)

export const contentOf = async (work: Work, id: string) => (await work.sealing.find(envelopes.content, [id])).get(id)!

/** What the approvers are shown, and nothing that changes later: what is owed after coming back is reckoned anew then. */
export const hashOf = async (work: Work, { id, owed, ...trip }: TripShadow): Promise<string> => {
  const { personId, standing, destination, purpose, leavesOn, returnsOn, meetsOfficials, companions } = trip
  const facts = { personId, standing, destination, purpose, leavesOn, returnsOn, meetsOfficials, companions }
  const owedBefore = owed.filter(({ side }) => side === 'before')
  return sha256Of(canonicalJson({ id, facts, owedBefore, content: await contentOf(work, id) }))
}

export const titleOf = ({ destination }: Pick<TripShadow, 'destination'>): string => say(`travel.tripTo.${destination}`)

/** One's own, and those that one is in charge of: who is away and where, but not why. */
export const listTrips = read('travel.list', async (work, _: Record<string, never>) => {
  const reader = await readerOf(work)
  const { personId, unitId, roles } = reader
  const all = reader.isDesk || seesEveryUnit(reader)
  const ofUnit = roles.includes('unitHead') ? unitId : null
  return {
    isInCharge: all || ofUnit !== null,
    isDesk: reader.isDesk,
    trips: await store.list(work.tx, { personId, unitId: ofUnit, all }),
  }
})

/** Reading is an act: it is recorded in the transaction that opens the envelope, or nothing is shown. */
export const openTrip = write('travel.open', async (work, { id }: ById): Promise<Trip> => {
  const { trip, reader } = await found(work, id)
  work.record(id)
  const reports = await work.sealing.find(envelopes.returnReport, [id])
  const remarks = await work.sealing.find(envelopes.remark, [id])
  const isMine = trip.personId === work.actor.personId
  return {
    ...trip,
    ...(await contentOf(work, id)),
    returnReport: reports.get(id) ?? null,
    remark: trip.state === 'returned' || trip.state === 'refused' ? (remarks.get(id) ?? null) : null,
    contentHash: await hashOf(work, trip),
    isMine,
    mayAnswer: reader.isDesk && !isMine && isToBeAnswered(trip),
  }
})

/** A new one, or one that came back and was put right: at once with those who are asked. */
export const fileTrip = write('travel.file', async (work, filing: TripFiling) => {
  const { id, version, reason, places, meetings, lateReason, companions, ...facts } = filing
  const { agencyId, personId, unitId } = work.actor
  const owed = owedFor(facts, officeCalendar)
  await store.lockTraveller(work.tx, personId)
  const others = (await store.listOf(work.tx, personId)).filter((one) => one.id !== id)
  checkFiling(work.actor, filing, { owed, others, today: work.today })
  const filed = { ...facts, companions, owed, state: stateOnceFiled(owed), filedAt: work.now }
  if (version === 0) await store.insert(work.tx, { ...filed, id, agencyId, personId, unitId })
  else {
    const { trip } = await found(work, id)
    checkChange(work.actor, trip, version)
    if (!(await store.update(work.tx, id, version, filed))) throw new Problem('changed_meanwhile')
  }
  await work.sealing.put(envelopes.content, id, { reason, places, meetings, lateReason }, version + 1)
  work.record(id, { destination: facts.destination, grounds: owed.map(({ ground }) => [ground.rule, ground.from]) })
  const trip = (await store.find(work.tx, id))!
  await remindOfTrip(work, trip)
  if (consentOwed(owed).own)
    await requestApproval(work, {
      ...{ kind: 'travel', subjectId: id, title: titleOf(trip), dueDate: trip.leavesOn },
      contentHash: await hashOf(work, trip),
    })
  else if (isToBeAnswered(trip)) await tellDesk(work, trip)
  return { id, version: version + 1 }
})

type Changes = Parameters<typeof store.update>[3]

async function keep(work: Work, { id, version }: ByVersion, changes: Changes) {
  if (!(await store.update(work.tx, id, version, changes))) throw new Problem('changed_meanwhile')
  return { id, version: version + 1 }
}

export const withdrawTrip = write('travel.withdraw', async (work, { id, version }: ByVersion) => {
  const { trip } = await found(work, id)
  checkWithdrawal(work.actor, trip, version)
  work.record(id)
  return keep(work, trip, { state: 'withdrawn' })
})

/** The office takes note of it, or writes down what an authority outside has said. */
export const answerTrip = write('travel.answer', async (work, answer: TripAnswer) => {
  const { trip, reader } = await found(work, answer.id)
  checkAnswer(reader, trip, answer)
  const { verdict, reference: answerReference, remark } = answer
  const written = await keep(work, trip, { state: verdict, answeredAt: work.now, answerReference })
  if (remark !== '') await work.sealing.put(envelopes.remark, trip.id, remark, written.version)
  work.record(trip.id, { verdict })
  await tellTraveller(work, trip, `answer ${written.version}`, 'travelAnswered')
  return written
})

/** The short advice was read, and the 告知書 is signed. */
export const confirmBriefing = write('travel.brief', async (work, { id }: ById) => {
  const { trip } = await found(work, id)
  checkBriefing(work.actor, trip)
  work.record(id)
  return keep(work, trip, { briefedAt: work.now })
})

/** What is owed after coming back is reckoned anew, from the day of coming back. */
export const reportReturn = write('travel.reportReturn', async (work, filing: ReturnFiling) => {
  const { trip } = await found(work, filing.id)
  checkReturn(work.actor, trip, filing, work.today)
  const { returnedOn, metUnforeseen, places, meetings, anomalies, account } = filing
  const since = owedFor({ ...trip, returnsOn: returnedOn, metUnforeseen }, officeCalendar)
  const owed = [...trip.owed.filter(({ side }) => side === 'before'), ...since.filter(({ side }) => side === 'after')]
  const back = { owed, returnedOn, returnReportedAt: work.now, contactLostAt: null }
  const written = await keep(work, trip, back)
  await work.sealing.put(envelopes.returnReport, trip.id, { metUnforeseen, places, meetings, anomalies, account })
  work.record(trip.id)
  if (anomalies.length > 0) await tellOfAnomaly(work, trip, 'return')
  return written
})

/** Somebody away cannot be reached, or can again. What is told outside, is told from the reporting. */
export const changeContact = write('travel.contact', async (work, change: ContactChange) => {
  const { trip, reader } = await found(work, change.id)
  checkContact(reader, trip, change, work.today)
  const { isLost } = change
  const written = await keep(work, trip, { contactLostAt: isLost ? work.now : null })
  work.record(trip.id, { isLost })
  if (isLost) await tellOfAnomaly(work, trip, `lost ${written.version}`)
  return written
})
