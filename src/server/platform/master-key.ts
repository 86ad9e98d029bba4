import { createHmac, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { keyBytes } from './envelope.ts'

/** The key that wraps the keys of the agencies. `check` names it without telling it. */
export type MasterKey = { key: Buffer; check: Buffer }

export type MasterKeys = {
  /** What new keys are wrapped by. */
  current(): MasterKey
  find(check: Buffer): MasterKey | undefined
}

/** Why the application does not start. */
export class KeyRefused extends Error {}

export const masterKeyOf = (key: Buffer): MasterKey => ({
  key,
  check: createHmac('sha256', key).update('shousui master key').digest(),
})

const parse = (text: string, file: string): MasterKey[] => {
  const keys = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Buffer.from(line, 'base64'))
  if (keys.length === 0 || keys.some((key) => key.length !== keyBytes))
    throw new KeyRefused(`主金鑰檔 ${file} 的內容不是金鑰。The key file ${file} does not hold a key.`)
  return keys.map(masterKeyOf)
}

/** The keys of a file, the current one first; an older one stays below it while everything is moved to the new one. */
export function readKeyFile(file: string): MasterKey[] {
  if (!fs.existsSync(file))
    throw new KeyRefused(
      `找不到主金鑰檔 ${file}。請放回備份的金鑰檔再啟動；沒有它，密件無法開啟。The key file ${file} is missing. Put it back from its own backup; without it sealed matters cannot be opened.`,
    )
  if (process.platform !== 'win32' && (fs.statSync(file).mode & 0o077) !== 0)
    throw new KeyRefused(
      `主金鑰檔 ${file} 其他帳號也能讀取，請執行 chmod 0400。Others may read the key file ${file}; run chmod 0400 on it.`,
    )
  return parse(fs.readFileSync(file, 'utf8'), file)
}

/** Written beside and renamed, so that there is always one whole file. */
export function writeKeyFile(file: string, keys: readonly MasterKey[]): void {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}.part`
  const lines = keys.map(({ key }) => `${key.toString('base64')}\n`)
  fs.writeFileSync(draft, lines.join(''), { mode: 0o400, flush: true })
  fs.renameSync(draft, file)
}

export const newMasterKey = (): MasterKey => masterKeyOf(randomBytes(keyBytes))

/** Keys that were renewed while this process runs are found by reading the file again. */
export function masterKeysIn(file: string): MasterKeys {
  let known = readKeyFile(file)
  const find = (check: Buffer) => known.find((one) => one.check.equals(check))
  const reread = () => {
    known = readKeyFile(file)
  }
  return {
    current: () => {
      reread()
      return known[0]!
    },
    find: (check) => {
      if (!find(check)) reread()
      return find(check)
    },
  }
}

/**
 * Before anything is served: the key is there, it is this database's, and nobody else can read it. A database that has
 * none yet gets the one of the file, which is made at the first start.
 */
export async function checkMasterKey(owner: pg.ClientConfig, file: string): Promise<MasterKeys> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const { rows } = await client.query<{ check: Buffer }>('select check_value as check from master_key')
    if (rows.length === 0 && !fs.existsSync(file)) writeKeyFile(file, [newMasterKey()])
    const keys = readKeyFile(file)
    if (rows.some(({ check }) => !keys.some((key) => key.check.equals(check))))
      throw new KeyRefused(
        `主金鑰檔 ${file} 不是這個資料庫的金鑰，請放回正確的金鑰檔。The key file ${file} is not this database's; put the right one back.`,
      )
    await client.query('insert into master_key values ($1) on conflict do nothing', [keys[0]!.check])
    return masterKeysIn(file)
  } finally {
    await client.end()
  }
}
