import { useState } from 'react'
import type { RouteContent } from '#domain/route/route.ts'
import { useSession } from '#web/platform/session.ts'

/** `base`: the agency's last publication when the writing began. */
type Kept = { base: number; content: RouteContent }

function keep(place: string, kept: Kept): void {
  try {
    localStorage.setItem(place, JSON.stringify(kept))
  } catch {
    // The device is full: what is written stays on the page.
  }
}

/** What is being written of a route, on this device until it is published: a reload does not lose it. */
export function useKeptDraft(key: string, published: RouteContent, lastNumber: number) {
  const { person } = useSession()
  const place = `shousui.route.${person.id}.${key}`
  const [kept, setKept] = useState<Kept>(() => {
    const stored = localStorage.getItem(place)
    return stored ? (JSON.parse(stored) as Kept) : { base: lastNumber, content: published }
  })
  return {
    content: kept.content,
    /** Somebody published while this was being written. */
    isOvertaken: kept.base !== lastNumber,
    change: (changes: Partial<RouteContent>) => {
      const next = { ...kept, content: { ...kept.content, ...changes } }
      keep(place, next)
      setKept(next)
    },
    /** Gone from the device: published, or begun anew. */
    forget: () => {
      localStorage.removeItem(place)
      setKept({ base: lastNumber, content: published })
    },
  }
}
