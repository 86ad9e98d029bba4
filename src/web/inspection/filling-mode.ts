import { useState } from 'react'
import { useSession } from '#web/platform/session.ts'

/** The whole page, or one question at a time. */
export type FillingMode = 'page' | 'one'

/** As this person left it on this device. */
export function useFillingMode(): [FillingMode, (mode: FillingMode) => void] {
  const { person } = useSession()
  const stored = `shousui.filling.${person.id}`
  const [mode, setMode] = useState<FillingMode>(localStorage.getItem(stored) === 'one' ? 'one' : 'page')
  return [
    mode,
    (next) => {
      localStorage.setItem(stored, next)
      setMode(next)
    },
  ]
}
