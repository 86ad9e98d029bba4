import { useState } from 'react'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { DocumentLinks } from '#web/platform/ui/document-links.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import type { TrainingProps } from './training.page.tsx'

type Act = 'begin' | 'end' | 'cancel'

/** Beginning, ending, calling off, and the paper. */
export function TrainingActs({ training: { id, status } }: TrainingProps) {
  const may = useMay()
  const [asked, setAsked] = useState<Act | null>(null)
  const next = status === 'planned' ? 'begin' : 'end'
  return (
    <>
      {(status === 'planned' || status === 'running') && may(`training.${next}`) && (
        <Button kind="main" onPress={() => setAsked(next)}>
          {t(`training.${next}`)}
        </Button>
      )}
      {status === 'planned' && may('training.cancel') && (
        <Button onPress={() => setAsked('cancel')}>{t('training.cancel')}</Button>
      )}
      <DocumentLinks address={`/trainings/${id}/paper`} name={t('training.paper')} />
      {asked && <ActDialog act={asked} id={id} onClose={() => setAsked(null)} />}
    </>
  )
}

function ActDialog({ act, id, onClose }: { act: Act; id: string; onClose: () => void }) {
  const action = useAction(onClose)
  const title = t(`training.${act}`)
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form label={title} onSubmit={() => action.mutate({ address: `/trainings/${id}/${act}`, input: {} })}>
        <p>{t(`training.${act}Text`)}</p>
        <FormActions action={action} label={title} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
