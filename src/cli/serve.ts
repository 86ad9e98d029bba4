import path from 'node:path'
import { connect, serve } from '#server/main.ts'
import { readConfig } from '#server/platform/config.ts'
import { migrate } from '#server/platform/migrate.ts'
import { buildWeb } from './build-web.ts'

const webFolder = path.resolve(import.meta.dirname, '../../dist/web')

/** Builds what is missing, serves, prints where and as whom, and stops in order when asked to. */
export async function serveUntilStopped(): Promise<number> {
  await buildWeb()
  const serving = await serve(readConfig(), webFolder)
  console.log(`守歲 Shousui  ${serving.address}`)
  if (serving.sample) {
    console.log(`\n示範機關（演練）登入 Sample sign-ins, password: ${serving.sample.password}`)
    for (const { loginName, name, title, unitName } of serving.sample.people)
      console.log(`  ${loginName.padEnd(16)} ${name} ${unitName ?? ''}${title}`)
  }
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  await serving.stop()
  return 0
}

export async function migrateOnly(): Promise<number> {
  const { owner, embedded } = await connect(readConfig())
  const done = await migrate(owner)
  console.log(done.length > 0 ? done.join('\n') : '資料庫已是最新。The schema is up to date.')
  if (embedded && !embedded.adopted) await embedded.stop()
  return 0
}
