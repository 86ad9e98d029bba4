import { dateInTaipei, formatRocDate, timeInTaipei } from '#domain/calendar.ts'
import type { Block, MetaLine, OfficialDocument } from '#domain/document.ts'
import type { Draw } from '#domain/draw/draw.ts'

type Say = (key: string, parameters?: Record<string, string | number>) => string
type Recorded = { draw: Draw; agency: { name: string; exercise: boolean }; madeAt: string }

const momentOf = (instant: string): string =>
  `${formatRocDate(dateInTaipei(new Date(instant)))} ${timeInTaipei(new Date(instant))}`

/** The record of a draw: with nothing but this paper anybody can repeat it. */
export function drawDocument({ draw, agency, madeAt }: Recorded, say: Say): OfficialDocument {
  return {
    title: say('draw.document.title', { title: draw.title }),
    kind: say('draw.document.kind'),
    agency: agency.name,
    meta: metaOf(draw, say),
    blocks: [
      { type: 'heading', level: 1, text: say('draw.document.drawn') },
      drawnTable(draw, say),
      { type: 'heading', level: 1, text: say('draw.document.method') },
      { type: 'paragraph', text: say('draw.document.methodText') },
      { type: 'heading', level: 1, text: say('draw.document.population', { size: draw.size }) },
      populationTable(draw, say),
      { type: 'heading', level: 1, text: say('draw.document.witnesses') },
      witnessTable(draw, say),
    ],
    ...(agency.exercise && { watermark: say('outcome.document.exercise') }),
    madeAt,
  }
}

function metaOf(draw: Draw, say: Say): MetaLine[] {
  const line = (key: string, value: string | null): MetaLine[] =>
    value === null ? [] : [{ label: say(`draw.document.${key}`), value }]
  const source = draw.seedSource && say(`draw.seedSource.${draw.seedSource}`)
  return [
    ...line('drawnBy', draw.drawnByName),
    ...line('listedAt', momentOf(draw.listedAt)),
    ...line('populationHash', draw.populationHash),
    ...line('seed', draw.seed),
    ...line('seedSource', draw.seedGivenByName ? `${source}（${draw.seedGivenByName}）` : source),
    ...line('drawnAt', draw.drawnAt && momentOf(draw.drawnAt)),
    ...line('count', String(draw.count)),
    ...line('recordHash', draw.recordHash),
  ]
}

function drawnTable({ ranking, count }: Draw, say: Say): Block {
  if (!ranking) return { type: 'paragraph', text: say('draw.document.notYet') }
  return {
    type: 'table',
    columns: [
      { title: say('draw.document.rank'), width: 1, align: 'center' },
      { title: say('draw.document.name'), width: 5 },
    ],
    rows: ranking.slice(0, count).map(({ name }, index) => [String(index + 1), name]),
  }
}

function populationTable({ population, ranking }: Draw, say: Say): Block {
  const lots = new Map(ranking?.map(({ name, hash }, index) => [name, { hash, rank: String(index + 1) }]))
  return {
    type: 'table',
    columns: [
      { title: say('draw.document.name'), width: 4 },
      { title: say('draw.document.lot'), width: 8 },
      { title: say('draw.document.rank'), width: 1, align: 'center' },
    ],
    rows: population.map(({ name }) => [name, lots.get(name)?.hash ?? '', lots.get(name)?.rank ?? '']),
  }
}

function witnessTable({ witnesses }: Draw, say: Say): Block {
  return {
    type: 'table',
    columns: [
      { title: say('draw.document.witness'), width: 3 },
      { title: say('draw.document.confirmed'), width: 5 },
    ],
    rows: witnesses.map(({ name, confirmedAt }) => [
      name,
      confirmedAt ? say('draw.document.confirmedAt', { time: momentOf(confirmedAt) }) : say('draw.document.signHere'),
    ]),
  }
}
