import fs from 'node:fs'
import path from 'node:path'
import { connect } from '#server/main.ts'
import { backUp, type Manifest } from '#server/platform/backup.ts'
import { systemClock } from '#server/platform/clock.ts'
import { type Config, readConfig } from '#server/platform/config.ts'
import { filesOnDisk } from '#server/platform/files.ts'
import { checkArchive, NotEmpty, restore } from '#server/platform/restore.ts'
import { verify } from '#server/platform/verify.ts'
import { clusterOf, filesFolderOf, withData } from './data.ts'

const wrongUse = (usage: string): number => {
  console.error(`用法 usage: shousui ${usage}`)
  return 2
}

const countsOf = ({ tables, files }: Manifest): string => {
  const rows = tables.reduce((total, table) => total + table.rows, 0)
  return `${tables.length} 張資料表 ${rows} 列、${files.length} 個檔案 (${tables.length} tables, ${rows} rows, ${files.length} files)`
}

/** `backup FILE`: also while the application is running. */
export async function backupCommand(args: string[]): Promise<number> {
  const [target] = args
  if (!target || args.length > 1) return wrongUse('backup FILE')
  if (fs.existsSync(target)) throw new Error(`${target} 已存在，不覆寫。${target} exists and is not written over.`)
  const manifest = await withData(readConfig(), (data) =>
    backUp({ ...data, target: path.resolve(target), at: systemClock.now() }),
  )
  console.log(`已備份 Backed up: ${countsOf(manifest)}`)
  return 0
}

/** `restore FILE`: only into an empty place, and nothing of it stays there when the archive is not good. */
export async function restoreCommand(args: string[]): Promise<number> {
  const [source] = args
  if (!source || args.length > 1) return wrongUse('restore FILE')
  if (!fs.existsSync(source)) throw new Error(`找不到 ${source}。There is no ${source}.`)
  const config = readConfig()
  refuseUnlessEmpty(config)
  // Before a database is made for it.
  await checkArchive(source)
  const { about, manifest } = await restoreInto(config, path.resolve(source))
  console.log(`已還原 Restored (${about.at}): ${countsOf(manifest)}`)
  return 0
}

const holds = (place: string): boolean => fs.existsSync(place) && fs.readdirSync(place).length > 0

function refuseUnlessEmpty(config: Config): void {
  for (const place of [clusterOf(config), filesFolderOf(config)]) if (holds(place)) throw new NotEmpty(place)
}

async function restoreInto(config: Config, source: string) {
  const before = new Set(fs.existsSync(config.dataDir) ? fs.readdirSync(config.dataDir) : [])
  const { owner, embedded } = await connect(config)
  try {
    const filesFolder = filesFolderOf(config)
    fs.mkdirSync(filesFolder, { recursive: true })
    const restored = await restore({ owner, files: filesOnDisk(filesFolder), source })
    await embedded?.stop()
    return restored
  } catch (error) {
    await embedded?.stop()
    for (const name of fs.readdirSync(config.dataDir))
      if (!before.has(name)) fs.rmSync(path.join(config.dataDir, name), { recursive: true })
    throw error
  }
}

/** `verify`: exit 1 and the first thing that is wrong. */
export async function verifyCommand(args: string[]): Promise<number> {
  if (args.length > 0) return wrongUse('verify [FILE]')
  const { agencies, entries, files, finding } = await withData(readConfig(), (data) => verify(data.owner, data.files))
  if (finding) {
    const { agencyId, sequence, fileId, zh, en } = finding
    const place = fileId ? `檔案 file ${fileId}` : `稽核 audit ${sequence}`
    console.error(`機關 agency ${agencyId}，${place}：${zh}（${en}）`)
    return 1
  }
  console.log(
    `查驗無誤：${agencies} 個機關、${entries} 筆稽核、${files} 個檔案 (all good: ${agencies} agencies, ${entries} audit entries, ${files} files)`,
  )
  return 0
}
