import { useState } from 'react'
import type { Approval } from '#domain/approval/approval.ts'
import type { StoredFile } from '#domain/file/file.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { useSession } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { FilePicker } from '#web/platform/ui/file-picker.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { ConfirmDialog, needsConfirmation } from './confirm-dialog.tsx'

/** The page as it was signed, by whom and when. */
export function PaperDialog({ approval: { id }, onClose }: { approval: Approval; onClose: () => void }) {
  const { today } = useSession()
  const [signedOn, setSignedOn] = useState(today)
  const [signers, setSigners] = useState('')
  const [pages, setPages] = useState<StoredFile[]>([])
  const record = useAction<Approval[]>(onClose)
  const isWhole = signers.trim() !== '' && pages.length > 0
  const input = { signedOn, signers, fileIds: pages.map((page) => page.id) }
  const asksAgain = needsConfirmation(record.error)
  return (
    <Dialog title={t('approval.onPaper')} isOpen onClose={onClose}>
      <Form
        label={t('approval.onPaper')}
        onSubmit={() => isWhole && record.mutate({ address: `/approvals/${id}/paper`, input })}
      >
        <p>{t('approval.onPaperText')}</p>
        <FilePicker
          label={t('approval.pages')}
          files={pages}
          onAdd={(page) => setPages((before) => [...before, page])}
          onRemove={(gone) => setPages(pages.filter((page) => page.id !== gone))}
        />
        <DateField
          label={t('approval.signedOn')}
          isRequired
          value={signedOn}
          onChange={(date) => date && setSignedOn(date)}
        />
        <TextField label={t('approval.signers')} isRequired maxLength={120} value={signers} onChange={setSigners} />
        {!asksAgain && <Failure error={record.error} />}
        <Actions>
          <Button type="submit" kind="main" isDisabled={!isWhole} isPending={record.isPending}>
            {t('approval.onPaperGo')}
          </Button>
          <Button onPress={onClose}>{t('web.cancel')}</Button>
        </Actions>
      </Form>
      {asksAgain && (
        <ConfirmDialog onConfirmed={() => record.mutate(record.variables!)} onClose={() => record.reset()} />
      )}
    </Dialog>
  )
}
