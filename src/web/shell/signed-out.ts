import { useSyncExternalStore } from 'react'
import { api } from '#web/platform/api.ts'

/** True from the moment an answer says that the session has ended until somebody signs in again. */
const state = { ended: false, listeners: new Set<() => void>() }

export function setSessionEnded(ended: boolean): void {
  state.ended = ended
  for (const listener of state.listeners) listener()
}

api.onSignedOut = () => setSessionEnded(true)

const subscribe = (listener: () => void) => {
  state.listeners.add(listener)
  return () => state.listeners.delete(listener)
}

export const useSessionEnded = (): boolean => useSyncExternalStore(subscribe, () => state.ended)
