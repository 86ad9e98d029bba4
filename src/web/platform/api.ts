import type { StoredFile } from '#domain/file/file.ts'
import type { ProblemCode } from '#domain/problem.ts'
import { newId } from './new-id.ts'
import { bodyOf } from './outbox/transport.ts'

/**
 * `offline`: no answer came, so nobody knows whether it was done; the same key makes asking again harmless.
 * `device_full`: there is no room on this device to keep it.
 */
export type ApiProblemCode = ProblemCode | 'offline' | 'defect' | 'device_full'

export class ApiProblem extends Error {
  readonly code: ApiProblemCode
  readonly status: number
  readonly details: Record<string, unknown>

  constructor(code: ApiProblemCode, status = 0, details: Record<string, unknown> = {}) {
    super(code)
    this.name = 'ApiProblem'
    this.code = code
    this.status = status
    this.details = details
  }
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type CallOptions = {
  input?: unknown
  key?: string
  background?: boolean
  /** Only while this person is signed in; of anybody else's session nothing is taken. */
  person?: string
  signal?: AbortSignal
}

export const api = {
  /** When the server last counted this person as active. */
  activeAt: Date.now(),
  onSignedOut: () => {},
}

function problemOf(status: number, body: string): ApiProblem {
  try {
    const { code, details } = JSON.parse(body) as {
      code?: ApiProblemCode
      details?: Record<string, unknown>
    }
    if (code) return new ApiProblem(code, status, details)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  return new ApiProblem(status === 502 || status === 503 || status === 504 ? 'unavailable' : 'defect', status)
}

function refuse(problem: ApiProblem, address: string): never {
  if (problem.code === 'not_signed_in' && !address.startsWith('/session')) api.onSignedOut()
  throw problem
}

const unsafeHeaders = (key: string) => ({
  'X-Shousui': '1',
  'Idempotency-Key': key,
})

function headersOf(method: Method, { key = newId(), background, person }: CallOptions): Record<string, string> {
  const common = { ...(background && { 'X-Background': '1' }), ...(person && { 'X-Person': person }) }
  return method === 'GET' ? common : { ...common, 'Content-Type': 'application/json', ...unsafeHeaders(key) }
}

async function send(method: Method, address: string, options: CallOptions): Promise<Response> {
  try {
    return await fetch(`/api${address}`, {
      method,
      headers: headersOf(method, options),
      ...(method === 'GET' ? {} : { body: bodyOf(address, options.input) }),
      ...(options.signal ? { signal: options.signal } : {}),
    })
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw new ApiProblem('offline')
  }
}

async function answerOf(method: Method, address: string, options: CallOptions): Promise<Response> {
  const response = await send(method, address, options)
  if (!response.ok) refuse(problemOf(response.status, await response.text()), address)
  if (!options.background) api.activeAt = Date.now()
  return response
}

export async function call<Answer>(method: Method, address: string, options: CallOptions = {}): Promise<Answer> {
  return (await (await answerOf(method, address, options)).json()) as Answer
}

/** One piece of a large file. */
export async function sendPiece<Answer>(address: string, piece: Blob): Promise<Answer> {
  const headers = { ...unsafeHeaders(newId()), 'Content-Type': 'application/octet-stream' }
  const response = await fetch(`/api${address}`, { method: 'PUT', headers, body: piece }).catch(() => {
    throw new ApiProblem('offline')
  })
  if (!response.ok) refuse(problemOf(response.status, await response.text()), address)
  api.activeAt = Date.now()
  return (await response.json()) as Answer
}

/** A file that no link leads to, since having it is an act. */
export const callForFile = async (address: string): Promise<Blob> =>
  (await answerOf('POST', address, { input: {} })).blob()

export type Upload = {
  field?: Record<string, string>
  key?: string
  onProgress?: (share: number) => void
}

/** Only XMLHttpRequest tells how much has been sent. */
export function upload<Answer = StoredFile>(address: string, file: File, options: Upload = {}): Promise<Answer> {
  const body = new FormData()
  for (const [name, value] of Object.entries(options.field ?? {})) body.append(name, value)
  body.append('file', file)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api${address}`)
    for (const [name, value] of Object.entries(unsafeHeaders(options.key ?? newId())))
      request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => options.onProgress?.(total ? loaded / total : 0)
    request.onerror = () => reject(new ApiProblem('offline'))
    request.onload = () => {
      if (request.status < 300) {
        api.activeAt = Date.now()
        return resolve(JSON.parse(request.responseText) as Answer)
      }
      const problem = problemOf(request.status, request.responseText)
      if (problem.code === 'not_signed_in') api.onSignedOut()
      return reject(problem)
    }
    request.send(body)
  })
}
