import { formatRocDate, formatRocDateLong, type IsoDate, rocYearOf } from '#domain/calendar.ts'
import type { OfficialDocument } from '#domain/document.ts'
import type { DutyWindow, KeptDuty, StandingDutyYear } from './standing-duty.ts'

type Say = (key: string, parameters?: Record<string, string | number>) => string

export type YearOnPaper = StandingDutyYear & {
  agency: { name: string; exercise: boolean }
  today: IsoDate
  madeAt: string
}

/** 本機關 or 政風室主任 of 行政室: who sees to it. */
const whoOf = ({ unitName, content: { role } }: KeptDuty, say: Say): string =>
  [unitName, role && say(`role.${role}`)].filter(Boolean).join(' ')

function windowText({ deadline, state, shown }: DutyWindow, say: Say): string {
  const [first] = shown
  const when = first
    ? say('standingDuty.doneOn', { date: formatRocDate(first.on) })
    : say('standingDuty.by', { date: formatRocDate(deadline) })
  return `${when}　${say(`standingDuty.state.${state}`)}`
}

/** What recurs in a year, by when, and what was done: one sheet for the file or the wall. */
export function standingDutyYear(year: YearOnPaper, say: Say): OfficialDocument {
  const { agency, duties, today, madeAt } = year
  const title = say('standingDuty.paper.title', { year: rocYearOf(`${year.year}-01-01`) })
  const column = (key: string, width: number) => ({ title: say(key), width })
  return {
    title,
    kind: say('standingDuty.paper.kind'),
    agency: agency.name,
    meta: [{ label: say('standingDuty.paper.madeOn'), value: formatRocDateLong(today) }],
    blocks: [
      {
        type: 'table',
        columns: [
          column('standingDuty.title', 7),
          column('standingDuty.basis', 6),
          column('standingDuty.who', 4),
          column('standingDuty.paper.windows', 8),
        ],
        rows: duties.map((duty) => [
          `${duty.content.title}\n${say(`standingDuty.rhythm.${duty.content.rhythm}`)}`,
          duty.basis.isLaw ? `${duty.basis.text}\n${duty.basis.source}` : say('standingDuty.own'),
          whoOf(duty, say),
          duty.windows.map((window) => windowText(window, say)).join('\n'),
        ]),
      },
    ],
    ...(agency.exercise && { watermark: say('outcome.document.exercise') }),
    madeAt,
  }
}
