import { useState } from 'react'
import type { CodeReading } from '#domain/patrol/patrol.ts'
import { readPointCode } from '#domain/point/point-code.ts'
import { CodeScanner, mayScan } from '#web/platform/code-reader/code-scanner.tsx'
import { t } from '#web/platform/i18n.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import styles from './point.module.css'

type CodeEntryProps = {
  /** Which code, where it is not that of a point. */
  label?: string
  description?: string
  /** What typing it does. */
  action: string
  onCode: (code: string, reading: CodeReading) => void
}

/** The code of a point, or of what else carries one, however it comes. Typing is always there; the camera where there is one. */
export function CodeEntry(props: CodeEntryProps) {
  const { label = t('point.code'), description = t('point.codeText'), action, onCode } = props
  const [typed, setTyped] = useState('')
  const [isScanning, setScanning] = useState(false)
  const [isWrong, setWrong] = useState(false)
  const take = (text: string, reading: CodeReading) => {
    const code = readPointCode(text)
    setScanning(false)
    setWrong(code === null)
    if (code === null) return
    setTyped('')
    onCode(code, reading)
  }
  return (
    <div className={styles.entry}>
      {mayScan() ? (
        <Button kind="main" wide icon="camera" onPress={() => setScanning(true)}>
          {t('point.scanWithCamera')}
        </Button>
      ) : (
        <Banner quiet>{t('point.noCamera')}</Banner>
      )}
      <Form label={label} onSubmit={() => take(typed, 'typed')}>
        <TextField
          label={label}
          description={description}
          isRequired
          autoComplete="off"
          spellCheck="false"
          maxLength={120}
          value={typed}
          onChange={setTyped}
          error={isWrong ? t('point.codeWrong') : null}
        />
        <Button type="submit">{action}</Button>
      </Form>
      <CodeScanner
        title={t('point.scanWithCamera')}
        isOpen={isScanning}
        onClose={() => setScanning(false)}
        onRead={(text) => take(text, 'scanned')}
      />
    </div>
  )
}
