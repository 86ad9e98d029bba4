type Record = { recordType: string; data?: DataView }
type Reading = Event & { message: { records: Record[] } }
type Reader = EventTarget & { scan: (options: { signal: AbortSignal }) => Promise<void> }

const readerClass = () => (globalThis as { NDEFReader?: new () => Reader }).NDEFReader

/** Only Chrome on Android reads tags; elsewhere the code beside it is scanned or typed. */
export const readsTags = (): boolean => readerClass() !== undefined

/** Gives the text or address of each tag that is held to the phone, until `signal` ends it. */
export async function readTags(onRead: (text: string) => void, signal: AbortSignal): Promise<void> {
  const Reader = readerClass()
  if (!Reader) return
  const reader = new Reader()
  reader.addEventListener(
    'reading',
    (event) => {
      const [text] = (event as Reading).message.records.flatMap(textOf)
      if (text) onRead(text)
    },
    { signal },
  )
  await reader.scan({ signal })
}

const textOf = ({ recordType, data }: Record): string[] =>
  data && (recordType === 'text' || recordType === 'url') ? [new TextDecoder().decode(data)] : []
