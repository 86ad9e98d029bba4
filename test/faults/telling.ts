import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { systemClock } from '#server/platform/clock.ts'
import { openDatabase } from '#server/platform/database.ts'
import { checkMasterKey } from '#server/platform/master-key.ts'
import { migrate } from '#server/platform/migrate.ts'
import { startPostgres } from '#server/platform/postgres.ts'
import { systemPerformer } from '#server/platform/system-work.ts'
import { makeAgency } from '#test/make.ts'
import { httpsReceiver, receiverCertificatePlace } from '#test/receivers.ts'
import { switchWebhookOn } from '#test/webhook.ts'

export type TellingOutcome = {
  told: number
  /** More than one message of one step to one person, at a receiver that keeps the ids of messages. */
  twice: number
  forgotten: number
  /** In the product: more or fewer than one row for a person and step. */
  insideWrong: number
  /** Messages that came again under the id they had: the receiver knows them. */
  repeated: number
  failures: string[]
}

const roundLimitMs = 30_000
const { PATH, NODE_COMPILE_CACHE } = process.env

/** Two applications on one database tell the same people; in every round one of them is killed in the middle. */
export async function tellingFaults(
  rounds: number,
  { careless = false, report }: { careless?: boolean; report?: (line: string) => void } = {},
): Promise<TellingOutcome> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'shousui-telling-'))
  const postgres = await startPostgres(path.join(folder, 'data'))
  await migrate(postgres.connection)
  const keyFile = path.join(folder, 'keys', 'master.key')
  const keys = await checkMasterKey(postgres.connection, keyFile)
  const owner = new pg.Pool({ ...postgres.connection, max: 2 })
  // The database may stop before a connection has heard that it is closed.
  owner.on('connect', (client) => client.on('error', () => undefined))
  const database = openDatabase(postgres.connection, 2)
  const receiver = await httpsReceiver(() => 204, { delayMs: 15 })
  const failures: string[] = []
  try {
    const agency = await makeAgency(owner, 'home')
    const personIds = [...agency.personIds.values()]
    await switchWebhookOn(systemPerformer(database, systemClock, keys), agency.agencyId, receiver.port)
    const about = { connection: postgres.connection, keyFile, careless }
    const argument = JSON.stringify({ ...about, told: { agencyId: agency.agencyId, personIds } })
    const start = () => startProcess(argument, failures)
    const running = [await start(), await start()]
    const subjects: string[] = []
    for (let round = 0; round < rounds; round++) {
      const subject = randomUUID()
      subjects.push(subject)
      for (const one of running) one.stdin!.write(`${subject}\n`)
      await reached(() => receiver.received.some(({ body }) => body.includes(subject)), 'nobody was told')
      await sleep(Math.random() * 60)
      const victim = round % 2
      running[victim]!.kill('SIGKILL')
      const replacement = start()
      await allSettled(owner)
      running[victim] = await replacement
      if ((round + 1) % 20 === 0) report?.(`${round + 1} kills`)
    }
    for (const one of running) one.kill('SIGKILL')
    return { ...(await compare(owner, receiver.received, subjects, personIds)), failures }
  } finally {
    await receiver.close()
    await database.close()
    await owner.end()
    await postgres.stop()
    fs.rmSync(folder, { recursive: true })
  }
}

async function startProcess(argument: string, failures: string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'telling-process.ts'), argument], {
    env: { PATH, NODE_COMPILE_CACHE, NODE_EXTRA_CA_CERTS: receiverCertificatePlace },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  // What is written to a process that was just killed is lost with it.
  child.stdin!.on('error', () => undefined)
  const lines = createInterface(child.stdout!)
  const ready = once(lines, 'line')
  lines.on('line', (line) => line.includes('failed') && failures.push(line))
  await ready
  return child
}

async function reached(isSo: () => boolean | Promise<boolean>, otherwise: string): Promise<void> {
  const deadline = performance.now() + roundLimitMs
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(otherwise)
    await sleep(10)
  }
}

const allSettled = (owner: pg.Pool): Promise<void> =>
  reached(async () => {
    const open = `select from telling_delivery where state = 'waiting' limit 1`
    return (await owner.query(open)).rowCount === 0
  }, 'something was never handed over')

type Received = { headers: Record<string, string | string[] | undefined>; body: string }

async function compare(owner: pg.Pool, received: readonly Received[], subjects: string[], personIds: string[]) {
  const ids = new Map<string, Set<string>>()
  for (const { body, headers } of received) {
    const { subject, recipient } = (JSON.parse(body) as { data: { subject: string; recipient: string } }).data
    const key = `${subject} ${recipient}`
    ids.set(key, (ids.get(key) ?? new Set()).add(String(headers['webhook-id'])))
  }
  const all = subjects.flatMap((subject) => personIds.map((person) => `${subject} ${person}`))
  const { rows } = await owner.query<{ key: string; count: number }>(
    `select telling.subject_id || ' ' || person_id as key, count(*)::int from telling_recipient
     join telling on telling.id = telling_id group by 1`,
  )
  const inside = new Map(rows.map(({ key, count }) => [key, count]))
  return {
    told: all.length,
    twice: all.filter((key) => (ids.get(key)?.size ?? 0) > 1).length,
    forgotten: all.filter((key) => !ids.has(key)).length,
    insideWrong: all.filter((key) => inside.get(key) !== 1).length + (inside.size - all.length),
    repeated: received.length - [...ids.values()].reduce((sum, { size }) => sum + size, 0),
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '300' }, careless: { type: 'boolean' } },
  })
  const begun = performance.now()
  const outcome = await tellingFaults(Number(values.rounds), {
    careless: values.careless === true,
    report: console.error,
  })
  const seconds = Math.round((performance.now() - begun) / 1000)
  console.log(JSON.stringify({ rounds: Number(values.rounds), ...outcome, seconds }))
  const { twice, forgotten, insideWrong } = outcome
  process.exitCode = twice + forgotten + insideWrong === 0 ? 0 : 1
}
