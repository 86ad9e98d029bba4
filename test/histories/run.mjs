// All of the histories, or as many as HISTORIES says.
import { spawnSync } from 'node:child_process'
import path from 'node:path'

const vitest = path.resolve(import.meta.dirname, '../../node_modules/vitest/vitest.mjs')
const env = { HISTORIES: '10000', ...process.env }
process.exit(
  spawnSync(process.execPath, [vitest, 'run', '--project', 'histories'], { stdio: 'inherit', env }).status ?? 1,
)
