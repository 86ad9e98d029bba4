import { useSyncExternalStore } from 'react'

const checkEveryMs = 3_600_000
const state = { waiting: null as ServiceWorker | null, listeners: new Set<() => void>() }

function show(waiting: ServiceWorker | null): void {
  state.waiting = waiting
  for (const listener of state.listeners) listener()
}

/** A page that has just been loaded is of the newest version already; for one that is open it is said. */
function watch(registration: ServiceWorkerRegistration): void {
  registration.waiting?.postMessage('takeOver')
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed' && navigator.serviceWorker.controller) show(coming)
    })
  })
  setInterval(() => void registration.update().catch(() => undefined), checkEveryMs)
}

/** From then on the pages of a round open without a network too. */
export async function registerServiceWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  watch(await navigator.serviceWorker.register('/sw.js'))
}

/** Goes to an address in the new version. */
export function takeOver(address: string): void {
  state.waiting?.postMessage('takeOver')
  show(null)
  window.location.assign(address)
}

const subscribe = (listener: () => void) => {
  state.listeners.add(listener)
  return () => state.listeners.delete(listener)
}

export const isNewVersionReady = (): boolean => state.waiting !== null
export const useNewVersionReady = (): boolean => useSyncExternalStore(subscribe, isNewVersionReady)
