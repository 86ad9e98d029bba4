import { strToU8, zipSync } from 'fflate'
import type { Entry } from '#web/platform/outbox/entry.ts'
import { shelf } from '#web/platform/outbox/outbox-state.ts'
import { saveFile } from '#web/platform/save-file.ts'

/** Everything of a thing, to be kept or handed over by other ways: what is said, and the photographs as they are. */
export async function exportEntries(entries: readonly Entry[]): Promise<void> {
  const on = await shelf()
  const content: Record<string, Uint8Array> = { 'entries.json': strToU8(JSON.stringify(entries, null, 2)) }
  for (const { value } of await on.files()) {
    const isNamed = entries.some(({ fileIds }) => fileIds.includes(value.id))
    const bytes = isNamed ? await on.bytesOf(value.id) : undefined
    if (bytes) content[`${value.id}-${value.name.replaceAll(/[\\/]/g, '_')}`] = bytes
  }
  saveFile(
    new Blob([zipSync(content, { level: 0 }) as Uint8Array<ArrayBuffer>], { type: 'application/zip' }),
    `shousui-${entries[0]!.id}.zip`,
  )
}
