import { useSyncExternalStore } from 'react'

const side = 192
const quality = 0.8

const urls = new Map<string, string>()
const listeners = new Set<() => void>()

/** A browser keeps every picture on the page as large as it is; sixty small ones are nothing beside one large. */
export async function makeThumbnail(id: string, picture: File): Promise<void> {
  if (!picture.type.startsWith('image/')) return
  const bitmap = await createImageBitmap(picture, { resizeHeight: side, resizeQuality: 'medium' })
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
  bitmap.close()
  urls.set(id, URL.createObjectURL(await canvas.convertToBlob({ type: 'image/jpeg', quality })))
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Of a photograph taken since this page was opened. */
export const useThumbnail = (id: string): string | undefined => useSyncExternalStore(subscribe, () => urls.get(id))
