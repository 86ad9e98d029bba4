import { useState } from 'react'
import { CodeScanner, mayScan } from '#web/platform/code-reader/code-scanner.tsx'
import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import styles from './code-answer.module.css'
import { isSameText, PlainInput, useTyped } from './plain-field.tsx'
import type { KindProps } from './question-props.ts'

/** The code on a label: typed, or read by camera or tag. */
export function CodeAnswer({ answer, labelledBy, isWrong, give }: KindProps) {
  const value = typeof answer?.value === 'string' ? answer.value : ''
  const [shown, setTyped] = useTyped(value, isSameText)
  const [isScanning, setScanning] = useState(false)
  const change = (typed: string) => {
    setTyped(typed)
    give({ value: typed.trim() ? typed : undefined, verdict: undefined })
  }
  return (
    <div className={styles.code}>
      <PlainInput
        value={shown}
        onValue={change}
        maxLength={4000}
        autoCapitalize="characters"
        spellCheck={false}
        aria-labelledby={labelledBy}
        isWrong={isWrong}
      />
      {mayScan() && (
        <Button icon="camera" onPress={() => setScanning(true)}>
          {t('codeReader.scan')}
        </Button>
      )}
      <CodeScanner
        title={t('codeReader.title')}
        isOpen={isScanning}
        onClose={() => setScanning(false)}
        onRead={(text) => {
          change(text.slice(0, 4000))
          setScanning(false)
        }}
      />
    </div>
  )
}
