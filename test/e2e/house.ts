import { randomBytes } from 'node:crypto'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import type { Page } from 'playwright-core'
import { afterAll, expect, inject } from 'vitest'
import type { AgencyDescription } from '#domain/agency/agency-description.ts'
import { formOfModel } from '#domain/checklist/catalogue.rules.ts'
import { modelChecklists } from '#domain/checklist/model-checklists.ts'
import { foundAgency } from '#server/agency/founding.store.ts'
import { application } from '#server/app.ts'
import { jobs } from '#server/jobs.ts'
import { openDatabase } from '#server/platform/database.ts'
import { filesOnDisk } from '#server/platform/files.ts'
import { checkMasterKey } from '#server/platform/master-key.ts'
import { outbound } from '#server/platform/outbound.ts'
import { webFiles } from '#server/platform/web-files.ts'
import { sampleHttp, seedSample } from '#server/sample.ts'
import { hashPassword } from '#server/session/session.http.ts'
import { cookieOf, emptied, type Visitor, visitor } from '#test/app.ts'
import { type SampleTemplate, samplePlayedAt, sampleTemplate } from '#test/sample-template.ts'
import { type Device, openBrowser } from './browser.ts'
import { type MovableClock, movableClock } from './movable-clock.ts'
import { relayTo } from './relay.ts'

const password = 'Watch-Over-The-Year-2026'

/** A database of this file alone, the application on it, and the built web, at an address of this machine. */
async function building(clock: MovableClock, sample?: SampleTemplate) {
  const connection = inject('connection')
  const database = `journey_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client(connection)
  await admin.connect()
  await admin.query(`create database ${database} template ${sample?.template ?? inject('template')}`)
  const owner = new pg.Pool({ ...connection, database, max: 2 })
  const relay = await relayTo(connection)
  const opened = openDatabase({ ...connection, ...relay.place, database }, 8)
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'shousui-journey-'))
  if (sample) await fs.cp(sample.folder, folder, { recursive: true })
  const keys = await checkMasterKey({ ...connection, database }, path.join(folder, 'keys', 'master.key'))
  const app = await application({
    database: opened,
    files: filesOnDisk(folder),
    keys,
    clock,
    config: { secure: false, trustedProxies: undefined, logLevel: 'silent' },
  })
  afterAll(async () => {
    await app.close()
    await opened.close()
    await relay.end()
    await owner.end()
    await emptied(admin, database)
    await admin.query(`drop database ${database}`)
    await admin.end()
    await fs.rm(folder, { recursive: true })
  })
  return { app, owner, opened, keys, folder, relay, connection: { ...connection, database } }
}

async function opening(app: FastifyInstance): Promise<string> {
  await webFiles(app, inject('web'))
  return app.listen({ host: '127.0.0.1', port: 0 })
}

/** An office that works in earnest, at an instant of its own, without people yet. */
export async function house(start: string) {
  const clock = movableClock(start)
  const { app, owner } = await building(clock)
  const address = await opening(app)
  const browser = await openBrowser(address, clock)
  const found = async (description: AgencyDescription) => {
    const hash = await hashPassword(password)
    const client = await owner.connect()
    const founded = await foundAgency(client, {
      description: { ...description, parent: null },
      exercise: false,
      clockOffsetSeconds: 0,
      passwordHashes: new Map(description.people.map(({ loginName }) => [loginName, hash])),
      checklists: modelChecklists.map(formOfModel),
      at: clock.now(),
    })
    client.release()
    return founded
  }
  return {
    ...browser,
    address,
    found,
    as: (loginName: string) => signedIn(app, loginName, password),
    enter: (loginName: string, device: Device = 'desk') => browser.enter(loginName, password, device),
    /** Another day: everybody's session has ended meanwhile. */
    moveTo: async (instant: string) => {
      await browser.everybodyLeaves()
      clock.moveTo(instant)
    },
  }
}

/** The sample township in the middle of its exercise, as a first start shows it. */
export async function sampleHouse() {
  const clock = movableClock(samplePlayedAt)
  const { app, owner, opened, keys, folder, relay, connection } = await building(clock, await sampleTemplate())
  const sample = (await seedSample({ owner: connection, database: opened, keys, dataDir: folder, clock }))!
  sampleHttp(app, sample)
  const address = await opening(app)
  const browser = await openBrowser(address, clock)
  const { alarms, logReviews } = jobs({
    ...{ database: opened, clock, keys, files: filesOnDisk(folder), origin: undefined },
    outbound: outbound({ resolve: async () => [] }),
    failed: (error) => {
      throw error
    },
  })
  return {
    ...browser,
    address,
    password: sample.password,
    /** What is due by now rings. */
    ring: () => alarms.turn(),
    /** Logs that wait are looked through. */
    lookThrough: () => logReviews.turn(),
    as: (loginName: string) => signedIn(app, loginName, sample.password),
    enter: (loginName: string, device: Device = 'desk') => browser.enter(loginName, sample.password, device),
    /** Signed in already, as somebody who comes back to a page. */
    come: async (loginName: string, device: Device): Promise<Page> => {
      const [name, value] = (await signedIn(app, loginName, sample.password)).cookie!.split('=') as [string, string]
      const page = await browser.visit(device)
      await page.context().addCookies([{ name, value, url: address }])
      return page
    },
    /** What the database holds, for what no page tells. */
    ask: async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
      (await owner.query<Row>(text, values)).rows,
    /** The database is away while `run` runs, as when its machine restarts. */
    withoutDatabase: async (run: () => Promise<void>) => {
      await relay.cut()
      await run().finally(relay.mend)
    },
  }
}

/** The same person at the interface, for what a journey needs but does not tell. */
async function signedIn(app: FastifyInstance, loginName: string, secret: string): Promise<Visitor> {
  const answer = await visitor(app, undefined).post('/session', { loginName, password: secret })
  expect(answer.status).toBe(200)
  return visitor(app, cookieOf(answer))
}
