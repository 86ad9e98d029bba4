import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'

export const root = path.resolve(import.meta.dirname, '..')

export type Running = AsyncDisposable & { port: number; pid: number }

/** Starts a file of the project as a process of its own and waits until it prints its address. */
export async function run(file: string, args: string[], environment: Record<string, string>): Promise<Running> {
  const child = spawn(process.execPath, [path.join(root, file), ...args], {
    cwd: root,
    env: { ...process.env, ...environment, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await portOf(child)
  return {
    port,
    pid: child.pid!,
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function portOf(child: ChildProcess): Promise<number> {
  for await (const line of createInterface(child.stdout!)) {
    const address = /http:\/\/127\.0\.0\.1:(\d+)/.exec(line)
    if (!address) continue
    child.stdout!.resume()
    return Number(address[1])
  }
  throw new Error('the server ended before it said where it listens')
}

const parentOf = (pid: string): number | undefined => {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return undefined // ended meanwhile
  }
}

function descendantsOf(pid: number): number[] {
  const processes = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const parents = new Map(processes.map((name) => [Number(name), parentOf(name)]))
  const below = (parent: number): number[] =>
    [...parents].filter(([, of]) => of === parent).flatMap(([child]) => [child, ...below(child)])
  return below(pid)
}

const kibOf = (file: string, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(fs.readFileSync(file, 'utf8'))?.[1] ?? 0)

/**
 * What the server and its database hold: the server's resident memory, and of each database process its share, for
 * they all map the same shared memory. Null where the system does not tell.
 */
export function memoryMib({ pid }: Running): number | null {
  if (process.platform !== 'linux') return null
  const kib = [pid, ...descendantsOf(pid)].map((each) =>
    fs.readFileSync(`/proc/${each}/cmdline`, 'utf8').includes('postgres')
      ? kibOf(`/proc/${each}/smaps_rollup`, 'Pss')
      : kibOf(`/proc/${each}/status`, 'VmRSS'),
  )
  return kib.reduce((sum, each) => sum + each, 0) / 1024
}

type LongReport = Record<'pages' | 'pdfMs' | 'pdfCpuMs' | 'odtMs' | 'odtCpuMs' | 'mib', number>

/** An outcome report of some 200 pages, set in a process of its own. */
export async function setLongReport(): Promise<LongReport> {
  const { stdout } = await promisify(execFile)(process.execPath, [path.join(root, 'bench/long-report.ts')])
  return JSON.parse(stdout)
}
