import { randomUUID } from 'node:crypto'
import os from 'node:os'
import { createInterface } from 'node:readline'
import { jobs } from '#server/jobs.ts'
import { systemClock } from '#server/platform/clock.ts'
import { openDatabase } from '#server/platform/database.ts'
import { filesOnDisk } from '#server/platform/files.ts'
import { checkMasterKey } from '#server/platform/master-key.ts'
import { outbound } from '#server/platform/outbound.ts'
import { systemPerformer } from '#server/platform/system-work.ts'
import { tell } from '#server/telling/telling.operations.ts'

type Told = { agencyId: string; personIds: string[] }

/** One of two applications that tell the same people of the same things; it is there to be killed. */
const { connection, keyFile, told, careless } = JSON.parse(process.argv[2]!) as {
  connection: object
  keyFile: string
  told: Told
  careless: boolean
}
const leaseMs = 1_500
const database = openDatabase(connection, 8)
const keys = await checkMasterKey(connection, keyFile)
const bySystem = systemPerformer(database, systemClock, keys)
const out = outbound()
/** What makes the control: nothing is left to one process alone, and the id is made up at each sending. */
const carelessOut = {
  ...out,
  post: (letter: Parameters<typeof out.post>[0]) =>
    out.post({ ...letter, headers: { ...letter.headers, 'webhook-id': randomUUID() } }),
}

jobs({
  database,
  clock: systemClock,
  keys,
  files: filesOnDisk(os.tmpdir()),
  origin: 'https://watch.example.gov.tw',
  outbound: careless ? carelessOut : out,
  leaseMs: careless ? 0 : leaseMs,
  failed: (error) => console.log(JSON.stringify({ failed: String(error) })),
}).start()

const tellOf = (subjectId: string) =>
  bySystem({ agencyId: told.agencyId, clockOffsetSeconds: 0 }, 'alarm.fire', async (work) => {
    const { personIds: recipients } = told
    await tell(work, { subjectId, step: 'firstNotice', event: 'incidentReported', link: '/reports', recipients })
    return true
  })

createInterface(process.stdin).on('line', (subjectId) => {
  tellOf(subjectId).catch((error: unknown) => console.log(JSON.stringify({ failed: String(error) })))
})
console.log('ready')
