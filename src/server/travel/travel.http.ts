import { z } from 'zod'
import { Versioned } from '#domain/duty/duty.ts'
import { travelCheckDocument } from '#domain/travel/travel-check.document.ts'
import {
  CheckJudgement,
  CheckOrder,
  CheckSupply,
  CheckWritten,
  TravelCheck,
  TravelCheckShadow,
} from '#domain/travel/travel-check.ts'
import {
  ContactChange,
  ReturnFiling,
  Trip,
  TripAnswer,
  TripFiling,
  TripShadow,
  TripWritten,
} from '#domain/travel/trip.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import type { Exposing } from '#server/platform/http.ts'
import { say } from '#server/platform/messages.ts'
import {
  downloadTravelCheck,
  drawTravelCheck,
  judgeTravelCheck,
  listTravelChecks,
  openTravelCheck,
  supplyTravelCheck,
} from './travel-check.operations.ts'
import {
  answerTrip,
  changeContact,
  confirmBriefing,
  fileTrip,
  listTrips,
  openTrip,
  reportReturn,
  withdrawTrip,
} from './trip.operations.ts'
import { downloadTrip } from './trip-paper.operations.ts'

const Trips = z.object({ isInCharge: z.boolean(), isDesk: z.boolean(), trips: z.array(TripShadow) })

export function travelHttp({ expose, exposeSteps, ...exposing }: Exposing): void {
  const input = z.object({ id: z.uuid() })
  const output = TripWritten
  expose('GET /trips', listTrips, { input: z.object({}), output: Trips })
  expose('PUT /trips/:id', fileTrip, { input: TripFiling, output })
  // In a step, since an answer under a key would be kept in clear.
  exposeSteps('POST /trips/:id/open', openTrip.name, {
    input,
    output: Trip,
    run: (perform, values) => perform(openTrip, values),
  })
  expose('POST /trips/:id/withdraw', withdrawTrip, { input: Versioned, output })
  expose('POST /trips/:id/answer', answerTrip, { input: TripAnswer, output })
  expose('POST /trips/:id/briefing', confirmBriefing, { input, output })
  expose('POST /trips/:id/return', reportReturn, { input: ReturnFiling, output })
  expose('POST /trips/:id/contact', changeContact, { input: ContactChange, output })
  exposeDocument(exposing, 'POST /trips/:id/paper', downloadTrip, { input, document: (paper) => paper })

  expose('GET /travel-checks', listTravelChecks, { input: z.object({}), output: z.array(TravelCheckShadow) })
  expose('POST /travel-checks', supplyTravelCheck, { input: CheckSupply, output: CheckWritten })
  exposeSteps('POST /travel-checks/:id/open', openTravelCheck.name, {
    input,
    output: TravelCheck.extend({ filed: z.array(TripShadow) }),
    run: (perform, values) => perform(openTravelCheck, values),
  })
  expose('POST /travel-checks/:id/draw', drawTravelCheck, { input: CheckOrder, output: CheckWritten })
  expose('POST /travel-checks/:id/results', judgeTravelCheck, { input: CheckJudgement, output: CheckWritten })
  exposeDocument(exposing, 'POST /travel-checks/:id/paper', downloadTravelCheck, {
    input,
    document: (found) => travelCheckDocument(found, say),
  })
}
