import { useEffect, useState } from 'react'
import { letGo } from '#web/platform/memory.ts'
import { shelf, useOutbox } from './outbox-state.ts'

const urls = new Map<string, string>()

async function urlOf(id: string, mediaType: string): Promise<string | undefined> {
  const bytes = await (await shelf()).bytesOf(id)
  if (bytes && !urls.has(id)) urls.set(id, URL.createObjectURL(new Blob([bytes], { type: mediaType })))
  if (bytes) letGo(bytes)
  return urls.get(id)
}

function drop(id: string): void {
  const url = urls.get(id)
  if (url) URL.revokeObjectURL(url)
  urls.delete(id)
}

/** Where a picture is to be had: from the device while it is here, afterwards from the server. */
export function useFileUrl(id: string): string | undefined {
  const mediaType = useOutbox().files.find(({ value }) => value.id === id)?.value.mediaType
  const [, setUrl] = useState<string>()
  useEffect(() => {
    if (mediaType === undefined) return drop(id)
    let isLeft = false
    void urlOf(id, mediaType).then((url) => !isLeft && setUrl(url))
    return () => {
      isLeft = true
    }
  }, [id, mediaType])
  return mediaType === undefined ? `/api/files/${id}` : urls.get(id)
}
