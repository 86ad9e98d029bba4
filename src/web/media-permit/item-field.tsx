import { useState } from 'react'
import { CodeScanner, mayScan } from '#web/platform/code-reader/code-scanner.tsx'
import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'

/** The thing in the hand, as its slip says: read by the camera, or typed. */
export function ItemField({ value, onChange }: { value: string; onChange: (item: string) => void }) {
  const [isScanning, setScanning] = useState(false)
  return (
    <>
      <TextField
        label={t('mediaPermit.itemLabel')}
        isRequired
        autoComplete="off"
        spellCheck="false"
        maxLength={200}
        value={value}
        onChange={onChange}
      />
      {mayScan() && (
        <Button wide icon="camera" onPress={() => setScanning(true)}>
          {t('point.scanWithCamera')}
        </Button>
      )}
      <CodeScanner
        title={t('point.scanWithCamera')}
        isOpen={isScanning}
        onClose={() => setScanning(false)}
        onRead={(text) => {
          setScanning(false)
          onChange(text)
        }}
      />
    </>
  )
}
