import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import pg from 'pg'
import { AgencyDescription } from '#domain/agency/agency-description.ts'
import { formOfModel } from '#domain/checklist/catalogue.rules.ts'
import { modelChecklists } from '#domain/checklist/model-checklists.ts'
import { foundAgency } from '#server/agency/founding.store.ts'
import { connect } from '#server/main.ts'
import { systemClock } from '#server/platform/clock.ts'
import { readConfig } from '#server/platform/config.ts'
import { migrate } from '#server/platform/migrate.ts'
import { hashPassword } from '#server/session/session.http.ts'

/** Founds a real agency from a description and prints, once, a first password for each person. */
export async function found([file]: string[]): Promise<number> {
  if (!file) {
    console.error('用法 usage: shousui found FILE.json')
    return 2
  }
  const description = AgencyDescription.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
  const passwords = new Map(
    description.people.map(({ loginName }) => [loginName, randomBytes(12).toString('base64url')]),
  )
  const passwordHashes = new Map<string, string>()
  for (const [loginName, password] of passwords) passwordHashes.set(loginName, await hashPassword(password))
  const { owner, embedded } = await connect(readConfig())
  await migrate(owner)
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const at = systemClock.now()
    await foundAgency(client, {
      description,
      exercise: false,
      clockOffsetSeconds: 0,
      passwordHashes,
      checklists: modelChecklists.map(formOfModel),
      at,
    })
  } finally {
    await client.end()
    if (embedded && !embedded.adopted) await embedded.stop()
  }
  for (const [loginName, password] of passwords) console.log(`${loginName}\t${password}`)
  return 0
}
