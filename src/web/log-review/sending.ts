import { useState } from 'react'
import { pieceBytes } from '#domain/file/file.ts'
import type { LogArrival } from '#domain/log-review/log-review.ts'
import { call, sendPiece } from '#web/platform/api.ts'
import { newId } from '#web/platform/new-id.ts'

type Sending = { file: File; sourceId: string; id: string; share: number; error: unknown }

/** Which file was being sent: chosen again, it goes on where it broke off. */
const begun = new Map<string, string>()
const nameOf = (sourceId: string, { name, size, lastModified }: File) => [sourceId, name, size, lastModified].join(' ')

/** Sends a log in pieces; of the file no more than one piece is read at once. */
export function useSending(done: (id: string) => void | Promise<void>) {
  const [sending, setSending] = useState<Sending | null>(null)
  const send = async (sourceId: string, file: File) => {
    const name = nameOf(sourceId, file)
    const id = begun.get(name) ?? newId()
    begun.set(name, id)
    const show = (share: number, error: unknown = null) => setSending({ file, sourceId, id, share, error })
    show(0)
    try {
      const input = { id, sourceId, name: file.name, size: file.size }
      let here = await call<LogArrival>('POST', '/log-imports', { input })
      while (here.state === 'arriving') {
        const piece = file.slice(here.received, here.received + pieceBytes)
        here = await sendPiece<LogArrival>(`/log-imports/${id}?offset=${here.received}`, piece)
        show(here.received / file.size)
      }
      begun.delete(name)
      setSending(null)
      await done(id)
    } catch (error) {
      show(0, error)
    }
  }
  const again = () => sending && send(sending.sourceId, sending.file)
  return { sending, isBusy: sending !== null && !sending.error, send, again }
}
