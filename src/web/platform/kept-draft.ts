import { useState } from 'react'
import { useSession } from './session.ts'

/** `base`: the number of what stood when the writing began. */
type Kept<Content> = { base: number; content: Content }

function keep(place: string, kept: Kept<unknown>): void {
  try {
    localStorage.setItem(place, JSON.stringify(kept))
  } catch {
    // The device is full: what is written stays on the page.
  }
}

/** What is being written, on this device until it is handed in: a reload does not lose it. */
export function useKeptDraft<Content extends object>(name: string, published: Content, lastNumber: number) {
  const { person } = useSession()
  const place = `shousui.${name}.${person.id}`
  const [kept, setKept] = useState<Kept<Content>>(() => {
    const stored = localStorage.getItem(place)
    return stored ? (JSON.parse(stored) as Kept<Content>) : { base: lastNumber, content: published }
  })
  return {
    content: kept.content,
    /** Somebody else was first while this was being written. */
    isOvertaken: kept.base !== lastNumber,
    change: (changes: Partial<Content>) => {
      const next = { ...kept, content: { ...kept.content, ...changes } }
      keep(place, next)
      setKept(next)
    },
    /** Gone from the device: handed in, or begun anew. */
    forget: () => {
      localStorage.removeItem(place)
      setKept({ base: lastNumber, content: published })
    },
    /** Handed in while the page stays: gone from the device alone. */
    release: () => localStorage.removeItem(place),
  }
}
