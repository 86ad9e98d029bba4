import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { DocumentDrafting, DocumentOccasion } from '#domain/official-document/official-document.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import styles from './official-document.module.css'

type WriteDocumentProps = { occasions: readonly DocumentOccasion[]; sourceIds: readonly string[] }

/** Where a record is, a paper about it is drafted from it. */
export function WriteDocument(props: WriteDocumentProps) {
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  if (!may('officialDocument.draft')) return null
  return (
    <>
      <Button icon="plan" onPress={() => setOpen(true)}>
        {t('officialDocument.write')}
      </Button>
      {isOpen && <ChooseOccasion {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function ChooseOccasion({ occasions, sourceIds, onClose }: WriteDocumentProps & { onClose: () => void }) {
  const navigate = useNavigate()
  const draft = useAction<{ id: string }>(({ id }) =>
    navigate({ to: '/outcome/documents/$documentId', params: { documentId: id } }),
  )
  const write = (occasion: DocumentOccasion) => {
    const input = { id: newId(), occasion, sourceIds: [...sourceIds] } satisfies DocumentDrafting
    draft.mutate({ address: '/official-documents', input })
  }
  return (
    <Dialog title={t('officialDocument.write')} isOpen onClose={onClose}>
      <p>{t('officialDocument.writeText')}</p>
      <div className={styles.occasions}>
        {occasions.map((occasion) => (
          <Button key={occasion} wide onPress={() => write(occasion)}>
            {t(`officialDocument.occasion.${occasion}`)}
          </Button>
        ))}
      </div>
      <Failure error={draft.error} />
      <Actions>
        <Button onPress={onClose}>{t('web.cancel')}</Button>
      </Actions>
    </Dialog>
  )
}
