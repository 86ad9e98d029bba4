// Plain JavaScript on any Node ≥ 20.19: it brings the Node that everything else runs on.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '..')
const stamp = path.join(root, 'node_modules', '.shousui-installed')
const windows = process.platform === 'win32'

/** Installs what the lock file names, unless just that is installed already. */
export function install() {
  const lock = createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === lock) return
  console.error('正在安裝所需套件… Installing dependencies…')
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: windows,
  })
  if (done.status !== 0) process.exit(done.status ?? 1)
  fs.writeFileSync(stamp, lock)
}

/** The project's own Node where the platform has it in the registry, else the machine's. */
export function node() {
  const own = path.join(root, 'node_modules', '.bin', windows ? 'node.cmd' : 'node')
  if (fs.existsSync(own)) return own
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  console.error('此平台需要 Node 24 以上。This platform needs Node 24 or newer.')
  process.exit(1)
}
