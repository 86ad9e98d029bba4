import fs from 'node:fs'
import path from 'node:path'
import staticFiles from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const preload = (address: string, how: string) => `<${address}>; rel=${how}; crossorigin`
const asked = (address: string) => preload(address, 'preload; as=fetch')

/** What every page starts with, named before the browser has read the page itself. */
function startOf(page: string): string[] {
  const named = (tag: RegExp, how: string) => [...page.matchAll(tag)].map(([, address]) => preload(address!, how))
  return [
    ...named(/<script [^>]*src="([^"]+)"/g, 'modulepreload'),
    ...named(/<link rel="stylesheet" [^>]*href="([^"]+)"/g, 'preload; as=style'),
    asked('/api/session'),
  ]
}

/** Serves the built web: hashed files for ever, the page itself with a fresh nonce each time. */
export async function webFiles(app: FastifyInstance, folder: string): Promise<void> {
  const page = fs.readFileSync(path.join(folder, 'index.html'), 'utf8')
  const start = startOf(page)
  await app.register(async (scope) => {
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: 'public' }
      route.schema = { ...route.schema, hide: true }
    })
    await scope.register(staticFiles, {
      root: path.join(folder, 'assets'),
      prefix: '/assets/',
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply) => {
        reply.header('cache-control', 'public, max-age=31536000, immutable')
      },
    })
    // What a browser asks for by a name of its own: the service worker, the manifest, its icons.
    for (const name of fs.readdirSync(folder).filter((file) => /\.(js|webmanifest|png)$/.test(file)))
      scope.get(`/${name}`, (_request, reply) => reply.sendFile(name, folder, { cacheControl: false }))
    // Every address that is not the interface is a page of the application.
    scope.get('/*', async (request, reply) => {
      if (request.url.startsWith('/api/') || request.url.startsWith('/assets/')) return reply.callNotFound()
      // The first page of the day asks this anyway; asked now, it is there when the page is.
      reply.header('link', [...start, ...(request.url === '/' ? [asked('/api/today')] : [])].join(', '))
      return reply.type('text/html; charset=utf-8').send(page.replaceAll('__NONCE__', request.nonce))
    })
  })
}
