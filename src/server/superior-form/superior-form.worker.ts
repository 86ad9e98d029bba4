import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '#domain/problem.ts'
import type { Refusal } from '#server/platform/apart.ts'
import { type FormTask, filledForm, marksOf, textOfForm } from './form-file.ts'

function made(task: FormTask): object {
  if (task.ask === 'marks') return { marks: marksOf(task.bytes) }
  const bytes = filledForm(task.bytes, task.filling, task.notice)
  return { bytes, text: textOfForm(bytes) }
}

function answer(): object | Refusal {
  try {
    return made(workerData as FormTask)
  } catch (error) {
    if (error instanceof Problem) return { code: error.code, details: error.details }
    return { code: 'file.broken', details: { reason: String(error) } }
  }
}

parentPort?.postMessage(answer())
