import type { Unit } from '#domain/agency/agency.ts'
import type { IsoDate } from '#domain/calendar.ts'
import { type Acting, isEthics, seesEveryUnit } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { checkText } from './identity-number.rules.ts'
import type { TravelSettings } from './travel-desk.ts'
import { consentOwed, isFiledLate, isNoticeOwed } from './travel-owed.rules.ts'
import type { Owed, Standing } from './travel-rules.ts'
import type { ReturnFiling, TripAnswer, TripContent, TripFacts, TripShadow, TripState } from './trip.ts'

type Units = readonly Pick<Unit, 'id' | 'name'>[]

/** The units that handle travel: those that the agency named; where it named nobody, the personnel office. */
const deskUnits = ({ unitIds, personIds }: TravelSettings, units: Units): readonly string[] =>
  unitIds.length + personIds.length > 0 ? unitIds : units.filter(({ name }) => name === '人事室').map(({ id }) => id)

/** Whether somebody handles the travel of the agency. The one place that knows. */
export const handlesTravel = ({ personId, unitId }: Acting, settings: TravelSettings, units: Units): boolean =>
  settings.personIds.includes(personId) || (unitId !== null && deskUnits(settings, units).includes(unitId))

/** Who handles travel reads what lies in envelopes: that is for ethics to say, and not for who looks after the system. */
export function checkHandlers(actor: Acting, before: TravelSettings, after: TravelSettings): void {
  if (!isEthics(actor) && JSON.stringify(before) !== JSON.stringify(after))
    throw new Problem('travel.handlers_by_ethics')
}

type Of = Pick<TripShadow, 'personId' | 'unitId'>
type Reader = Acting & { isDesk: boolean }

/** Those in charge: the head of the unit, who handles travel, ethics and the heads. */
export const isInCharge = (reader: Reader, { unitId }: Pick<Of, 'unitId'>): boolean =>
  reader.isDesk ||
  seesEveryUnit(reader) ||
  (reader.roles.includes('unitHead') && unitId !== null && reader.unitId === unitId)

/** To everybody else there is no such trip. */
export const maySeeTrip = (reader: Reader, trip: Of): boolean =>
  trip.personId === reader.personId || isInCharge(reader, trip)

/** Until it came to nothing, somebody may be away by it. */
export const isStanding = ({ state }: { state: TripState }): boolean => state !== 'refused' && state !== 'withdrawn'

const ofSecrets: readonly Standing[] = ['reviewed', 'stateSecrets']

function checkStanding({ roles }: Acting, standing: Standing): void {
  if (ofSecrets.includes(standing)) return
  if ((standing === 'agencyHead') !== roles.includes('agencyHead')) throw new Problem('travel.standing_wrong')
}

export const textsOf = ({ reason, places, meetings, lateReason }: TripContent): string[] => [
  reason,
  places,
  meetings,
  lateReason,
]

type Filed = TripFacts & TripContent
type Other = Pick<TripShadow, 'id' | 'leavesOn' | 'returnsOn' | 'state'>

/** What stands at the door of a new trip, and of one that came back to be put right. */
export function checkFiling(
  actor: Acting,
  filed: Filed,
  { owed, others, today }: { owed: readonly Owed[]; others: readonly Other[]; today: IsoDate },
): void {
  const { standing, leavesOn, returnsOn, meetsOfficials, meetings, lateReason } = filed
  checkText(...textsOf(filed))
  checkStanding(actor, standing)
  if (returnsOn < leavesOn) throw new Problem('travel.dates_reversed')
  if (leavesOn < today) throw new Problem('travel.already_left')
  // One may leave for the next place on the day of coming from the last.
  const overlapping = others.some((one) => isStanding(one) && one.leavesOn < returnsOn && leavesOn < one.returnsOn)
  if (overlapping) throw new Problem('travel.overlapping')
  if (meetsOfficials && meetings === '') throw new Problem('travel.meetings_missing')
  if (isFiledLate(owed, today) && lateReason === '') throw new Problem('travel.late_reason_missing')
}

type Progress = Pick<TripShadow, 'state' | 'briefedAt' | 'returnReportedAt'>

/** What was seen done here: asked, signed, reported. Whatever is owed elsewhere is done there. */
export function isDoneHere({ state, briefedAt, returnReportedAt }: Progress, { what, to, side }: Owed): boolean {
  if (what === 'briefing') return briefedAt !== null
  if (to !== 'agency' || what === 'meetingNotice') return false
  return side === 'before' ? state !== 'returned' : returnReportedAt !== null
}

type Versioned = Pick<TripShadow, 'version'>
const checkVersion = ({ version }: Versioned, asked: number): void => {
  if (version !== asked) throw new Problem('changed_meanwhile', { version })
}

const checkOwn = ({ personId }: Acting, trip: Of): void => {
  if (trip.personId !== personId) throw new Problem('travel.not_own')
}

/** Only what came back is put right; whatever else changes is a trip of its own. */
export function checkChange(actor: Acting, trip: TripShadow, version: number): void {
  checkOwn(actor, trip)
  if (trip.state !== 'returned') throw new Problem('travel.not_returned')
  checkVersion(trip, version)
}

export function checkWithdrawal(actor: Acting, trip: TripShadow, version: number): void {
  checkOwn(actor, trip)
  if (!isStanding(trip)) throw new Problem('travel.ended')
  if (trip.returnReportedAt !== null) throw new Problem('travel.already_reported')
  if (trip.state === 'sent' && consentOwed(trip.owed).own) throw new Problem('travel.on_its_way')
  checkVersion(trip, version)
}

/** Where it stands once it was filed: nobody is asked, or somebody is. */
export const stateOnceFiled = (owed: readonly Owed[]): TripState => {
  const { own, outside } = consentOwed(owed)
  return own || outside || isNoticeOwed(owed) ? 'sent' : 'agreed'
}

/** Where it stands once the agency has agreed. */
export const stateOnceApproved = (owed: readonly Owed[]): TripState =>
  consentOwed(owed).outside ? 'consented' : 'agreed'

/** Whether the office that handles travel is to say something to it. */
export const isToBeAnswered = ({ state, owed }: Pick<TripShadow, 'state' | 'owed'>): boolean =>
  state === 'consented' || (state === 'sent' && !consentOwed(owed).own)

/** Of those who handle travel, nobody answers their own; what is to be approved is not answered here. */
export function checkAnswer(reader: Reader, trip: TripShadow, answer: TripAnswer): void {
  if (!reader.isDesk) throw new Problem('travel.desk_only')
  if (trip.personId === reader.personId) throw new Problem('travel.own_answer')
  if (!isToBeAnswered(trip)) throw new Problem('travel.nothing_to_answer')
  checkVersion(trip, answer.version)
  if (consentOwed(trip.owed).outside && answer.verdict !== 'returned' && answer.reference === '')
    throw new Problem('travel.reference_missing')
  if (answer.verdict !== 'agreed' && answer.remark === '') throw new Problem('travel.remark_missing')
  checkText(answer.reference, answer.remark)
}

export function checkBriefing(actor: Acting, trip: TripShadow): void {
  checkOwn(actor, trip)
  if (!isStanding(trip)) throw new Problem('travel.ended')
  if (trip.briefedAt !== null) throw new Problem('travel.already_briefed')
}

/** Also who left without an answer says what became of it. */
export function checkReturn(actor: Acting, trip: TripShadow, filing: ReturnFiling, today: IsoDate): void {
  const { places, meetings, account, anomalies, metUnforeseen, returnedOn, version } = filing
  checkOwn(actor, trip)
  if (!isStanding(trip)) throw new Problem('travel.ended')
  if (trip.returnReportedAt !== null) throw new Problem('travel.already_reported')
  checkVersion(trip, version)
  if (returnedOn > today) throw new Problem('travel.not_back_yet')
  if (returnedOn < trip.leavesOn) throw new Problem('travel.dates_reversed')
  if (metUnforeseen && meetings === '') throw new Problem('travel.meetings_missing')
  if (anomalies.length > 0 && account === '') throw new Problem('travel.account_missing')
  checkText(places, meetings, account)
}

/** Lost is only who is away; the traveller says so in the return report. */
export function checkContact(reader: Reader, trip: TripShadow, asked: { version: number }, today: IsoDate): void {
  if (trip.personId === reader.personId || !isInCharge(reader, trip)) throw new Problem('travel.in_charge_only')
  if (!isStanding(trip) || trip.returnReportedAt !== null || today < trip.leavesOn) throw new Problem('travel.not_away')
  checkVersion(trip, asked.version)
}
