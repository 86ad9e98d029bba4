import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { unzipSync, zipSync } from 'fflate'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Assignment } from '#domain/assignment/assignment.ts'
import { testApp } from '#test/app.ts'
import { reasonsAreGiven } from '#test/outcome.ts'
import { issuedPlan } from '#test/plans.ts'
import { verifyPackage } from './package-verify.ts'

const { as, home, other, owner, clock } = await testApp('2026-02-12T01:00:00Z')
const { plan } = await issuedPlan(await as('ethicsOfficer'), await as('agencyHead'), home)
const address = `/plans/${plan.id}/outcome-package.zip`
const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'shousui-package-'))
const place = path.join(folder, 'package.zip')
afterAll(() => fs.rm(folder, { recursive: true }))

const picture = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#a33' } })
  .jpeg()
  .toBuffer()
const file = (await (await as('staff')).upload('/files', 'a.jpg', picture)).body
const evidencePath = `evidence/${file.id}.jpg`
let officer = await as('ethicsOfficer')
const assignments: Assignment[] = (await officer.get(`/assignments?planId=${plan.id}`)).body
await (await as('staff')).post(
  `/assignments/${assignments.find(({ action }) => action === 'broadcast')!.id}/complete`,
  {
    ...{ evidenceId: randomUUID(), doneAt: '2026-02-12T00:30:00.000Z', doneBy: '莊主任', note: '=1+1' },
    fileIds: [file.id],
  },
)

test('there is a package only of a closed report', async () => {
  expect((await officer.post(address)).body.code).toBe('outcomeReport.not_closed')
})

describe('the package of a closed report', () => {
  let bytes: Buffer
  /** In the middle of the photograph. */
  let inPicture: number

  beforeAll(async () => {
    clock.set('2026-02-25T06:00:00Z')
    officer = await as('secondEthicsOfficer')
    await reasonsAreGiven(officer, plan.id)
    await officer.post(`/plans/${plan.id}/outcome-report/close`)
    await officer.post(`/plans/${plan.id}/outcome-report/supplements`, { reason: '誤植', text: '更正。' })
    bytes = (await officer.post(address)).body
    await fs.writeFile(place, bytes)
    inPicture = bytes.indexOf(unzipSync(bytes)[evidencePath]!) + 100
  })

  const faultsOf = async (changed: Uint8Array) => {
    const source = path.join(folder, `${randomUUID()}.zip`)
    await fs.writeFile(source, changed)
    return (await verifyPackage(source)).faults
  }

  test('holds report, statistics, records and evidence, and proves itself', async () => {
    const entries = unzipSync(bytes)
    for (const name of ['report/report.odt', 'report/report.pdf', 'report/statistics.ods', evidencePath])
      expect(Object.keys(entries)).toContain(name)
    const records = new TextDecoder().decode(entries['records/assignments.csv'])
    expect(records).toContain(evidencePath)
    expect(records).toContain("'=1+1")
    const { manifest, faults } = await verifyPackage(place)
    expect(faults).toEqual([])
    expect(manifest!.reportHash).toBe((await officer.get(`/plans/${plan.id}/outcome-report`)).body.hash)
  })

  test('is checked by the command line with neither server nor database', async () => {
    const run = promisify(execFile)
    const main = path.join(import.meta.dirname, '../../cli/main.ts')
    const good = await run(process.execPath, [main, 'verify', place])
    expect(good.stdout).toContain('查驗無誤')
    const spoiled = path.join(folder, 'spoiled.zip')
    await fs.writeFile(spoiled, flipped(bytes, inPicture))
    const bad = await run(process.execPath, [main, 'verify', spoiled]).catch((error) => error)
    expect([bad.code, bad.stderr]).toEqual([1, expect.stringContaining(evidencePath)])
  })

  test('names the file of every byte that is changed, wherever it lies', async () => {
    for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 150)) {
      const faults = await faultsOf(flipped(bytes, at))
      expect(faults.length, `byte ${at}`).toBeGreaterThan(0)
    }
    const faults = await faultsOf(flipped(bytes, inPicture))
    expect(faults).toEqual([{ path: evidencePath, fault: 'changed' }])
  })

  test('names what is missing and what was put in', async () => {
    const { [evidencePath]: _, ...rest } = unzipSync(bytes)
    const stored = { level: 0 as const, mtime: '1980-01-01T12:00:00' }
    const faults = await faultsOf(zipSync({ ...rest, 'evidence/more.jpg': new Uint8Array(picture) }, stored))
    expect(faults).toContainEqual({ path: evidencePath, fault: 'missing' })
    expect(faults).toContainEqual({ path: 'evidence/more.jpg', fault: 'extra' })
  })

  test('is had by an act that is recorded: who, when and of which report', async () => {
    const had = async () =>
      (
        await owner.query(
          `select person.name from audit_entry join person on person.id = person_id
           where operation = 'outcomeReport.pack' and subject_id = $1 order by sequence`,
          [plan.id],
        )
      ).rows.map(({ name }) => name)
    const before = await had()
    expect((await (await as('chiefSecretary')).post(address)).status).toBe(200)
    expect(await had()).toEqual([...before, 'home chiefSecretary'])
  })

  test('is refused where an archive could not hold it', async () => {
    await owner.query('alter table file disable trigger all')
    await owner.query('update file set size = 2147483647 where id = $1', [file.id])
    await owner.query(
      `insert into evidence_file (agency_id, evidence_id, file_id)
       select agency_id, evidence_id, $2 from evidence_file where file_id = $1`,
      [file.id, await another()],
    )
    expect((await officer.post(address)).body.code).toBe('outcomeReport.too_large_to_pack')
  })

  async function another(): Promise<string> {
    const more = (await officer.upload('/files', 'b.jpg', picture)).body
    await owner.query('update file set size = 2147483647 where id = $1', [more.id])
    return more.id
  }

  test('is for ethics and the heads of this agency', async () => {
    expect((await (await as('unitHead')).post(address)).status).toBe(403)
    expect((await (await as('ethicsOfficer', other)).post(address)).status).toBe(404)
  })
})

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const changed = Uint8Array.from(bytes)
  changed[at] = changed[at]! ^ 1
  return changed
}
