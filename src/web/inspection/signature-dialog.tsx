import { useEffect, useRef, useState } from 'react'
import SignaturePad from 'signature_pad'
import type { StoredFile } from '#domain/file/file.ts'
import { t } from '#web/platform/i18n.ts'
import { keepFile } from '#web/platform/outbox/outbox.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import styles from './signature-dialog.module.css'

const width = 900
const height = 360
const ink = '#1d1b19'
const paper = '#ffffff'

type SignatureDialogProps = { title: string; onClose: () => void; onSigned: (file: StoredFile) => void }

/** A field to sign in, and for those who cannot draw, a line to type the name on; either becomes a picture. */
export function SignatureDialog({ title, onClose, onSigned }: SignatureDialogProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [isDrawn, setDrawn] = useState(false)
  const [name, setName] = useState('')
  const [saving, setSaving] = useState<{ isPending: boolean; error: unknown }>({ isPending: false, error: null })
  const pad = usePad(canvas, () => setDrawn(true))
  const clear = () => {
    pad.current?.clear()
    setDrawn(false)
  }
  const save = async () => {
    setSaving({ isPending: true, error: null })
    try {
      const picture = isDrawn ? canvas.current! : writtenName(name.trim())
      onSigned(await keepFile(await pictureOf(picture), `${t('signature.fileName')}.png`))
      onClose()
    } catch (error) {
      setSaving({ isPending: false, error })
    }
  }
  return (
    <Dialog title={title} isOpen onClose={onClose} mustAnswer>
      <canvas
        ref={canvas}
        className={styles.pad}
        role="img"
        aria-label={isDrawn ? t('signature.drawn') : t('signature.empty')}
      />
      <TextField label={t('signature.typed')} value={name} onChange={setName} maxLength={40} isDisabled={isDrawn} />
      <Failure error={saving.error} />
      <Actions>
        <Button kind="main" isDisabled={!isDrawn && !name.trim()} isPending={saving.isPending} onPress={save}>
          {t('signature.keep')}
        </Button>
        <Button isDisabled={!isDrawn} onPress={clear}>
          {t('signature.clear')}
        </Button>
        <Button onPress={onClose}>{t('web.cancel')}</Button>
      </Actions>
    </Dialog>
  )
}

function usePad(canvas: React.RefObject<HTMLCanvasElement | null>, onDrawn: () => void) {
  const pad = useRef<SignaturePad>(null)
  const drawn = useRef(onDrawn)
  useEffect(() => {
    drawn.current = onDrawn
  })
  useEffect(() => {
    const made = new SignaturePad(canvas.current!, { penColor: ink, backgroundColor: paper, minWidth: 1, maxWidth: 3 })
    made.addEventListener('endStroke', () => drawn.current())
    pad.current = made
    const turned = () => matchScreen(canvas.current!, made)
    turned()
    window.addEventListener('resize', turned)
    return () => {
      window.removeEventListener('resize', turned)
      made.off()
    }
  }, [canvas])
  return pad
}

/** As many points as the screen has, so that the pen is where the finger is; what was drawn is drawn again. */
function matchScreen(canvas: HTMLCanvasElement, pad: SignaturePad): void {
  const drawn = pad.toData()
  canvas.width = canvas.offsetWidth * 2
  canvas.height = canvas.offsetHeight * 2
  canvas.getContext('2d')?.scale(2, 2)
  pad.fromData(drawn)
}

/** The typed name as large as it fits. */
function writtenName(name: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d')!
  pen.fillStyle = paper
  pen.fillRect(0, 0, width, height)
  pen.fillStyle = ink
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  const family = getComputedStyle(document.documentElement).getPropertyValue('--kai')
  pen.font = `120px ${family}`
  const size = Math.min(120, (120 * (width - 80)) / pen.measureText(name).width)
  pen.font = `${size}px ${family}`
  pen.fillText(name, width / 2, height / 2)
  return canvas
}

const pictureOf = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the canvas gives no picture'))), 'image/png'),
  )
