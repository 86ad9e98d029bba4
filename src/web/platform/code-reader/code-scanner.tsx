import { useEffect, useRef, useState } from 'react'
import { t } from '#web/platform/i18n.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { type CodeDetector, codeDetector } from './code-detector.ts'
import styles from './code-scanner.module.css'
import { readsTags, readTags } from './nfc.ts'

type CodeScannerProps = {
  title: string
  isOpen: boolean
  onClose: () => void
  /** What the code or tag says. The scanner does not close itself. */
  onRead: (text: string) => void
}

/** Whether there is anything here to scan with. */
export const mayScan = (): boolean => 'mediaDevices' in navigator || readsTags()

/** The camera looks for a code, and where the phone can, a tag held to it is read as well. */
export function CodeScanner({ title, isOpen, onClose, onRead }: CodeScannerProps) {
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose}>
      <Camera onRead={onRead} />
      {readsTags() && <p>{t('codeReader.tag')}</p>}
      <Actions>
        <Button onPress={onClose}>{t('web.cancel')}</Button>
      </Actions>
    </Dialog>
  )
}

function Camera({ onRead }: { onRead: (text: string) => void }) {
  const video = useRef<HTMLVideoElement>(null)
  const read = useRef(onRead)
  const [isBlind, setBlind] = useState(false)
  useEffect(() => {
    read.current = onRead
  })
  useEffect(() => {
    const ending = new AbortController()
    const tell = (text: string) => read.current(text)
    watch(video.current!, tell, ending.signal).catch(() => setBlind(true))
    // A phone without the permission for tags still has its camera.
    readTags(tell, ending.signal).catch(() => {})
    return () => ending.abort()
  }, [])
  return isBlind ? (
    <Banner tone="due">{t('codeReader.noCamera')}</Banner>
  ) : (
    <>
      <video ref={video} className={styles.picture} muted playsInline aria-label={t('codeReader.picture')} />
      <p>{t('codeReader.aim')}</p>
    </>
  )
}

const pauseMs = 120

/** Looks again and again; the same code is told once. */
async function watch(video: HTMLVideoElement, onRead: (text: string) => void, signal: AbortSignal): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  const stop = () => {
    for (const track of stream.getTracks()) track.stop()
  }
  if (signal.aborted) return stop()
  signal.addEventListener('abort', stop)
  video.srcObject = stream
  await video.play()
  const detect = await codeDetector()
  let last: string | null = null
  while (!signal.aborted) {
    const text = await look(video, detect)
    if (text !== null && text !== last && !signal.aborted) onRead(text)
    last = text ?? last
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}

/** A frame that cannot be read is followed by another. */
const look = (video: HTMLVideoElement, detect: CodeDetector): Promise<string | null> => detect(video).catch(() => null)
