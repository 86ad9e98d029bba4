import fs from 'node:fs'
import path from 'node:path'
import { application } from '#server/app.ts'
import { systemClock } from '#server/platform/clock.ts'
import type { Database } from '#server/platform/database.ts'
import { filesOnDisk } from '#server/platform/files.ts'
import { newMasterKey } from '#server/platform/master-key.ts'

const place = path.resolve(import.meta.dirname, '../../docs/api/openapi.json')

/** The contract as it is generated from the shapes; no database is asked for it. */
export async function openApiText(): Promise<string> {
  const database: Database = {
    transaction: () => Promise.reject(new Error('no database')),
    ask: () => Promise.reject(new Error('no database')),
    hear: () => Promise.reject(new Error('no database')),
    close: async () => undefined,
  }
  const keys = { current: () => newMasterKey(), find: () => undefined }
  const config = { secure: true, trustedProxies: undefined, logLevel: 'silent' as const }
  const app = await application({ database, files: filesOnDisk('.'), keys, clock: systemClock, config })
  await app.ready()
  const document = app.swagger() as { components: { schemas: Record<string, unknown> } }
  // In the order of names: else it would hang on which module happens to be loaded first.
  const { schemas } = document.components
  document.components.schemas = Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)))
  return `${JSON.stringify(document, null, 2)}\n`
}

export async function writeOpenApi(): Promise<number> {
  fs.mkdirSync(path.dirname(place), { recursive: true })
  fs.writeFileSync(place, await openApiText())
  return 0
}
