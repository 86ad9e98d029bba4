import { useEffect, useState } from 'react'
import { reopen } from '#web/platform/outbox/device.ts'
import type { Answers } from './use-close.ts'

/**
 * What was said of a room so far, kept sealed on the device: a reload or another page in between loses nothing of it.
 * `undefined` until the device was asked.
 */
export function useAnswers(name: string) {
  const [answers, setAnswers] = useState<Answers | undefined>(undefined)
  useEffect(() => {
    let isLeft = false
    const kept = async () => (await reopen())?.shelf.kept<Answers>(name)
    kept().then(
      (found) => !isLeft && setAnswers(found ?? []),
      () => !isLeft && setAnswers([]),
    )
    return () => {
      isLeft = true
    }
  }, [name])
  const keep = async (next: Answers): Promise<void> => {
    setAnswers(next)
    await (await reopen())?.shelf.keep(name, next)
  }
  const forget = async (): Promise<void> => {
    await (await reopen())?.shelf.forget(name)
  }
  return { answers, keep, forget }
}
