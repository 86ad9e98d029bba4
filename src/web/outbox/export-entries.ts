import { strToU8, zipSync } from 'fflate'
import type { Entry } from '#web/platform/outbox/entry.ts'
import { shelf } from '#web/platform/outbox/outbox-state.ts'

/** Everything of a thing, to be kept or handed over by other ways: what is said, and the photographs as they are. */
export async function exportEntries(entries: readonly Entry[]): Promise<void> {
  const on = await shelf()
  const content: Record<string, Uint8Array> = { 'entries.json': strToU8(JSON.stringify(entries, null, 2)) }
  for (const { value } of await on.files()) {
    const isNamed = entries.some(({ fileIds }) => fileIds.includes(value.id))
    const bytes = isNamed ? await on.bytesOf(value.id) : undefined
    if (bytes) content[`${value.id}-${value.name.replaceAll(/[\\/]/g, '_')}`] = bytes
  }
  save(
    new Blob([zipSync(content, { level: 0 }) as Uint8Array<ArrayBuffer>], { type: 'application/zip' }),
    entries[0]!.id,
  )
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = `shousui-${name}.zip`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
