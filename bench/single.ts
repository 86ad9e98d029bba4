import fs from 'node:fs'
import path from 'node:path'
import { readPlan } from '#domain/plan/plan.reader.ts'
import { newId } from '#server/platform/id.ts'
import { median } from './load.ts'
import { memoryMib, root, run, setLongReport } from './process.ts'

const samplePlan = fs.readFileSync(path.join(root, 'src/domain/sample/sample-plan.txt'), 'utf8')

async function timed<T>(work: () => Promise<T> | T): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

async function timedMedian(times: number, work: () => Promise<unknown>): Promise<number> {
  const took: number[] = []
  for (let time = 0; time < times; time += 1) took.push(await timed(work))
  return median(took)
}

/** A plan of 100,000 characters, read for the first time by this process, as a command line does. */
export function compileLongPlan(): Promise<number> {
  const text = samplePlan.repeat(Math.ceil(100_000 / samplePlan.length)).slice(0, 100_000)
  return timed(() => readPlan(text, { today: '2026-02-02' }))
}

type Visitor = { get(url: string): Promise<Response>; post(url: string, body: FormData): Promise<Response> }

async function okay(answer: Response): Promise<Response> {
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${await answer.text()}`)
  return answer
}

/** The sample's ethics officer, signed in as anybody would be. */
async function signIn(address: string): Promise<Visitor> {
  const { people, password } = (await (await okay(await fetch(`${address}/api/sample`))).json()) as {
    people: { loginName: string }[]
    password: string
  }
  const own = () => ({ 'x-shousui': '1', 'idempotency-key': crypto.randomUUID() })
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...own() },
    body: JSON.stringify({ loginName: people[0]!.loginName, password }),
  })
  const cookie = (await okay(answer)).headers.get('set-cookie')!.split(';')[0]!
  return {
    get: async (url) => okay(await fetch(address + url, { headers: { cookie } })),
    post: async (url, body) =>
      okay(await fetch(address + url, { method: 'POST', headers: { cookie, ...own() }, body })),
  }
}

function samplePlanUpload(): FormData {
  const form = new FormData()
  form.append('id', newId())
  form.append('file', new Blob([samplePlan]), 'plan.txt')
  return form
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** What one person waits for, one after the other: start, import, reports; and what idleness holds. */
export async function measureSingles(dataDir: string) {
  const start = () => run('src/cli/main.ts', ['serve'], { DATA_DIR: dataDir, SAMPLE: 'yes' })
  // The first start makes cluster, schema, sample and web; the second is the ordinary one.
  await (await start())[Symbol.asyncDispose]()
  const began = performance.now()
  await using server = await start()
  const address = `http://127.0.0.1:${server.port}`
  await (await okay(await fetch(address))).text()
  const startMs = performance.now() - began
  await pause(1000)
  const idleMib = memoryMib(server)
  const officer = await signIn(address)
  const [plan] = (await (await officer.get('/api/plans')).json()) as { id: string }[]
  const report = (ending: string) => async () =>
    (await officer.get(`/api/plans/${plan!.id}/outcome-report.${ending}`)).arrayBuffer()
  const long = await setLongReport()
  return {
    long_report_pdf_ms: long.pdfMs,
    long_report_odt_ms: long.odtMs,
    long_report_mib: long.mib,
    long_report_pages: long.pages,
    long_report_pdf_cpu_ms: long.pdfCpuMs,
    long_report_odt_cpu_ms: long.odtCpuMs,
    start_ms: startMs,
    idle_mib: idleMib,
    import_first_ms: await timed(() => officer.post('/api/plans/import', samplePlanUpload())),
    import_ms: await timedMedian(3, () => officer.post('/api/plans/import', samplePlanUpload())),
    report_pdf_first_ms: await timed(report('pdf')),
    report_pdf_ms: await timedMedian(5, report('pdf')),
    report_odt_first_ms: await timed(report('odt')),
    report_odt_ms: await timedMedian(5, report('odt')),
    compile_100k_ms: await compileLongPlan(),
  }
}
