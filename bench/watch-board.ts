import fs from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { newId } from '#server/platform/id.ts'
import { startPostgres } from '#server/platform/postgres.ts'
import { makeAgency } from '#test/make.ts'
import { type Screen, screen } from '#test/wall.ts'
import { run } from './process.ts'

/** At the usual scale 200 boards. */
const boardsPerScale = 6.25
/** One change each second, as in an hour when much happens. */
const betweenMs = 1_000

/** Seconds of a processor that the process has taken; null where the system does not tell. */
function cpuSeconds(pid: number): number | null {
  if (process.platform !== 'linux') return null
  const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
  return (Number(user) + Number(system)) / 100
}

const share = (values: number[], of: number): number =>
  values.toSorted((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * of))]!

/** How long after somebody begins to say something every board has it, and what that costs the server. */
export async function measureWatchBoards(dataDir: string, scale: number): Promise<Record<string, number | null>> {
  await using server = await run('src/cli/main.ts', ['serve'], { DATA_DIR: dataDir, SAMPLE: 'no' })
  const { connection } = await startPostgres(dataDir)
  const owner = new pg.Pool({ ...connection, max: 2 })
  const screens: Screen[] = []
  try {
    const { loginNames, password } = await makeAgency(owner, 'bench-board')
    const address = `http://127.0.0.1:${server.port}`
    const post = (url: string, body: object, cookie = '') =>
      fetch(`${address}/api${url}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-shousui': '1', 'idempotency-key': newId(), cookie },
        body: JSON.stringify(body),
      })
    const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]!.split(';')[0]!
    const signedIn = cookieOf(await post('/session', { loginName: loginNames.ethicsOfficer, password }))
    const boards = Math.round(boardsPerScale * scale)
    for (let board = 0; board < boards; board += 1) {
      const opened = await post('/watch-boards', { place: `第 ${board} 面` }, signedIn)
      screens.push(await screen(address, cookieOf(opened)))
    }
    await Promise.all(screens.map((each) => each.wall()))

    const record = async () => {
      const at = new Date().toISOString()
      const event = {
        id: newId(),
        planId: null,
        dutyId: null,
        what: '茶水間冒煙',
        place: '二樓',
        kinds: ['fireOrAccident'],
      }
      const answer = await post(
        '/incidents',
        { ...event, flags: [], cyberSeverity: null, occurredAt: at, knownAt: at },
        signedIn,
      )
      return ((await answer.json()) as { number: string }).number
    }
    const taken: number[] = []
    const before = cpuSeconds(server.pid)
    const begun = performance.now()
    for (let change = 0; change < Math.max(3, scale); change += 1) {
      const changedAt = performance.now()
      const heard = screens.map(async (each) => {
        await each.wall()
        taken.push(performance.now() - changedAt)
      })
      await record()
      await Promise.all(heard)
      await sleep(Math.max(0, betweenMs - (performance.now() - changedAt)))
    }
    const seconds = (performance.now() - begun) / 1000
    const after = cpuSeconds(server.pid)
    return {
      boards,
      board_p95_ms: share(taken, 0.95),
      board_max_ms: Math.max(...taken),
      board_server_cpu_percent: before === null || after === null ? null : ((after - before) / seconds) * 100,
    }
  } finally {
    for (const each of screens) each.leave()
    await owner.end()
  }
}
