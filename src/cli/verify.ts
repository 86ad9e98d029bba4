import fs from 'node:fs'
import { type PackageFault, verifyPackage } from '#server/outcome-report/package-verify.ts'

const faultWords: Record<PackageFault['fault'], string> = {
  changed: '內容已變更 changed',
  missing: '缺少 missing',
  extra: '多出 extra',
}

/** `verify`: the whole installation. `verify FILE`: an evidence package, with neither server nor database. */
export async function verifyCommand(args: string[]): Promise<number> {
  const [source] = args
  if (source === undefined || args.length > 1) return (await import('./backup.ts')).verifyCommand(args)
  if (!fs.existsSync(source)) throw new Error(`找不到 ${source}。There is no ${source}.`)
  const { manifest, faults } = await verifyPackage(source)
  for (const { path, fault } of faults) console.error(`${path}：${faultWords[fault]}`)
  if (faults.length > 0 || !manifest) return 1
  const { title, agencyName, files, reportHash, hash } = manifest
  console.log(`查驗無誤：${agencyName}「${title}」，${files.length} 個檔案 (all good: ${files.length} files)`)
  console.log(`報告雜湊值 report  ${reportHash}\n清單雜湊值 manifest ${hash}`)
  return 0
}
