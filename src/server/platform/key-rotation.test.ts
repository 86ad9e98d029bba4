import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { testApp } from '#test/app.ts'
import { ownerOf } from '#test/sample-data.ts'
import { rotateKeys } from './key-rotation.ts'
import { masterKeysIn, readKeyFile } from './master-key.ts'
import { type SealedColumn, sealingOf } from './sealing.ts'

const it = await testApp()
const { owner, opened, home, other, keyFile: file } = it
const column: SealedColumn<z.ZodString> = { table: 'note', column: 'text', shape: z.string() }
const agencies = [home.agencyId, other.agencyId]
const now = it.clock.now()

/** A process that has read the key file once, as the application does at its start. */
const keysOfTheApplication = masterKeysIn(file)

async function put(agencyId: string): Promise<string> {
  const id = randomUUID()
  await opened.transaction(agencyId, 'write', (tx) =>
    sealingOf(tx, agencyId, keysOfTheApplication, now).put(column, id, `內容 ${id}`),
  )
  return id
}
const find = (agencyId: string, ids: string[], keys = keysOfTheApplication) =>
  opened.transaction(agencyId, 'read', (tx) => sealingOf(tx, agencyId, keys, now).find(column, ids))

const sealed = new Map<string, string[]>(agencies.map((id) => [id, []]))
const putMany = async (count: number) => {
  for (let at = 0; at < count; at += 1) for (const agencyId of agencies) sealed.get(agencyId)!.push(await put(agencyId))
}
async function unreadable(keys = keysOfTheApplication): Promise<string[]> {
  const lost: string[] = []
  for (const [agencyId, ids] of sealed) {
    const found = await find(agencyId, ids, keys)
    lost.push(...ids.filter((id) => found.get(id) !== `內容 ${id}`))
  }
  return lost
}
const rotate = (told?: Parameters<typeof rotateKeys>[0]['told']) =>
  rotateKeys({ owner: ownerOf(it), file, at: now, ...(told && { told }) })

describe('renewing the keys', () => {
  test('gives all that lies in envelopes new keys, tells how far it is, and loses nothing', async () => {
    await putMany(60)
    const [before] = readKeyFile(file)
    const contents = await owner.query('select content from sealed_content')
    const steps: number[] = []
    expect(await rotate(({ values }) => steps.push(values))).toEqual({ agencies: 2, values: 120 })
    expect(steps).toEqual([50, 60, 110, 120])
    const [after, ...none] = readKeyFile(file)
    expect(none).toEqual([])
    expect(after!.check.equals(before!.check)).toBe(false)
    expect((await owner.query('select check_value from master_key')).rows).toEqual([{ check_value: after!.check }])
    expect((await owner.query('select distinct number from agency_key')).rows).toEqual([{ number: 2 }])
    const { rows } = await owner.query('select content from sealed_content')
    const earlier = new Set(contents.rows.map(({ content }) => content.toString('hex')))
    expect(rows.filter(({ content }) => earlier.has(content.toString('hex')))).toEqual([])
    expect(await unreadable()).toEqual([])
    expect(await unreadable(masterKeysIn(file))).toEqual([])
  })

  test('goes on where it was cut off, wherever that was', async () => {
    for (let cut = 1; cut <= 3; cut += 1) {
      let told = 0
      const interrupted = rotate(() => {
        told += 1
        if (told === cut) throw new Error('power cut')
      })
      await expect(interrupted).rejects.toThrow('power cut')
      expect(readKeyFile(file)).toHaveLength(2)
      expect(await unreadable()).toEqual([])
      await putMany(1)
      await rotate()
      expect(readKeyFile(file)).toHaveLength(1)
      expect(await unreadable(masterKeysIn(file))).toEqual([])
    }
  })

  test('does not stop the work: what is sealed and read meanwhile stays readable', async () => {
    let isRunning = true
    const working = (async () => {
      let count = 0
      while (isRunning) {
        const ids = await Promise.all(agencies.map(put)).catch((error: { constraint?: string }) => {
          // The key went between choosing and using it: the caller is told to try again.
          expect(error.constraint).toBe('unavailable')
          return []
        })
        for (const [at, id] of ids.entries()) {
          expect((await find(agencies[at]!, [id])).get(id)).toBe(`內容 ${id}`)
          sealed.get(agencies[at]!)!.push(id)
          count += 1
        }
      }
      return count
    })()
    for (let round = 0; round < 3; round += 1) await rotate().finally(() => (isRunning = round < 2))
    expect(await working).toBeGreaterThan(0)
    expect(await unreadable(masterKeysIn(file))).toEqual([])
    expect(readKeyFile(file)).toHaveLength(1)
  })

  test('would lose what was sealed meanwhile, did the database let go of keys in use', async () => {
    const [agencyId] = agencies
    await expect(owner.query('delete from agency_key where agency_id = $1', [agencyId])).rejects.toThrow('unavailable')
    await expect(owner.query('delete from master_key')).rejects.toThrow('unavailable')
    const saved = fs.readFileSync(file)
    const client = await owner.connect()
    await client.query('alter table sealed_content drop constraint "unavailable"')
    await client.query('begin')
    await client.query('delete from agency_key where agency_id = $1', [agencyId])
    await client.query('commit')
    client.release()
    expect((await unreadable()).length).toBe(sealed.get(agencyId!)!.length)
    expect(fs.readFileSync(file)).toEqual(saved)
  })
})

describe('a sealed value', () => {
  test('cannot be moved or taken out by anybody, nor changed by the application', async () => {
    await expect(owner.query('update sealed_content set record_id = gen_random_uuid()')).rejects.toThrow('stays where')
    await expect(owner.query('delete from sealed_content')).rejects.toThrow('append-only')
    await expect(
      opened.transaction(home.agencyId, 'write', (tx) =>
        tx.updateTable('sealedContent').set({ keyNumber: 1 }).execute(),
      ),
    ).rejects.toThrow('permission denied')
  })
})
