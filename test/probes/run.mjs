// All of the probes: every role, unit, relation and address.
import { spawnSync } from 'node:child_process'
import path from 'node:path'

const vitest = path.resolve(import.meta.dirname, '../../node_modules/vitest/vitest.mjs')
const args = [vitest, 'run', '--project', 'server', 'src/server/sealed-matter/sealed-probes.test.ts']
process.exit(
  spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, PROBES: 'all' } }).status ?? 1,
)
