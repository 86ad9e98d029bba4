import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from 'react'
import type { StoredFile } from '#domain/file/file.ts'
import { t } from '#web/platform/i18n.ts'
import { keepFile, useFileUrl } from '#web/platform/outbox/outbox.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import styles from './mark-photograph.module.css'
import { drawMark, firstMark, isTooSmall, type Mark, moveMark, type Point, stretchMark } from './marks.ts'

const quality = 0.9

type MarkPhotographProps = {
  file: StoredFile
  onClose: () => void
  /** The photograph with the marks, kept as a file of its own. */
  onMarked: (file: StoredFile) => void
}

/** An arrow or a circle on a photograph, drawn by finger or by arrow keys. */
export function MarkPhotograph({ file, onClose, onMarked }: MarkPhotographProps) {
  const sheet = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [kind, setKind] = useState<Mark['kind']>('circle')
  const [marks, setMarks] = useState<readonly Mark[]>([])
  const [saving, setSaving] = useState<{ isPending: boolean; error: unknown }>({ isPending: false, error: null })
  const picture = usePicture(file.id)
  const help = useId()
  useEffect(() => draw(canvas.current, picture, marks), [picture, marks])
  const add = (next: Mark['kind']) => {
    setKind(next)
    setMarks((all) => [...all, firstMark(next)])
    sheet.current?.focus()
  }
  const save = async () => {
    setSaving({ isPending: true, error: null })
    try {
      onMarked(await keepFile(await pictureOf(canvas.current!), file.name))
      onClose()
    } catch (error) {
      setSaving({ isPending: false, error })
    }
  }
  return (
    <Dialog title={t('photograph.mark')} isOpen onClose={onClose} wide>
      <p id={help}>{t('photograph.markHelp')}</p>
      <div
        ref={sheet}
        className={styles.sheet}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is drawn on by keyboard too.
        tabIndex={0}
        aria-label={t('photograph.markOn', { name: file.name, count: marks.length })}
        aria-describedby={help}
        {...drawing(kind, setMarks)}
      >
        <canvas ref={canvas} className={styles.picture} />
      </div>
      <div className={styles.tools}>
        <Button onPress={() => add('circle')}>{t('photograph.circle')}</Button>
        <Button onPress={() => add('arrow')}>{t('photograph.arrow')}</Button>
        <Button isDisabled={marks.length === 0} onPress={() => setMarks((all) => all.slice(0, -1))}>
          {t('photograph.undo')}
        </Button>
      </div>
      <Failure error={saving.error} />
      <Actions>
        <Button kind="main" isDisabled={marks.length === 0 || !picture} isPending={saving.isPending} onPress={save}>
          {t('photograph.keepMarked')}
        </Button>
        <Button onPress={onClose}>{t('web.cancel')}</Button>
      </Actions>
    </Dialog>
  )
}

function usePicture(id: string): HTMLImageElement | null {
  const url = useFileUrl(id)
  const [picture, setPicture] = useState<HTMLImageElement | null>(null)
  useEffect(() => {
    if (!url) return
    const image = new Image()
    image.onload = () => setPicture(image)
    image.src = url
    return () => {
      image.onload = null
    }
  }, [url])
  return picture
}

function draw(canvas: HTMLCanvasElement | null, picture: HTMLImageElement | null, marks: readonly Mark[]): void {
  const pen = canvas?.getContext('2d')
  if (!canvas || !pen || !picture) return
  if (canvas.width !== picture.naturalWidth) canvas.width = picture.naturalWidth
  if (canvas.height !== picture.naturalHeight) canvas.height = picture.naturalHeight
  pen.drawImage(picture, 0, 0)
  for (const mark of marks) drawMark(pen, mark, canvas.width, canvas.height)
}

const pictureOf = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the canvas gives no picture'))),
      'image/jpeg',
      quality,
    ),
  )

type SetMarks = (change: (marks: readonly Mark[]) => readonly Mark[]) => void

/** The last mark is the one in hand. */
const changeLast = (setMarks: SetMarks, change: (mark: Mark) => Mark): void =>
  setMarks((all) => (all.length > 0 ? all.with(-1, change(all.at(-1)!)) : all))

function drawing(kind: Mark['kind'], setMarks: SetMarks) {
  const pointOf = (event: PointerEvent<HTMLElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect()
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height }
  }
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId)
      const point = pointOf(event)
      setMarks((all) => [...all, { kind, from: point, to: point }])
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const to = pointOf(event)
      if (event.currentTarget.hasPointerCapture(event.pointerId)) changeLast(setMarks, (mark) => ({ ...mark, to }))
    },
    onPointerUp: () => setMarks((all) => all.filter((mark) => !isTooSmall(mark))),
    onKeyDown: (event: KeyboardEvent) => {
      const by = step[event.key]
      if (!by) return
      event.preventDefault()
      changeLast(setMarks, (mark) => (event.shiftKey ? stretchMark(mark, by) : moveMark(mark, by)))
    },
  }
}

const step: Record<string, Point> = {
  ArrowLeft: { x: -0.02, y: 0 },
  ArrowRight: { x: 0.02, y: 0 },
  ArrowUp: { x: 0, y: -0.02 },
  ArrowDown: { x: 0, y: 0.02 },
}
