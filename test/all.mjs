// Everything in full, as before a release: `npm test` without a short run, and each suite that is a command of its own.
import { spawnSync } from 'node:child_process'

const commands = ['test', 'test:faults', 'test:telling', 'test:histories', 'test:fuzz', 'test:paper', 'bench']
const env = { ...process.env, EXTENT: 'full' }
const failed = commands.filter((name) => {
  console.log(`\n— npm run ${name}`)
  return spawnSync('npm', ['run', name], { stdio: 'inherit', env, shell: process.platform === 'win32' }).status !== 0
})
console.log(failed.length === 0 ? '\nall passed in full' : `\nfailed: ${failed.join(', ')}`)
process.exit(failed.length === 0 ? 0 : 1)
