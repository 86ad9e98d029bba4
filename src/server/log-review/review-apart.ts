import { execFile, fork } from 'node:child_process'
import fs from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import type { LogMapping } from '#domain/log-review/log-field.ts'
import type { LogRule } from '#domain/log-review/log-rule.ts'
import { Problem, type ProblemCode } from '#domain/problem.ts'
import type { KeptLog } from './kept-log.ts'
import type { Staged } from './log-records.ts'
import type { Found } from './log-rule.store.ts'
import type { Known, TableFacts } from './log-table.store.ts'
import type { Encodings } from './log-text.ts'
import type { UnpackingLimits } from './log-unpacking.ts'

export type ReviewTask = {
  log: { folder: string; place: string; key: string }
  pipe: string
  mapping: LogMapping
  rules: LogRule[]
  known: Known
  sample: { seed: string; count: number } | null
  today: string
  memoryMb: number
  limits: UnpackingLimits
}

/** `isRefused`: it could not be asked at all. */
export type RuleOutcome = { key: string; found: Found[]; tooMany: boolean; isRefused: boolean }

export type ReviewResult = {
  sha256: string
  encodings: Encodings
  staged: Staged
  facts: TableFacts
  outcomes: RuleOutcome[]
  sample: { n: number; who: string | null }[]
  /** Records that are no lines of the table: other columns than the header, or no JSON. */
  missing: number[]
  /** What stands in the lines that are shown. */
  texts: [number, string][]
}

export type ReviewAnswer =
  | { progress: number }
  | { ruled: number }
  | { result: ReviewResult }
  | { refusal: { code: ProblemCode; details: Record<string, unknown> } }
  | { failure: string }

const script = new URL('./log-review.child.ts', import.meta.url)

export type ReviewOrder = Omit<ReviewTask, 'log' | 'pipe'> & {
  log: KeptLog
  longestMs: number
  /** Told of every step, so that it can be seen how far it is. */
  seen?: (step: { progress: number } | { ruled: number }) => void
  /** For who measures: the process in which it happens. */
  began?: (processId: number) => void
}

/** In a process of its own, which may run out of memory or time without harm; it is given the key and keeps nothing. */
export async function reviewApart({ log, longestMs, seen, began, ...rest }: ReviewOrder): Promise<ReviewResult> {
  if (process.platform === 'win32') throw new Problem('logReview.no_pipe')
  const pipe = path.join(log.folder, `${log.place}.pipe`)
  await fs.rm(pipe, { force: true })
  await promisify(execFile)('mkfifo', ['-m', '600', pipe])
  const child = fork(script, {
    serialization: 'advanced',
    execArgv: ['--max-old-space-size=256'],
    env: {},
    stdio: 'ignore',
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), longestMs)
  try {
    return await new Promise<ReviewResult>((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', () => reject(new Problem('logReview.stopped')))
      child.on('message', (answer: ReviewAnswer) => {
        if ('result' in answer) resolve(answer.result)
        else if ('refusal' in answer) reject(new Problem(answer.refusal.code, answer.refusal.details))
        else if ('failure' in answer) reject(new Error(answer.failure))
        else seen?.(answer)
      })
      const { folder, place, key } = log
      const task: ReviewTask = { ...rest, pipe, log: { folder, place, key: key.toString('base64') } }
      child.send(task)
      if (child.pid) began?.(child.pid)
    })
  } finally {
    clearTimeout(timer)
    child.kill('SIGKILL')
    await fs.rm(pipe, { force: true })
  }
}
