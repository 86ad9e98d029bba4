import 'fake-indexeddb/auto'
import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { Answer } from '#domain/checklist/checklist.ts'
import { testApp } from '#test/app.ts'
import { byPlace } from '#web/inspection/answers.ts'
import { sameAnswers } from '#web/inspection/draft.ts'
import { type Owner, phone, type Spoiled } from './device.ts'
import { type Expected, live, type Scene } from './history.ts'
import { networkTo } from './network.ts'
import { randomOf } from './random.ts'

const count = Number(process.env.HISTORIES ?? 60)
const first = Number(process.env.FIRST_HISTORY ?? 1)
const atOnce = 6

const { app, as, home, owner: database } = await testApp()
const head = await as('unitHead')
const librarian = await as('librarian')
const staff = await as('staff')
const photograph = await sharp({ create: { width: 24, height: 16, channels: 3, background: '#a33' } })
  .jpeg()
  .toBuffer()
const [form] = (await head.get('/checklists')).body

async function ownerOf(who: Awaited<ReturnType<typeof as>>): Promise<Owner> {
  const { person } = (await who.get('/session')).body
  return { personId: person.id, cookie: who.cookie!, secret: new Uint8Array(randomBytes(32)) }
}
const [owner, another] = [await ownerOf(head), await ownerOf(librarian)]

async function takeOver(id: string): Promise<void> {
  const { status, body } = await staff.get(`/inspections/${id}`)
  if (status === 200) await staff.post(`/inspections/${id}/take-over`, { version: body.inspection.version })
}

/** What is not as it was promised; nothing where all is well. */
async function faultsOf({ incidents, inspections }: Expected, scene: Scene): Promise<string[]> {
  const faults: string[] = []
  for (const person of [owner, another]) {
    const on = await scene.phone.shelf(person)
    for (const { value } of await on.entries())
      faults.push(`still here: ${value.address} ${JSON.stringify(value.refusal)}`)
    for (const { value } of await on.files()) faults.push(`still here: file ${JSON.stringify(value.refusal)}`)
  }
  const done = await database.query<{ id: string; operation: string; times: number; by: string }>(
    `select subject_id as id, operation, count(*)::int as times, min(person_id::text) as by from audit_entry
     -- Who was told of it is an entry of its own.
     where subject_id = any($1) and operation in ('incident.record', 'inspection.submit') and body not like '%"telling"%'
     group by 1, 2`,
    [[...incidents, ...inspections].map(({ id }) => id)],
  )
  for (const { id, operation, times } of done.rows) if (times !== 1) faults.push(`${operation} ${times} times: ${id}`)
  for (const { id, by } of incidents)
    if (!done.rows.some((row) => row.id === id && row.by === by)) faults.push(`no incident ${id}`)
  for (const one of inspections) faults.push(...(await faultsOfInspection(one)))
  return faults
}

async function faultsOfInspection(one: Expected['inspections'][number]): Promise<string[]> {
  const { rows } = await database.query<{ status: string; answers: Answer[] }>(
    `select status::text, answers from inspection where id = $1
     union all select 'kept', answers from inspection_kept where inspection_id = $1`,
    [one.id],
  )
  const isThere = rows.some(
    ({ status, answers }) =>
      sameAnswers(byPlace(answers), one.answers) && (status === 'kept' || (status === 'submitted') === one.isHandedIn),
  )
  const wanted = Object.keys(one.answers).length > 0
  const files = await database.query(
    'select id from file where (id, received_sha256) in (select * from unnest($1::uuid[], $2::text[]))',
    [one.photographs.map(({ id }) => id), one.photographs.map(({ sha256 }) => sha256)],
  )
  return [
    ...(wanted && !isThere ? [`answers lost: ${one.id} ${JSON.stringify(rows)} ${JSON.stringify(one)}`] : []),
    ...(files.rows.length < one.photographs.length ? [`photographs lost: ${one.id}`] : []),
  ]
}

async function faultsIn(seed: number, spoiled: Spoiled = {}): Promise<string[]> {
  const random = randomOf(seed)
  const network = networkTo(app, random)
  const device = phone(`phone-${seed}-${JSON.stringify(spoiled)}`, network, random, spoiled)
  const unitId = home.unitIds.get('行政室')!
  const scene: Scene = {
    random,
    phone: device,
    network,
    owner,
    another,
    unitId,
    checklistVersionId: form.versionId,
    photograph,
    takeOver,
  }
  try {
    return await faultsOf(await live(scene), scene)
  } catch (error) {
    return [String((error as Error).stack)]
  } finally {
    await device.end()
  }
}

/** Several at once, as many phones are; gives the first history of each kind of fault. */
async function run(seeds: readonly number[], spoiled?: Spoiled): Promise<string[]> {
  const waiting = [...seeds]
  const found: string[] = []
  const worker = async () => {
    for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift())
      for (const fault of await faultsIn(seed, spoiled)) found.push(`history ${seed}: ${fault}`)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return found
}

const seedsFrom = (start: number, length: number) => Array.from({ length }, (_, index) => start + index)

describe('whatever becomes of network, browser, clock and product', () => {
  test(`of ${count} rounds every submission arrives exactly once, nothing is lost, and all come to an end`, async () => {
    expect((await run(seedsFrom(first, count))).slice(0, 10)).toEqual([])
  })

  test('a device that made a new key for each try would be found out', async () => {
    const faults = await run(seedsFrom(1, 12), { newKeyEachTime: true })
    expect(faults.some((fault) => /still here|times/.test(fault))).toBe(true)
  })

  test('a device that forgot before the server has answered would be found out', async () => {
    const faults = await run(seedsFrom(1, 12), { forgetsFirst: true })
    expect(faults.some((fault) => /no incident|answers lost/.test(fault))).toBe(true)
  })
})
