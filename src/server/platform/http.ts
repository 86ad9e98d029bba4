import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import { z } from 'zod'
import type { Operation } from '#domain/access.ts'
import type { PaperLook } from '#domain/document.ts'
import { Problem } from '#domain/problem.ts'
import type { Config } from './config.ts'
import { type Files, sha256Of } from './files.ts'
import { type Idempotency, type Op, type Perform, requestHashOf, type Work } from './work.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Every route says who may reach it; the server refuses to start with one that does not. */
    access?: 'public' | 'session' | 'board'
    /** The body is bytes, not JSON. */
    takesBytes?: boolean
  }
  interface FastifyRequest {
    /** What came in, before shapes filled in what may be left out. */
    sent: object
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type Address = `${Method} /${string}`

type Shapes<I extends z.ZodObject, O extends z.ZodType> = { input: I; output: O }
/** An address, an operation, two shapes. */
export type Expose = <I extends z.ZodObject, O extends z.ZodType>(
  address: Address,
  operation: Op<z.infer<I>, z.infer<O>>,
  shapes: Shapes<I, O>,
) => void

export type Upload = { name: string; bytes: Uint8Array }
/** A multipart upload: `prepare` turns file and fields into the operation's input, before and outside the transaction. */
export type ExposeUpload = <F extends z.ZodObject, I, O extends z.ZodType>(
  address: Address,
  operation: Op<I, z.infer<O>>,
  shapes: { fields: F; output: O; prepare: (file: Upload, fields: z.infer<F>) => Promise<I> },
) => void

/** What is large comes as a stream. */
export type Download = { bytes: Uint8Array | Readable; mediaType: string; name: string; inline: boolean }
/**
 * Bytes out: the operation reads what is needed, `render` makes the bytes after the transaction. `origin` says where this
 * installation is reached, for what leads back to it. Where the reading itself is recorded the operation is a write; what
 * it found is kept under no key.
 */
export type ExposeDownload = <I extends z.ZodObject, O>(
  address: Address,
  operation: Op<z.infer<I>, O>,
  shapes: { input: I; render: (result: O, origin: () => string) => Promise<Download> },
) => void

/** Performs as whoever asks. */
export type PerformAs = <I, O>(operation: Op<I, O>, input: I) => Promise<O>
type Steps<I, O> = (perform: PerformAs, input: I, bytes: Uint8Array) => Promise<O>
/**
 * Several operations of one request, each in a transaction of its own, for what is harmless to repeat by itself. With
 * `takesBytes` the body is bytes, and the input stands in the address.
 */
export type ExposeSteps = <I extends z.ZodObject, O extends z.ZodType>(
  address: Address,
  operation: Operation,
  shapes: { input: I; output: O; takesBytes?: true; run: Steps<z.infer<I>, z.infer<O>> },
) => void

/** How every paper of the agency looks, and where its logo lies. */
type Dressing = { lookOf: (work: Work) => Promise<PaperLook>; files: Files }

export type Exposing = {
  dressing: Dressing
  expose: Expose
  exposeUpload: ExposeUpload
  exposeDownload: ExposeDownload
  exposeSteps: ExposeSteps
}

const pathNames = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!)

const IdempotencyKey = z.uuid()

/** Asked of every unsafe request (REL-03). */
function keyOf({ headers }: FastifyRequest): string {
  const key = IdempotencyKey.safeParse(headers['idempotency-key'])
  if (!key.success) throw new Problem('idempotency.key_missing')
  return key.data
}

/** The key of a write, and what it stands for. */
function onceOf(request: FastifyRequest, operation: Op<never, unknown>, input: unknown): Idempotency | undefined {
  if (operation.access === 'read') return undefined
  return { key: keyOf(request), requestHash: requestHashOf(operation.name, input) }
}

const nothing = z.strictObject({})

/** The input's shape, cut into what stands in the path and what in the query or body. */
function partsOf(method: string, path: string, input: z.ZodObject, takesBytes = false) {
  const names = pathNames(path).filter((name) => name in input.shape)
  const mask = Object.fromEntries(names.map((name) => [name, true as const])) as Record<string, never>
  const rest = z.strictObject(input.omit(mask).shape)
  return {
    ...(names.length > 0 && { params: z.strictObject(input.pick(mask).shape) }),
    // What comes in beside the body would otherwise reach the operation unchecked.
    ...(method === 'GET' || takesBytes ? { querystring: rest } : { body: rest, querystring: nothing }),
  }
}

const inputOf = ({ query, body, params }: FastifyRequest): never =>
  ({ ...(query as object), ...(body as object), ...(params as object) }) as never

type Answering = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

type Public = Pick<Config, 'secure'> & Partial<Pick<Config, 'publicOrigin'>>

/** A name or address, and a port: nothing else that a header could smuggle into an address. */
const isHost = (host: string): boolean => /^(?:[a-z\d.-]+|\[[\da-f:]+\])(?::\d{1,5})?$/i.test(host)

/** The one that the office set, else the one that was asked; a proxy's word counts only where it is trusted. */
function originOf({ host }: FastifyRequest, { publicOrigin, secure }: Public): string {
  if (publicOrigin) return publicOrigin
  const asked = isHost(host) && URL.parse(`${secure ? 'https' : 'http'}://${host}`)
  if (!asked) throw new Problem('invalid_input', { places: ['host'] })
  return asked.origin
}

export function exposing(app: FastifyInstance, perform: Perform, config: Public, dressing: Dressing): Exposing {
  const route = (
    address: Address,
    operationId: string,
    shapes: (method: string, path: string) => object,
    handler: Answering,
    takesBytes = false,
  ) => {
    const [method, path] = address.split(' ') as [Method, string]
    const schema = { operationId, ...shapes(method, path) } as FastifySchema
    const preValidation = async (request: FastifyRequest) => {
      request.sent = inputOf(request)
    }
    app.route({ method, url: `/api${path}`, config: { access: 'session', takesBytes }, schema, preValidation, handler })
  }
  // The key stands for what was sent, so that a repeat is known again by a later version with other shapes.
  const run = <I, O>(
    request: FastifyRequest,
    operation: Op<I, O>,
    input: I,
    sent: unknown = request.sent,
  ): Promise<O> => perform(request.actor!, operation, input, onceOf(request, operation as never, sent))

  return {
    dressing,

    expose: (address, operation, { input, output }) =>
      route(
        address,
        operation.name,
        (method, path) => ({ ...partsOf(method, path, input), response: { 200: output } }),
        (request) => run(request, operation, inputOf(request)),
      ),

    exposeUpload: (address, operation, { fields, output, prepare }) =>
      route(
        address,
        operation.name,
        () => ({ consumes: ['multipart/form-data'], querystring: nothing, response: { 200: output } }),
        async (request) => {
          const { file, values } = await receive(request)
          const input = await prepare(file, z.strictObject(fields.shape).parse(values) as never)
          // What was sent, not what was made of it, decides whether it is the same request.
          return run(request, operation, input, { ...values, name: file.name, sha256: sha256Of(file.bytes) })
        },
      ),

    exposeSteps: (address, operation, { input, output, takesBytes = false, run: steps }) =>
      route(
        address,
        operation,
        (method, path) => ({
          ...partsOf(method, path, input, takesBytes),
          ...(takesBytes && { consumes: ['application/octet-stream'] }),
          response: { 200: output },
        }),
        (request) => {
          keyOf(request)
          const asking: PerformAs = (step, values) => perform(request.actor!, step, values)
          const { query, body, params } = request
          const values = { ...(takesBytes ? {} : (body as object)), ...(query as object), ...(params as object) }
          return steps(asking, values as never, takesBytes ? (body as Buffer) : new Uint8Array())
        },
        takesBytes,
      ),

    exposeDownload: (address, operation, { input, render }) =>
      route(
        address,
        operation.name,
        (method, path) => partsOf(method, path, input),
        async (request, reply) => {
          if (operation.access === 'write') keyOf(request)
          const result = await perform(request.actor!, operation, inputOf(request) as never)
          const { bytes, mediaType, name, inline } = await render(result, () => originOf(request, config))
          return reply
            .type(mediaType)
            .header('content-disposition', disposition(name, inline))
            .header('content-security-policy', "sandbox; default-src 'none'")
            .header('cache-control', 'private, no-store')
            .send(bytes)
        },
      ),
  }
}

const disposition = (name: string, inline: boolean): string =>
  `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`

/** What a person sees as the name: no control or direction characters, no folders. */
export const displayName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[\p{C}\u2028\u2029]/gu, '')
    .replace(/^.*[/\\]/, '')
    .slice(-120) || 'file'

/** Reads the whole upload before anything else happens: a client cut off in the middle holds no connection. */
async function receive(request: FastifyRequest): Promise<{ file: Upload; values: Record<string, string> }> {
  if (!request.isMultipart()) throw new Problem('unsupported_media_type')
  const values: Record<string, string> = {}
  let file: Upload | undefined
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') values[part.fieldname] = String(part.value)
      else file = { name: displayName(part.filename), bytes: await part.toBuffer() }
    }
  } catch (error) {
    // Limits come with a code of their own; what has none is a body that is no multipart, or was cut off.
    throw (error as { code?: string }).code ? error : new Problem('invalid_input')
  }
  if (!file) throw new Problem('invalid_input', { places: ['file'] })
  return { file, values }
}
