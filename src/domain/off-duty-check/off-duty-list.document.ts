import { dateInTaipei, formatRocDate, formatRocDateLong, timeInTaipei } from '#domain/date.ts'
import type { Block, OfficialDocument } from '#domain/document.ts'
import type { OffDutyBoard, OffDutyClosing } from '#domain/off-duty-check/off-duty-check.ts'
import { isReopened, type RoomDay, roomDays } from './off-duty-check.rules.ts'

type Say = (key: string, parameters?: Record<string, string | number>) => string

export type OffDutyOnPaper = {
  agency: { name: string; exercise: boolean }
  /** The days that were asked for, the oldest first. */
  boards: readonly OffDutyBoard[]
  madeAt: string
}

/** No longer list is printed. */
export const mostDays = 31

const timeOf = (date: string, instant: string): string => {
  const moment = new Date(instant)
  const time = timeInTaipei(moment)
  return dateInTaipei(moment) === date ? time : `${formatRocDate(dateInTaipei(moment))} ${time}`
}

function closingText({ date, closedByName, closedAt, answers, notes }: OffDutyClosing, say: Say): string {
  const wrong = answers.flatMap((answer) => (answer.wrong ? [`${answer.text}：${answer.wrong.note}`] : []))
  const said = notes.map(({ kind, text, byName, at }) =>
    say(`offDutyCheck.paper.${kind}`, { text, by: byName, at: timeOf(date, at) }),
  )
  return [`${closedByName}　${timeOf(date, closedAt)}`, ...wrong, ...said].join('\n')
}

const rowOf = ({ room, state, closings, exemption }: RoomDay, say: Say): string[] => [
  [room.floor, room.name].filter(Boolean).join('　'),
  room.unitName,
  say(`offDutyCheck.state.${state}`),
  [...closings.map((closing) => closingText(closing, say)), ...(exemption ? [exemption.reason] : [])].join('\n'),
]

/** Who closed which room and when, day by day. */
export function offDutyList({ agency, boards, madeAt }: OffDutyOnPaper, say: Say): OfficialDocument {
  const column = (key: string, width: number) => ({ title: say(key), width })
  const now = new Date(madeAt)
  const blocks = boards.flatMap((board): Block[] => {
    const days = roomDays(board, now)
    const closed = days.filter(({ state }) => state === 'closed').length
    return [
      {
        type: 'table',
        caption: say('offDutyCheck.paper.day', {
          date: formatRocDate(board.date),
          round: say(`offDutyCheck.round.${board.round ?? 'everyDay'}`),
          ...{ closed, rooms: days.length },
        }),
        columns: [
          column('offDutyCheck.room', 5),
          column('point.unit', 3),
          column('offDutyCheck.state', 2),
          column('offDutyCheck.paper.closed', 8),
        ],
        rows: days.map((day) => rowOf(day, say)),
      },
    ]
  })
  return paperOf({ agency, madeAt, title: say('offDutyCheck.paper.title'), blocks }, say)
}

export type PhotographsOnPaper = {
  agency: OffDutyOnPaper['agency']
  board: OffDutyBoard
  /** The photographs by the id of their file. */
  files: ReadonlyMap<string, { sha256: string }>
  madeAt: string
}

/** The photographs of how the rooms stand, each with what it shows and its name on the paper. */
export const photographed = ({ board, files, madeAt }: PhotographsOnPaper) =>
  roomDays(board, new Date(madeAt)).flatMap(({ room, closings }) => {
    const last = closings.at(-1)
    if (!last || isReopened(last)) return []
    return last.answers
      .map(({ itemKey, text, fileIds }) => ({
        ...{ room, closing: last, text },
        fileIds: fileIds.filter((id) => files.has(id)),
        picture: `${last.id}-${itemKey}`,
      }))
      .filter(({ fileIds }) => fileIds.length > 0)
  })

/** The holiday-eve round for the file: room by room who, when and what was seen; and which rooms are missing. */
export function offDutyPhotographs(paper: PhotographsOnPaper, say: Say): OfficialDocument {
  const { agency, board, madeAt } = paper
  const list = offDutyList({ agency, boards: [board], madeAt }, say)
  const pictures = photographed(paper).map(
    ({ room, closing, text, picture }): Block => ({
      type: 'image',
      image: picture,
      alt: text,
      caption: `${room.name}　${text}　${closing.closedByName} ${timeOf(board.date, closing.closedAt)}`,
      widthMm: 120,
    }),
  )
  const title = say('offDutyCheck.paper.photographs', { date: formatRocDate(board.date) })
  return { ...list, title, kind: title, blocks: [...list.blocks, ...pictures] }
}

type Parts = Pick<OffDutyOnPaper, 'agency' | 'madeAt'> & Pick<OfficialDocument, 'title' | 'blocks'>

const paperOf = ({ agency, title, blocks, madeAt }: Parts, say: Say): OfficialDocument => ({
  title,
  kind: title,
  agency: agency.name,
  meta: [{ label: say('offDutyCheck.paper.madeOn'), value: formatRocDateLong(dateInTaipei(new Date(madeAt))) }],
  blocks,
  ...(agency.exercise && { watermark: say('outcome.document.exercise') }),
  madeAt,
})
