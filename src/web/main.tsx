import './platform/ui/tokens.css'
import './platform/ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { startLanguage } from './platform/i18n.ts'
import { lookAlsoIn } from './platform/outbox/device.ts'
import { queryClient } from './platform/queries.ts'
import { sessionQuery } from './platform/session.ts'
import { registerServiceWorker } from './service-worker/new-version.ts'
import { todayQuery } from './today/today.queries.ts'
import { wallAddress } from './watch-board/wall-address.ts'

type TrustedTypes = { trustedTypes: { createPolicy(name: 'default', policy: typeof noMarkup): void } }

// Shapes are checked without generated code, which the content security policy forbids.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })

// Only nothing may become markup from a text: React Aria empties its announcements that way. One script may be named.
const noMarkup = {
  createHTML: (markup: string) => (markup === '' ? '' : null),
  createScriptURL: (address: string) => (address === '/sw.js' ? address : null),
}
if ('trustedTypes' in globalThis) (globalThis as unknown as TrustedTypes).trustedTypes.createPolicy('default', noMarkup)

lookAlsoIn(() => import('./field-kit/field-kit.ts').then(({ fromFieldKit }) => fromFieldKit))

const root = createRoot(document.getElementById('root')!)
const show = () =>
  root.render(
    <StrictMode>
      <App />
    </StrictMode>,
  )

// Both questions go out together; the page would ask the second only after the first is answered.
if (window.location.pathname !== wallAddress) void queryClient.prefetchQuery(sessionQuery)
if (window.location.pathname === '/') void queryClient.prefetchQuery(todayQuery)

await startLanguage(show)
show()

// After everything that the first page needs; without a network, once there is one.
const laterMs = 3_000
async function workOffline(): Promise<void> {
  try {
    await registerServiceWorker()
  } catch {
    window.addEventListener('online', workOffline, { once: true })
  }
}
if (import.meta.env.PROD) setTimeout(workOffline, laterMs)
