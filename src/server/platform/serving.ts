import { randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import swagger from '@fastify/swagger'
import fastJson from 'fast-json-stringify'
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type RouteOptions,
} from 'fastify'
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem, type ProblemKind, problems } from '#domain/problem.ts'
import { isTooOld } from '#domain/product.rules.ts'
import type { Config } from './config.ts'
import { problemOf } from './problem-of.ts'
import { productVersion } from './product.ts'
import type { Actor } from './work.ts'

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | null
    nonce: string
  }
}

const httpStatus: Record<ProblemKind, number> = {
  invalid: 422,
  anonymous: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  limited: 429,
  unavailable: 503,
}

const maxBody = 1_048_576
const maxFile = 15 * 1_048_576

type Writer = (answer: unknown) => string
const writers = new WeakMap<z.ZodType, Writer>()

/** Made when the first answer of this shape is written: all of them together would take most of a start. */
const writerOf = (shape: z.ZodType) => (answer: unknown) => {
  const made = writers.get(shape)
  if (made) return made(answer)
  const writer: Writer = fastJson(z.toJSONSchema(shape, { target: 'draft-7', io: 'output' }) as never)
  writers.set(shape, writer)
  return writer(answer)
}

/** The HTTP server without any capability: limits, headers, cross-site checks, problems, the contract document. */
export async function serving(
  config: Pick<Config, 'secure' | 'trustedProxies' | 'logLevel'>,
  findActor: FindActor,
): Promise<FastifyInstance> {
  const app = Fastify({
    logger: { level: config.logLevel, redact: ['req.headers.cookie', 'req.headers.authorization'] },
    bodyLimit: maxBody,
    trustProxy: config.trustedProxies ?? false,
    routerOptions: { ignoreDuplicateSlashes: false, caseSensitive: true, maxParamLength: 128 },
    return503OnClosing: true,
    requestTimeout: 30_000,
    // An address that cannot be read never reaches a route or its hooks.
    frameworkErrors: (_error, request, reply) => {
      headers(request, reply, config.secure)
      answerProblem(new Problem('not_found') as never, request, reply)
    },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(({ schema }) => writerOf(schema as unknown as z.ZodType))
  await app.register(cookie)
  await app.register(multipart, { limits: { fileSize: maxFile, files: 1, fields: 8, fieldSize: 2_000 } })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Shousui 守歲', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  acceptOnlyJson(app)
  app.decorateRequest('actor', null)
  app.decorateRequest('nonce', '')
  app.decorateRequest('sent', null as never)
  demandAccess(app)
  app.addHook('onRequest', async (request, reply) => {
    if (!isInterface(request)) request.nonce = randomBytes(16).toString('base64')
    headers(request, reply, config.secure)
    refuseCrossSite(request)
    if (request.routeOptions.config.access !== 'session') return
    request.actor = await findActor(request)
    if (!request.actor) throw new Problem('not_signed_in')
    refuseOtherPerson(request)
    refuseOldProduct(request)
  })
  app.setErrorHandler(answerProblem)
  app.setNotFoundHandler({}, (request, reply) => answerProblem(new Problem('not_found') as never, request, reply))
  return app
}

/** Every route says who may reach it; the server does not start with one that does not (SEC-01). */
function demandAccess(app: FastifyInstance): void {
  const routes: RouteOptions[] = []
  app.addHook('onRoute', (route) => {
    routes.push(route)
  })
  app.addHook('onReady', async () => {
    const silent = routes.find((route) => !route.config?.access)
    if (silent) throw new Error(`${silent.method} ${silent.url} does not say who may reach it`)
  })
}

export type FindActor = (request: FastifyRequest) => Promise<Actor | null>

/** Fastify takes text/plain too, and parameters after the type; here only the exact type counts (SEC-94). */
function acceptOnlyJson(app: FastifyInstance): void {
  app.removeContentTypeParser(['text/plain'])
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer' },
    async (_request: unknown, body: Buffer) => body,
  )
  app.addHook('preParsing', async (request) => {
    const type = request.headers['content-type']
    const isBytes = type === 'application/octet-stream'
    if (request.routeOptions.config.takesBytes ? !isBytes : isBytes) throw new Problem('unsupported_media_type')
    if (isBytes) return
    if (type === undefined || type === 'application/json' || type === 'application/json; charset=utf-8') return
    if (type.startsWith('multipart/form-data; boundary=')) return
    throw new Problem('unsupported_media_type')
  })
}

const isInterface = ({ url }: FastifyRequest): boolean => url.startsWith('/api/')

function headers(request: FastifyRequest, reply: FastifyReply, secure: boolean): void {
  const nonce = `'nonce-${request.nonce}'`
  const policy = isInterface(request)
    ? "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"
    : `default-src 'none'; script-src 'self' ${nonce}; style-src 'self' ${nonce}; img-src 'self' blob:; font-src 'self'; ` +
      "connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types default"
  reply.headers({
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()',
    'cache-control': 'no-store',
    ...(secure && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  })
}

/** What one person left waiting on a device must not go out in the name of the next who signs in there (REL-06). */
function refuseOtherPerson({ headers, actor }: FastifyRequest): void {
  const owner = headers['x-person']
  if (owner !== undefined && owner !== actor?.personId) throw new Problem('session.other_person')
}

/** What waited on a device for too long is kept there and explained, not taken half understood (REL-07). */
function refuseOldProduct({ headers }: FastifyRequest): void {
  const version = headers['x-product-version']
  if (typeof version === 'string' && isTooOld(version, productVersion))
    throw new Problem('session.product_too_old', { version })
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** A form of another site can neither set our header nor hide where it comes from (SEC-92). */
function refuseCrossSite(request: FastifyRequest): void {
  if (safeMethods.has(request.method)) return
  const { origin, 'sec-fetch-site': site, 'x-shousui': own } = request.headers
  const sameOrigin = origin === undefined || URL.parse(origin)?.host === request.host
  const sameSite = site === undefined || site === 'same-origin' || site === 'none'
  if (own !== '1' || !sameOrigin || !sameSite) throw new Problem('cross_site')
}

/** What Fastify itself refuses, in the product's words. */
const fastifyRefusals: Record<string, Problem> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: new Problem('unsupported_media_type'),
  FST_ERR_CTP_BODY_TOO_LARGE: new Problem('too_large'),
  FST_REQ_FILE_TOO_LARGE: new Problem('too_large'),
  FST_INVALID_MULTIPART_CONTENT_TYPE: new Problem('unsupported_media_type'),
}

function asProblem(error: FastifyError): Problem | undefined {
  if (error instanceof Problem) return error
  if (hasZodFastifySchemaValidationErrors(error))
    return new Problem('invalid_input', {
      places: error.validation.map((place) => place.instancePath.slice(1).replaceAll('/', '.')),
    })
  if (error instanceof z.ZodError)
    return new Problem('invalid_input', { places: error.issues.map((issue) => issue.path.join('.')) })
  const refusal = fastifyRefusals[error.code] ?? problemOf(error)
  if (refusal instanceof Problem) return refusal
  return error.statusCode && error.statusCode < 500 ? new Problem('invalid_input') : undefined
}

function answerProblem(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const problem = asProblem(error)
  if (!problem) request.log.error({ err: error, requestId: request.id }, 'defect')
  const status = problem ? httpStatus[problems[problem.code]] : 500
  if (status === 503) request.log.warn({ cause: problem?.details, requestId: request.id }, 'unavailable')
  return reply
    .status(status)
    .headers(status === 503 ? { 'retry-after': '2' } : {})
    .type('application/problem+json')
    .send(
      JSON.stringify({
        status,
        code: problem?.code ?? 'defect',
        details: problem?.details ?? { requestId: request.id },
      }),
    )
}
