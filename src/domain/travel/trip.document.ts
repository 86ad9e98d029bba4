import { dateInTaipei, formatRocDate, formatRocDateLong } from '#domain/calendar.ts'
import type { Block, MetaLine, OfficialDocument } from '#domain/document.ts'
import { numeral } from '#domain/numeral.ts'
import { consentOwed } from './travel-owed.rules.ts'
import type { ReturnReport, TripContent, TripShadow } from './trip.ts'

/** A sentence of the messages by key, with its places filled in. */
type Say = (key: string, parameters?: Record<string, string | number>) => string

export type TripPaper = TripShadow &
  TripContent & {
    returnReport: ReturnReport | null
    agency: { name: string; exercise: boolean }
    madeAt: string
  }

const isApplication = ({ owed }: TripShadow): boolean => {
  const { own, outside } = consentOwed(owed)
  return own || outside
}

/** Application or notice, and, once there is one, the report after coming back. It has no place for a passport. */
export function tripDocument(trip: TripPaper, say: Say): OfficialDocument {
  const kind = say(isApplication(trip) ? 'travel.paper.application' : 'travel.paper.notice')
  const { agency, madeAt, returnReport } = trip
  return {
    title: say('travel.paper.title', { kind, trip: say(`travel.tripTo.${trip.destination}`) }),
    kind,
    agency: agency.name,
    header: say('travel.paper.restricted'),
    ...(agency.exercise && { watermark: say('outcome.document.exercise') }),
    meta: metaOf(trip, say),
    blocks: [
      ...prosePart(1, 'reason', trip.reason, say),
      ...prosePart(2, 'places', trip.places, say),
      ...prosePart(3, 'meetings', trip.meetings, say),
      heading(4, 'owed', say),
      owedTable(trip, say),
      ...(trip.lateReason ? prosePart(5, 'lateReason', trip.lateReason, say) : []),
      ...(returnReport ? returnPart(trip, returnReport, say) : []),
      { type: 'signature', lines: [say('travel.paper.signature', { name: trip.personName })] },
    ],
    madeAt,
  }
}

const heading = (number: number, key: string, say: Say): Block => ({
  type: 'heading',
  level: 1,
  text: `${numeral(number, 'formal')}、${say(`travel.field.${key}`)}`,
})

const prosePart = (number: number, key: string, text: string, say: Say): Block[] => [
  heading(number, key, say),
  { type: 'paragraph', text: text || say('travel.paper.none') },
]

function metaOf(trip: TripPaper, say: Say): MetaLine[] {
  const line = (key: string, value: string): MetaLine => ({ label: say(`travel.field.${key}`), value })
  return [
    line('traveller', [trip.unitName, trip.personName].filter(Boolean).join(' ')),
    line('standing', say(`travel.standing.${trip.standing}`)),
    line('destination', say(`travel.destination.${trip.destination}`)),
    line('purpose', say(`travel.purpose.${trip.purpose}`)),
    line('days', `${formatRocDateLong(trip.leavesOn)}－${formatRocDateLong(trip.returnsOn)}`),
    line('companions', String(trip.companions)),
    line('filedOn', formatRocDate(dateInTaipei(new Date(trip.filedAt)))),
    line('state', say(`travel.state.${trip.state}`)),
    ...(trip.answerReference ? [line('reference', trip.answerReference)] : []),
  ]
}

const owedTable = ({ owed }: TripPaper, say: Say): Block => ({
  type: 'table',
  columns: [
    { title: say('travel.field.what'), width: 4 },
    { title: say('travel.field.dueOn'), width: 3 },
    { title: say('travel.field.ground'), width: 7 },
  ],
  rows: owed.map(({ what, to, dueOn, degree, ground }) => [
    [say(`travel.owed.${what}`, { degree: degree ?? '' }), to ? say(`travel.to.${to}`) : ''].filter(Boolean).join('\n'),
    dueOn ? formatRocDate(dueOn) : '',
    ground.isLaw ? ground.text : `${ground.text}${say('travel.notLaw')}`,
  ]),
})

function returnPart({ returnedOn, returnReportedAt }: TripPaper, report: ReturnReport, say: Say): Block[] {
  const named = (key: string, text: string): Block => ({
    type: 'labelled',
    label: `${say(`travel.field.${key}`)}：`,
    text,
  })
  return [
    heading(6, 'returnReport', say),
    named('returnedOn', formatRocDate(returnedOn!)),
    named('reportedOn', formatRocDate(dateInTaipei(new Date(returnReportedAt!)))),
    named('places', report.places || say('travel.paper.none')),
    named('meetings', report.meetings || say('travel.paper.none')),
    named('metUnforeseen', say(report.metUnforeseen ? 'travel.yes' : 'travel.no')),
    named(
      'anomalies',
      report.anomalies.map((one) => say(`travel.anomaly.${one}`)).join('、') || say('travel.paper.none'),
    ),
    named('account', report.account || say('travel.paper.none')),
  ]
}
