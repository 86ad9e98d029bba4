import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { formOfModel } from '#domain/checklist/catalogue.rules.ts'
import { modelChecklists } from '#domain/checklist/model-checklists.ts'
import { dateInTaipei } from '#domain/date.ts'
import type { Role } from '#domain/person/person.ts'
import { sample } from '#domain/sample/sample-agency.ts'
import { type Founded, foundAgency } from '#server/agency/founding.store.ts'
import type { Clock } from '#server/platform/clock.ts'
import type { Database } from '#server/platform/database.ts'
import type { MasterKeys } from '#server/platform/master-key.ts'
import { hashPassword } from '#server/session/session.http.ts'
import { type Cast, playSample } from './sample-story.ts'

export type SampleSignIn = {
  people: { loginName: string; name: string; title: string; unitName: string | null }[]
  password: string
}

/** The exercise stands on the last workday before the holiday, when most is due. */
const exerciseNow = Date.parse('2026-02-13T09:30:00+08:00')
const township = sample.agencies.at(-1)!

type Seeding = { owner: pg.ClientConfig; database: Database; keys: MasterKeys; dataDir: string; clock: Clock }

/** Any number, as long as every process of the product takes the same. */
const seedLock = 4_116_003

/** Makes the sample agency once, with a password of its own for this installation, and plays its first days. */
export async function seedSample({
  owner,
  database,
  keys,
  dataDir,
  clock,
}: Seeding): Promise<SampleSignIn | undefined> {
  const secret = path.join(dataDir, 'sample-password')
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [seedLock])
    if (!(await exists(client))) {
      const password = readablePassword()
      fs.mkdirSync(dataDir, { recursive: true })
      fs.writeFileSync(secret, password, { mode: 0o600 })
      await found(client, { database, keys, clock }, password)
    }
  } finally {
    await client.end()
  }
  // Another machine that serves the same database knows the sample, but not its password.
  return fs.existsSync(secret) ? signInOf(fs.readFileSync(secret, 'utf8')) : undefined
}

/** Sixty bits in groups that are easy to read out: no letters that look alike. */
function readablePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz234567890'
  const chosen = [...randomBytes(12)].map((byte) => letters[byte % letters.length]).join('')
  return chosen.replace(/(.{4})(.{4})(.{4})/, '$1-$2-$3')
}

const exists = async (client: pg.Client): Promise<boolean> =>
  ((await client.query('select from agency where exercise and name = $1', [township.name])).rowCount ?? 0) > 0

type Parts = Pick<Seeding, 'database' | 'keys' | 'clock'>

async function found(client: pg.Client, { database, keys, clock }: Parts, password: string): Promise<void> {
  const now = clock.now()
  const clockOffsetSeconds = Math.round((exerciseNow - now.getTime()) / 1000)
  const hash = await hashPassword(password)
  for (const description of sample.agencies) {
    const founded = await foundAgency(client, {
      description,
      exercise: true,
      clockOffsetSeconds,
      passwordHashes: new Map(description.people.map((person) => [person.loginName, hash])),
      checklists: description === township ? modelChecklists.map(formOfModel) : [],
      at: now,
    })
    // As if it had begun on the day on which the exercise stands.
    await client.query('update agency set standing_duties_since = $1 where id = $2', [
      dateInTaipei(new Date(exerciseNow)),
      founded.agencyId,
    ])
    if (description === township)
      await playSample({ database, keys }, castOf(founded, clockOffsetSeconds), now, clockOffsetSeconds)
  }
}

/** Who acts in the story, by login name. */
function castOf({ agencyId, unitIds, personIds, checklistVersionIds }: Founded, clockOffsetSeconds: number): Cast {
  const actors = township.people.map((person) => ({
    personId: personIds.get(person.loginName)!,
    agencyId,
    unitId: person.unit ? unitIds.get(person.unit)! : null,
    name: person.name,
    title: person.title,
    roles: person.roles,
    clockOffsetSeconds,
    confirmedAt: null,
  }))
  const phrases = sample.ownerPhrases.map(({ phrase, units }) => ({
    phrase,
    unitIds: units.map((name) => unitIds.get(name)!),
  }))
  return { actors, phrases, unitIds, checklistVersionIds }
}

/** One person of each kind, so that a visitor can try every part. */
const shown: Role[] = [
  'ethicsOfficer',
  'agencyHead',
  'unitHead',
  'staff',
  'dutyOfficer',
  'ethicsDirector',
  'chiefSecretary',
  'systemAdministrator',
]

function signInOf(password: string): SampleSignIn {
  const chosen = shown.map((role) => {
    const bearers = township.people.filter((person) => person.roles.includes(role))
    return (
      bearers.find((person) => person.roles.length === 1 && person.unit === '行政室') ??
      bearers.find((person) => person.roles[0] === role) ??
      bearers[0]!
    )
  })
  const people = [...new Set(chosen)].map(({ loginName, name, title, unit }) => ({
    loginName,
    name,
    title,
    unitName: unit,
  }))
  return { people, password }
}

/** Tells the sign-in page of an exercise installation whom one can be; elsewhere there is no such address. */
export function sampleHttp(app: FastifyInstance, sample: SampleSignIn | undefined): void {
  if (!sample) return
  app.get('/api/sample', { config: { access: 'public' }, schema: { hide: true } }, async () => sample)
}
