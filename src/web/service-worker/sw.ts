import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

type Waiting = { waitUntil(work: Promise<unknown>): void }
type Installing = Waiting & {
  /** Not in every browser. */
  addRoutes?(rule: { condition: { urlPattern: { pathname: string } }; source: 'network' }): Promise<void>
}
type Worker = {
  addEventListener(name: 'install', listen: (event: Installing) => void): void
  addEventListener(name: 'message', listen: (event: { data: unknown }) => void): void
  addEventListener(name: 'activate' | 'push', listen: (event: Waiting) => void): void
  addEventListener(name: 'notificationclick', listen: (event: Waiting & { notification: Notification }) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void>; openWindow(address: string): Promise<unknown> }
  registration: Pick<ServiceWorkerRegistration, 'showNotification'>
}
declare const self: Worker
/** What a round needs, put in by the build: see service-worker.plugin.ts. */
declare const FIELD_FILES: { url: string; revision: string | null }[]

const patienceMs = 4_000

// "/" is not the cached page as long as there is a network: each page from the server has a nonce of its own.
precacheAndRoute(FIELD_FILES, { directoryIndex: '', cleanURLs: false, ignoreURLParametersMatching: [] })
cleanupOutdatedCaches()

/** The page from the server; where none comes, the one that was taken along, with the headers it came with. */
async function page({ request }: { request: Request }): Promise<Response> {
  const kept = await matchPrecache('/index.html')
  if (!kept) return fetch(request)
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(patienceMs) })
    return response.status >= 502 && response.status <= 504 ? kept : response
  } catch {
    return kept
  }
}
registerRoute(new NavigationRoute(page, { denylist: [/^\/api\//, /^\/assets\//] }))

// What is asked of the interface is no matter of this worker; photographs on their way would lie in its memory as well.
self.addEventListener('install', (event) => {
  const passed = event.addRoutes?.({ condition: { urlPattern: { pathname: '/api/*' } }, source: 'network' })
  if (passed) event.waitUntil(passed)
})
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('message', ({ data }) => {
  if (data === 'takeOver') void self.skipWaiting()
})

// A push carries nothing; whoever is woken signs in and sees for oneself.
const woken = '有新的通知，請登入查看。 You have a new notice.'
self.addEventListener('push', (event) =>
  event.waitUntil(self.registration.showNotification('守歲', { body: woken, tag: 'notice', requireInteraction: true })),
)
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(self.clients.openWindow('/notices'))
})
