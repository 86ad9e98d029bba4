import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { ownerOf } from '#test/sample-data.ts'
import { checkMasterKey, masterKeysIn, newMasterKey, readKeyFile, writeKeyFile } from './master-key.ts'

const it = await testApp()
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'shousui-key-test-'))
afterAll(() => fs.rmSync(folder, { recursive: true }))
const start = (file: string) => checkMasterKey(ownerOf(it), file)
const copied = (): string => {
  const file = path.join(folder, `${randomBytes(4).toString('hex')}.key`)
  fs.copyFileSync(it.keyFile, file)
  fs.chmodSync(file, 0o400)
  return file
}

describe('the master key', () => {
  test('is made at the first start, for its owner alone, and is not in the database', async () => {
    const [key] = readKeyFile(it.keyFile)
    expect(fs.statSync(it.keyFile).mode & 0o777).toBe(0o400)
    const { rows } = await it.owner.query('select check_value from master_key')
    expect(rows).toEqual([{ check_value: key!.check }])
    expect(key!.check.equals(key!.key)).toBe(false)
  })

  test('that is missing keeps the application from starting, and none is made in its place', async () => {
    const file = path.join(folder, 'gone.key')
    await expect(start(file)).rejects.toThrow(/找不到主金鑰檔.*is missing/)
    expect(fs.existsSync(file)).toBe(false)
  })

  test('that is another database’s is refused', async () => {
    const file = path.join(folder, 'other.key')
    writeKeyFile(file, [newMasterKey()])
    await expect(start(file)).rejects.toThrow(/不是這個資料庫的金鑰.*not this database's/)
  })

  test('that others may read is refused until they may not', async () => {
    const file = copied()
    for (const mode of [0o404, 0o440, 0o644, 0o600 | 0o020]) {
      fs.chmodSync(file, mode)
      await expect(start(file)).rejects.toThrow(/chmod 0400/)
    }
    fs.chmodSync(file, 0o400)
    expect((await start(file)).current().check).toEqual(it.keys.current().check)
  })

  test.each(['', 'no key\n', `${randomBytes(31).toString('base64')}\n`])('that is none is refused: %j', (content) => {
    const file = path.join(folder, 'none.key')
    fs.rmSync(file, { force: true })
    fs.writeFileSync(file, content, { mode: 0o400 })
    expect(() => readKeyFile(file)).toThrow(/does not hold a key/)
  })

  test('that was renewed beside a running process is found by it', () => {
    const file = copied()
    const running = masterKeysIn(file)
    const [old] = readKeyFile(file)
    const renewed = newMasterKey()
    expect(running.find(renewed.check)).toBeUndefined()
    writeKeyFile(file, [renewed, old!])
    expect(running.find(renewed.check)?.key).toEqual(renewed.key)
    expect(running.current().check).toEqual(renewed.check)
  })
})
