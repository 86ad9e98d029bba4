import { useState } from 'react'
import { AttendanceCode } from '#domain/meeting/meeting-acts.ts'
import { CodeScanner, mayScan } from '#web/platform/code-reader/code-scanner.tsx'
import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'

/** The six figures that are shown to those who are there, typed or scanned. */
export function CodeEntry({ onCode }: { onCode: (code: string) => void }) {
  const [typed, setTyped] = useState('')
  const [isWrong, setWrong] = useState(false)
  const [isScanning, setScanning] = useState(false)
  const take = (text: string) => {
    const code = AttendanceCode.safeParse(text.trim().split('/').at(-1))
    setScanning(false)
    setWrong(!code.success)
    if (code.success) onCode(code.data)
  }
  return (
    <>
      {mayScan() && (
        <Button kind="main" wide icon="camera" onPress={() => setScanning(true)}>
          {t('meeting.scan')}
        </Button>
      )}
      <Form label={t('meeting.code')} onSubmit={() => take(typed)}>
        <TextField
          label={t('meeting.code')}
          isRequired
          inputMode="numeric"
          autoComplete="off"
          maxLength={6}
          value={typed}
          error={isWrong ? t('meeting.codeWrong') : null}
          onChange={setTyped}
        />
        <Button type="submit">{t('meeting.enterCode')}</Button>
      </Form>
      <CodeScanner title={t('meeting.scan')} isOpen={isScanning} onClose={() => setScanning(false)} onRead={take} />
    </>
  )
}
