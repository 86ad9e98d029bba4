import { Problem } from '#domain/problem.ts'
import type { Filling } from '#domain/superior-form/superior-form.rules.ts'
import type { FormMark } from '#domain/superior-form/superior-form.ts'
import { readApart } from '#server/platform/apart.ts'
import type { FormTask } from './form-file.ts'

const script = new URL('./superior-form.worker.ts', import.meta.url)
const archive = [0x50, 0x4b, 0x03, 0x04]

async function ask<T extends object>(task: FormTask): Promise<T> {
  const answer = await readApart<T>(script, task)
  if ('code' in answer) throw new Problem(answer.code, answer.details)
  return answer
}

/** What the ending promises and the first bytes confirm, read in a thread that may fail without harm to anybody else. */
export async function readForm(bytes: Uint8Array, name: string): Promise<FormMark[]> {
  if (!/\.odt$/i.test(name) || archive.some((byte, index) => bytes[index] !== byte))
    throw new Problem('superiorForm.unsupported')
  return (await ask<{ marks: FormMark[] }>({ ask: 'marks', bytes })).marks
}

type Wanted = { filling: Filling; notice: string | undefined }
export const fillForm = (
  bytes: Uint8Array,
  { filling, notice }: Wanted,
): Promise<{ bytes: Uint8Array; text: string }> => ask({ ask: 'filled', bytes, filling, ...(notice && { notice }) })
