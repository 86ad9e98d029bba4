import { addDays, type IsoDate, instantOf } from '#domain/date.ts'
import type {
  OffDutyBoard,
  OffDutyClosing,
  OffDutyEntry,
  OffDutyExemption,
  OffDutyItem,
  OffDutyRoom,
  OffDutyRoomEntry,
  OffDutyRound,
  OffDutyRules,
} from '#domain/off-duty-check/off-duty-check.ts'
import { type Acting, isEthics, maySeeUnit } from '#domain/person/person.rules.ts'
import { mayKeep } from '#domain/point/point.rules.ts'
import { Problem } from '#domain/problem.ts'
import { closingDay } from './off-duty-day.rules.ts'

/** 已關閉、今日免檢、未關閉、開著. A day that is not asked for owes nothing. */
export type RoomState = 'closed' | 'exempt' | 'missing' | 'open' | 'notAsked'

export const isReopened = ({ notes }: Pick<OffDutyClosing, 'notes'>): boolean =>
  notes.some(({ kind }) => kind === 'reopened')

/** A room on a day: how it was left, how often somebody came back. */
export type RoomDay = {
  room: OffDutyRoom
  state: RoomState
  /** The oldest first; the last one stands unless it was reopened. */
  closings: readonly OffDutyClosing[]
  exemption: OffDutyExemption | undefined
}

type OfDay = Pick<OffDutyBoard, 'date' | 'isAsked' | 'rules' | 'rooms' | 'closings' | 'exemptions'>

const isRoomOn = ({ addedOn, endedOn }: OffDutyRoom, date: IsoDate): boolean =>
  addedOn <= date && (endedOn === null || date < endedOn)

/** In the order of the rooms, which is floor by floor. */
export function roomDays(board: OfDay, now: Date): RoomDay[] {
  return board.rooms.flatMap((room) => {
    const closings = board.closings
      .filter(({ pointId }) => pointId === room.pointId)
      .toSorted((one, other) => one.turn - other.turn)
    if (closings.length === 0 && !isRoomOn(room, board.date)) return []
    const exemption = board.exemptions.find(({ pointId }) => pointId === room.pointId)
    return [{ room, closings, exemption, state: stateOf(board, closings, exemption, now) }]
  })
}

function stateOf(
  { date, isAsked, rules }: OfDay,
  closings: readonly OffDutyClosing[],
  exemption: OffDutyExemption | undefined,
  now: Date,
): RoomState {
  const last = closings.at(-1)
  if (last && !isReopened(last)) return 'closed'
  if (exemption) return 'exempt'
  if (!isAsked) return 'notAsked'
  return now < instantOf(date, rules.personTime) ? 'open' : 'missing'
}

const soonMs = 2 * 3_600_000

/** Two hours before it would be missed, a room stands among the things to do today. */
export const isSoon = ({ date, rules }: Pick<OffDutyBoard, 'date' | 'rules'>, now: Date): boolean =>
  now.getTime() >= instantOf(date, rules.personTime).getTime() - soonMs

type Charged = Pick<OffDutyRoom, 'unitId' | 'inChargeIds'>

/** Whose it is to leave the room last: those in charge, else everybody of the unit. */
export const isInCharge = ({ personId, unitId }: Acting, room: Charged): boolean =>
  room.inChargeIds.length > 0 ? room.inChargeIds.includes(personId) : room.unitId === unitId

/** The last one out may be a colleague, or the one on duty who finds the light on. */
export const mayClose = (actor: Acting, room: Charged): boolean =>
  isInCharge(actor, room) || actor.unitId === room.unitId || actor.roles.includes('dutyOfficer') || isEthics(actor)

export const maySeeFindings = (actor: Acting, room: Charged): boolean =>
  mayClose(actor, room) || maySeeUnit(actor, room.unitId)

/** On the eve of a holiday, also what is looked at every day. */
export const itemsOf = (items: readonly OffDutyItem[], round: OffDutyRound | null): OffDutyItem[] =>
  items.filter((item) => item.round === 'everyDay' || round === 'holidayEve')

/** A device can be without network for so long. */
const longestDays = 7

function checkDay(date: IsoDate, now: Date): void {
  const day = closingDay(now)
  if (date > day || date < addDays(day, -longestDays)) throw new Problem('offDutyCheck.other_day')
}

const mostFiles = 20

/** What is handed in is about this room, and shows what was to be photographed. */
export function checkClosing(
  actor: Acting,
  { date, answers }: OffDutyEntry,
  room: Charged,
  items: readonly OffDutyItem[],
  now: Date,
): void {
  if (!mayClose(actor, room)) throw new Problem('offDutyCheck.not_own_room')
  checkDay(date, now)
  const keys = new Set(items.map(({ key }) => key))
  if (!answers.every(({ itemKey }) => keys.has(itemKey))) throw new Problem('offDutyCheck.item_unknown')
  const answered = new Map(answers.map((answer) => [answer.itemKey, answer]))
  if (answered.size < answers.length) throw new Problem('offDutyCheck.item_repeated')
  const files = answers.reduce((sum, { fileIds }) => sum + fileIds.length, 0)
  if (files > mostFiles) throw new Problem('offDutyCheck.too_many_files', { most: mostFiles })
  const bare = items.find(({ key, photograph }) => photograph && isBare(answered.get(key)))
  if (bare) throw new Problem('offDutyCheck.photograph_missing', { item: bare.text })
}

/** What was not in order is said in words instead. */
const isBare = (answer: OffDutyEntry['answers'][number] | undefined): boolean =>
  !answer || (answer.wrong === null && answer.fileIds.length === 0)

const toleranceMs = 300_000
const dayMs = 86_400_000

/** When the room was left: as the device says, unless its clock cannot be right. */
export function closedAt({ date, claimedAt }: Pick<OffDutyEntry, 'date' | 'claimedAt'>, now: Date): Date {
  const claimed = new Date(claimedAt)
  const begin = instantOf(date, '00:00').getTime()
  const isLikely = claimed.getTime() >= begin && claimed.getTime() < begin + 2 * dayMs
  return isLikely && claimed.getTime() <= now.getTime() + toleranceMs ? claimed : now
}

export function checkExemption(actor: Acting, date: IsoDate, room: Charged, now: Date): void {
  if (!mayClose(actor, room)) throw new Problem('offDutyCheck.not_own_room')
  checkDay(date, now)
}

type Person = { id: string }

/** A room that is added or changed to this. */
export function checkRoom(
  actor: Acting,
  { items, inChargeIds }: OffDutyRoomEntry,
  unitId: string,
  people: readonly Person[],
): void {
  if (!mayKeep(actor, unitId)) throw new Problem('offDutyCheck.not_keeper')
  if (new Set(items.map(({ key }) => key)).size < items.length) throw new Problem('offDutyCheck.item_repeated')
  if (items.every(({ round }) => round === 'holidayEve')) throw new Problem('offDutyCheck.no_daily_item')
  if (!inChargeIds.every((id) => people.some((person) => person.id === id)))
    throw new Problem('offDutyCheck.person_unknown')
}

export function checkRules({ personTime, dutyTime }: OffDutyRules): void {
  if (dutyTime <= personTime) throw new Problem('offDutyCheck.times_reversed')
}
