import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type AlarmHandlers, alarmRunner } from '#server/alarm/alarm.operations.ts'
import { jobs } from '#server/jobs.ts'
import { systemClock } from '#server/platform/clock.ts'
import { type Database, openDatabase } from '#server/platform/database.ts'
import { filesOnDisk } from '#server/platform/files.ts'
import { newId } from '#server/platform/id.ts'
import { checkMasterKey, type MasterKeys } from '#server/platform/master-key.ts'
import { migrate } from '#server/platform/migrate.ts'
import { outbound } from '#server/platform/outbound.ts'
import { startPostgres } from '#server/platform/postgres.ts'
import { systemPerformer } from '#server/platform/system-work.ts'
import { tell } from '#server/telling/telling.operations.ts'
import { makeAgency } from '#test/make.ts'
import { httpsReceiver, receiverCertificate } from '#test/receivers.ts'
import { switchWebhookOn } from '#test/webhook.ts'

/** How often the product looks for what is due. */
const lookEveryMs = 250
const waitingPerScale = 3_125
const recipientsPerScale = 313
const share = (values: number[], of: number): number =>
  values.toSorted((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * of))]!

/** How exactly alarms ring among many, how soon those ring that were missed, how soon people are told. */
export async function measureTelling(dataDir: string, scale: number): Promise<Record<string, number>> {
  const postgres = await startPostgres(dataDir)
  await migrate(postgres.connection)
  const keys = await checkMasterKey(postgres.connection, path.join(dataDir, 'keys', 'master.key'))
  const owner = new pg.Pool({ ...postgres.connection, max: 2 })
  const database = openDatabase(postgres.connection, 16)
  try {
    const agencyIds: string[] = []
    for (let agency = 0; agency < scale; agency += 1)
      agencyIds.push((await makeAgency(owner, `bench-telling-${agency}`)).agencyId)
    const [agencyId] = agencyIds as [string]
    return {
      ...(await measureAlarms(owner, database, keys, agencyIds, waitingPerScale * scale)),
      ...(await measureSending(owner, database, keys, agencyId, recipientsPerScale * scale)),
    }
  } finally {
    await database.close()
    await owner.end()
    await postgres.stop()
  }
}

const insertAlarms = `
  insert into alarm (id, agency_id, kind, subject_id, due_at, rings_at)
  select gen_random_uuid(), ($1::uuid[])[1 + number % cardinality($1::uuid[])], 'tellingUnanswered', gen_random_uuid(), at, at
  from generate_series(1, $2::int) as number, lateral (select $3::timestamptz + number * $4::interval / $2 as at) as spread`

async function measureAlarms(
  owner: pg.Pool,
  database: Database,
  keys: MasterKeys,
  agencyIds: string[],
  waiting: number,
) {
  const late: number[] = []
  const refusing = () => Promise.reject(new Error('not in this bench'))
  const handlers: AlarmHandlers = {
    incidentClock: refusing,
    followUpStep: refusing,
    exerciseInject: refusing,
    exerciseEnd: refusing,
    approvalReminder: refusing,
    awarenessReminder: refusing,
    resolutionOverdue: refusing,
    contractorPaperDue: refusing,
    contractorInside: refusing,
    contractorWindowOpen: refusing,
    offDutyMissing: refusing,
    offDutyEscalated: refusing,
    broadcastDue: refusing,
    broadcastForgotten: refusing,
    travelReminder: refusing,
    travelReturn: refusing,
    mediaOverdue: refusing,
    shiftReminder: refusing,
    tellingUnanswered: async (_, { dueAt }) => {
      late.push(Date.now() - dueAt.getTime())
    },
  }
  const bySystem = systemPerformer(database, systemClock, keys)
  const failed = (error: unknown) => console.error(error)
  const alarms = alarmRunner({ database, clock: systemClock, bySystem, handlers, failed })

  // All of them within a day, so that in half an hour of downtime one in forty-eight comes due.
  const missed = Math.round(waiting / 48)
  await owner.query(insertAlarms, [agencyIds, waiting - missed, new Date(Date.now() + 600_000), '1 day'])
  await owner.query(insertAlarms, [agencyIds, missed, new Date(Date.now() - 1_800_000), '30 minutes'])
  await owner.query('analyze alarm')
  const begun = performance.now()
  let running = alarms.start(lookEveryMs)
  while (late.length < missed) await sleep(20)
  const catchUpMs = performance.now() - begun

  late.length = 0
  const exact = Math.min(500, missed)
  await owner.query(insertAlarms, [agencyIds, exact, new Date(Date.now() + 1_000), '10 seconds'])
  while (late.length < exact) await sleep(20)
  await running.stop()
  const figures = { alarm_late_p99_ms: share(late, 0.99), alarm_late_max_ms: Math.max(...late) }

  const atOnce = Math.round(waiting / 20)
  late.length = 0
  await owner.query(insertAlarms, [agencyIds, atOnce, new Date(Date.now() - 1_000), '1 second'])
  const all = performance.now()
  running = alarms.start(lookEveryMs)
  while (late.length < atOnce) await sleep(5)
  await running.stop()
  return { ...figures, alarm_catch_up_ms: catchUpMs, alarm_per_s: (1000 * atOnce) / (performance.now() - all) }
}

const insertPeople = `
  insert into person (id, agency_id, name, title, roles, login_name, password_hash)
  select gen_random_uuid(), $1, '同仁', '課員', '{staff}', 'bench.' || gen_random_uuid(), 'x'
  from generate_series(1, $2::int) returning id`

async function measureSending(owner: pg.Pool, database: Database, keys: MasterKeys, agencyId: string, count: number) {
  const arrivals = new Map<string, number>()
  const receiver = await httpsReceiver(({ body }) => {
    const { subject, recipient } = (JSON.parse(body) as { data: { subject: string; recipient: string } }).data
    arrivals.set(`${subject} ${recipient}`, performance.now())
    return 204
  })
  const { rows } = await owner.query<{ id: string }>(insertPeople, [agencyId, count])
  const everybody = rows.map(({ id }) => id)
  const bySystem = systemPerformer(database, systemClock, keys)
  await switchWebhookOn(bySystem, agencyId, receiver.port)
  const out = outbound({ ca: receiverCertificate })
  const failed = (error: unknown) => console.error(error)
  const origin = 'https://watch.example.gov.tw'
  const running = jobs({
    database,
    clock: systemClock,
    keys,
    files: filesOnDisk(os.tmpdir()),
    outbound: out,
    origin,
    failed,
  }).start()
  const tellAll = async (recipients: string[]) => {
    const subjectId = newId()
    await bySystem({ agencyId, clockOffsetSeconds: 0 }, 'alarm.fire', async (work) => {
      await tell(work, {
        subjectId,
        step: 'bench',
        event: 'incidentReported',
        link: '/reports',
        recipients,
        answerMinutes: 10,
      })
      return true
    })
    return subjectId
  }
  const sent: number[] = []
  for (let time = 0; time < 100; time += 1) {
    const begun = performance.now()
    const [person] = everybody as [string]
    const key = `${await tellAll([person])} ${person}`
    while (!arrivals.has(key)) await sleep(5)
    sent.push(arrivals.get(key)! - begun)
  }
  arrivals.clear()
  const begun = performance.now()
  await tellAll(everybody)
  while (arrivals.size < count) await sleep(20)
  const manyMs = performance.now() - begun
  await running.stop()
  await receiver.close()
  return { send_p99_ms: share(sent, 0.99), send_median_ms: share(sent, 0.5), send_many_ms: manyMs }
}
