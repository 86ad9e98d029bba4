import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { startPostgres } from '#server/platform/postgres.ts'
import { loadAgencies } from './data.ts'
import { driveBareNewest, driveNewest, loadDeficiencies, measureSearch } from './deficiency-list.ts'
import { driveRows, floorReads, floorTables, floorWrites } from './floor.ts'
import { crowd, driveHandIn, driveShow, spread } from './hand-in.ts'
import { drive, type Measured, median } from './load.ts'
import { measureLogReview } from './log-review.ts'
import { memoryMib, run } from './process.ts'
import { measureRoster } from './roster.ts'
import { measureLookingUp } from './search.ts'
import { measureSingles } from './single.ts'
import { printTable } from './table.ts'
import { measureTelling } from './telling.ts'
import { measureWatchBoards } from './watch-board.ts'

export type Figures = Record<string, number | null>

const { values } = parseArgs({
  options: {
    /** How many agencies. */
    scale: { type: 'string', default: '32' },
    clients: { type: 'string', default: '1,16,64' },
    /** Of each single run. */
    seconds: { type: 'string', default: '3' },
    repeat: { type: 'string', default: '3' },
    /** Of the log that is looked through. */
    'log-lines': { type: 'string', default: '10000000' },
    json: { type: 'string' },
  },
})
const scale = Number(values.scale)
const clients = values.clients.split(',').map(Number)
const seconds = Number(values.seconds)
const repeat = Number(values.repeat)
/** The count of clients at which the floor is measured too. */
const usual = clients.includes(16) ? 16 : clients[0]!

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'shousui-bench-'))
fs.chmodSync(folder, 0o755)
try {
  const figures = {
    ...(await measureSingles(folder)),
    ...(await measureRoster()),
    ...(await measureTelling(folder, scale)),
    ...(await measureLookingUp(folder, scale)),
    ...(await measureWatchBoards(folder, scale)),
    ...(await measureLogReview(folder, Number(values['log-lines']))),
    ...(await measureLoad(folder)),
  }
  const rounded = Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, round(value)]))
  printTable(rounded)
  if (values.json) fs.writeFileSync(values.json, `${JSON.stringify(rounded, null, 2)}\n`)
} finally {
  fs.rmSync(folder, { recursive: true })
}

function round(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(value < 10 ? 3 : 4))
}

/** Hands in and opens submissions, and measures the floor in turn with it, so that both meet the same machine. */
async function measureLoad(dataDir: string): Promise<Figures> {
  await using server = await run('src/cli/main.ts', ['serve'], { DATA_DIR: dataDir, SAMPLE: 'no' })
  const { connection } = await startPostgres(dataDir)
  const owner = new pg.Client(connection)
  await owner.connect()
  await using _ = { [Symbol.asyncDispose]: () => owner.end() }
  await owner.query(floorTables)
  await using floor = await run('bench/floor-server.ts', [], { CONNECTION: JSON.stringify(connection) })
  const heads = await loadAgencies(owner, scale)
  const handIn = (count: number) => driveHandIn(owner, server.port, spread(heads, count), seconds)

  const runs: [string, () => Promise<Measured>][] = [
    ['floor_rows', () => driveRows(connection, usual, seconds)],
    ['floor_w1', () => drive(floor.port, floorWrites(usual), seconds)],
    ...clients.map((count): [string, () => Promise<Measured>] => [`w1_${count}`, () => handIn(count)]),
    ['w1_one_agency', () => driveHandIn(owner, server.port, crowd(heads, usual), seconds)],
    ['floor_w4', () => drive(floor.port, floorReads(usual), seconds)],
    ['w4', () => driveShow(server.port, spread(heads, usual), seconds)],
  ]
  const measured = new Map<string, Measured[]>(runs.map(([name]) => [name, []]))
  // The first round warms up and is thrown away.
  for (const [, measure] of runs) await measure()
  for (let round = 0; round < repeat; round += 1)
    for (const [name, measure] of runs) measured.get(name)!.push(await measure())
  // Its connections are no part of the product's memory.
  await floor[Symbol.asyncDispose]()
  return {
    ...figuresOf(measured),
    after_load_mib: memoryMib(server),
    ...(await measureDeficiencies(owner, server.port, connection)),
  }
}

/** The list of very many, and the same page from the bare route. */
async function measureDeficiencies(owner: pg.Client, port: number, connection: object): Promise<Figures> {
  await using floor = await run('bench/floor-server.ts', [], { CONNECTION: JSON.stringify(connection) })
  const officers = await loadDeficiencies(owner, scale)
  const listed: Measured[] = []
  const bare: Measured[] = []
  for (let round = 0; round <= repeat; round += 1) {
    bare.push(await driveBareNewest(floor.port, officers, usual, seconds))
    listed.push(await driveNewest(port, officers, usual, seconds))
  }
  // The first round warms up and is thrown away.
  const of = (rounds: Measured[], what: keyof Measured) => median(rounds.slice(1).map((each) => each[what]))
  return {
    [`w3_newest_${usual}_per_s`]: of(listed, 'perSecond'),
    [`w3_newest_${usual}_p99_ms`]: of(listed, 'p99'),
    w3_search_ms: await measureSearch(port, officers, repeat),
    w3_of_floor: of(listed, 'perSecond') / of(bare, 'perSecond'),
    [`floor_w3_${usual}_per_s`]: of(bare, 'perSecond'),
  }
}

function figuresOf(measured: ReadonlyMap<string, Measured[]>): Figures {
  const of = (name: string, what: keyof Measured) => median(measured.get(name)!.map((each) => each[what]))
  const rate = (name: string) => of(name, 'perSecond')
  const w1 = clients.flatMap((count) => [
    [`w1_${count}_per_s`, rate(`w1_${count}`)],
    [`w1_${count}_p99_ms`, of(`w1_${count}`, 'p99')],
  ])
  return {
    ...Object.fromEntries(w1),
    [`w1_one_agency_${usual}_per_s`]: rate('w1_one_agency'),
    [`w1_one_agency_${usual}_p99_ms`]: of('w1_one_agency', 'p99'),
    w1_of_floor: rate(`w1_${usual}`) / rate('floor_w1'),
    [`w4_${usual}_per_s`]: rate('w4'),
    [`w4_${usual}_p99_ms`]: of('w4', 'p99'),
    w4_of_floor: rate('w4') / rate('floor_w4'),
    [`floor_rows_${usual}_per_s`]: rate('floor_rows'),
    [`floor_w1_${usual}_per_s`]: rate('floor_w1'),
    [`floor_w4_${usual}_per_s`]: rate('floor_w4'),
  }
}
