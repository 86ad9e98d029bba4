// The tests of the files that are named, in full where `npm test` has a short run.
import { spawnSync } from 'node:child_process'
import path from 'node:path'

const vitest = path.resolve(import.meta.dirname, '../node_modules/vitest/vitest.mjs')
const env = { ...process.env, EXTENT: 'full' }
process.exit(
  spawnSync(process.execPath, [vitest, 'run', ...process.argv.slice(2)], { stdio: 'inherit', env }).status ?? 1,
)
