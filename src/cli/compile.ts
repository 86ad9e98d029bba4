import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { dateInTaipei } from '#domain/calendar.ts'
import { readPlan } from '#domain/plan/plan.reader.ts'
import { Problem } from '#domain/problem.ts'
import { say } from '#server/platform/messages.ts'
import { textOfFile } from '#server/platform/plan-text.ts'
import { planForPeople } from './compile.text.ts'

export type CompileIo = { out: (text: string) => void; error: (text: string) => void; now: () => Date }

const terminal: CompileIo = {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  now: () => new Date(),
}

const usage = '用法 usage: shousui compile FILE [--json] [--as-of YYYY-MM-DD] [--agency NAME]\n'

type Wanted = { file: string; json: boolean; asOf?: string; agency?: string }

/** `shousui compile FILE`: 0 read, 1 unreadable, 2 wrong use. Needs no server and no database. */
export async function compile(args: string[], io: CompileIo = terminal): Promise<number> {
  const wanted = wantedFrom(args)
  if (!wanted) {
    io.error(usage)
    return 2
  }
  try {
    const { file, json, ...options } = wanted
    const text = await textOfFile(await readFile(file), basename(file))
    const plan = readPlan(text, { today: dateInTaipei(io.now()), ...options })
    io.out(json ? `${JSON.stringify(plan, null, 2)}\n` : planForPeople(plan))
    return 0
  } catch (error) {
    io.error(`${wanted.file}: ${reasonOf(error)}\n`)
    return 1
  }
}

function wantedFrom(args: string[]): Wanted | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' }, 'as-of': { type: 'string' }, agency: { type: 'string' } },
    })
    const [file, ...more] = positionals
    const asOf = values['as-of']
    if (!file || more.length > 0 || (asOf !== undefined && !isDate(asOf)) || values.agency === '') return null
    return {
      file,
      json: values.json === true,
      ...(asOf ? { asOf } : {}),
      ...(values.agency ? { agency: values.agency } : {}),
    }
  } catch {
    return null
  }
}

const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)

const systemReasons: Record<string, string> = {
  ENOENT: '找不到檔案。',
  EISDIR: '這是資料夾，不是檔案。',
  EACCES: '沒有讀取權限。',
  ERR_FS_FILE_TOO_LARGE: '檔案太大。',
}

/** One line, whatever went wrong. */
function reasonOf(error: unknown): string {
  if (error instanceof Problem) return say(`problem.${error.code}`)
  const code = (error as NodeJS.ErrnoException).code ?? ''
  return systemReasons[code] ?? `無法讀取（${error instanceof Error ? error.message.split('\n')[0] : String(error)}）。`
}
