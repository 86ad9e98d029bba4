import { z } from 'zod'
import { Versioned } from '#domain/duty/duty.ts'
import { dutyListDocument } from '#domain/roster/duty-list.document.ts'
import {
  BookingEnd,
  BookingEntry,
  OnDutyNow,
  OwnRoster,
  Roster,
  RosterDraft,
  RosterReceipt,
  RosterSummary,
} from '#domain/roster/roster.ts'
import { Swap, SwapAnswer, SwapAsked, SwapSettlement } from '#domain/roster/swap.ts'
import { Wish, WishEntry } from '#domain/roster/wish.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import type { Exposing } from '#server/platform/http.ts'
import { say } from '#server/platform/messages.ts'
import { book, endBooking } from './booking.operations.ts'
import { printDutyList } from './duty-list.operations.ts'
import { showMine } from './my-shifts.operations.ts'
import { showOnDuty } from './on-duty.operations.ts'
import { keepProposal, prepareProposal } from './proposal.operations.ts'
import { discardRoster, followPlan, listRosters, publishRoster, saveRoster, showRoster } from './roster.operations.ts'
import { solve } from './solver.ts'
import { answerSwap, askSwap, settleSwap, withdrawSwap } from './swap.operations.ts'
import { noteWish, withdrawWish } from './wish.operations.ts'

const byId = z.object({ id: z.uuid() })
const nothing = z.object({})
const at = '/rosters/:id' as const

export function rosterHttp(exposing: Exposing): void {
  const { expose, exposeSteps } = exposing
  const output = RosterReceipt
  expose('GET /rosters', listRosters, { input: nothing, output: z.array(RosterSummary) })
  expose(`GET ${at}`, showRoster, { input: byId, output: Roster })
  expose(`PUT ${at}`, saveRoster, { input: RosterDraft, output })
  expose(`POST ${at}/discard`, discardRoster, { input: Versioned, output })
  exposeSteps(`POST ${at}/proposal`, prepareProposal.name, {
    ...{ input: Versioned, output },
    run: async (perform, asked) => {
      const proposing = await perform(prepareProposal, asked)
      return perform(keepProposal, { ...asked, ...(await solve(proposing)) })
    },
  })
  expose(`POST ${at}/bookings`, book, { input: BookingEntry, output })
  expose(`POST ${at}/bookings/:bookingId/end`, endBooking, { input: BookingEnd, output })
  expose(`POST ${at}/publish`, publishRoster, { input: Versioned, output })
  expose(`POST ${at}/follow-plan`, followPlan, { input: Versioned, output })
  exposeDocument(exposing, `POST ${at}/duty-list`, printDutyList, {
    input: byId,
    document: (printed) => dutyListDocument(printed, say),
  })
  expose('GET /my-shifts', showMine, { input: nothing, output: OwnRoster })
  expose('GET /on-duty', showOnDuty, { input: nothing, output: z.array(OnDutyNow) })
  wishesAndSwaps(exposing)
}

function wishesAndSwaps({ expose }: Exposing): void {
  expose('POST /duty-wishes', noteWish, { input: WishEntry, output: Wish })
  expose('POST /duty-wishes/:id/withdraw', withdrawWish, { input: byId, output: byId })
  expose('POST /shift-swaps', askSwap, { input: SwapAsked, output: Swap })
  expose('POST /shift-swaps/:id/answer', answerSwap, { input: SwapAnswer, output: Swap })
  expose('POST /shift-swaps/:id/settle', settleSwap, { input: SwapSettlement, output: Swap })
  expose('POST /shift-swaps/:id/withdraw', withdrawSwap, { input: byId, output: Swap })
}
