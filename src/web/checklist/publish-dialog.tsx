import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Checklist } from '#domain/checklist/catalogue.ts'
import { differenceOf } from '#domain/checklist/difference.rules.ts'
import { faultsOf } from '#domain/checklist/faults.rules.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { versionQuery } from './checklist.queries.ts'
import type { Chosen } from './choice.ts'
import { DifferenceList } from './difference-list.tsx'
import type { Content } from './editing.ts'
import { FaultList } from './faults.tsx'
import type { Editor } from './use-editor.ts'

type PublishDialogProps = {
  editor: Editor
  checklist: Checklist
  onChoose: (chosen: Chosen) => void
  onPublished: () => void
  onClose: () => void
}

/** What is wrong, else what changes; then the new version is there for everybody who begins a check. */
export function PublishDialog({ editor, checklist, onChoose, onPublished, onClose }: PublishDialogProps) {
  const { content, save } = editor
  const [isSaved, setSaved] = useState<boolean | null>(null)
  const publish = useAction(onPublished)
  const faults = faultsOf(content)
  useEffect(() => {
    void save().then(setSaved)
  }, [save])
  const number = checklist.version + 1
  return (
    <Dialog title={t('checklist.publish.title', { number })} isOpen onClose={onClose} wide>
      {faults.length > 0 ? (
        <>
          <Banner tone="late" title={t('checklist.publish.faulty', { count: faults.length })}>
            {t('checklist.publish.faultyText')}
          </Banner>
          <FaultList content={content} faults={faults} onChoose={onChoose} />
        </>
      ) : (
        <Changes content={content} checklist={checklist} />
      )}
      {isSaved === false && <Banner tone="due">{t('checklist.publish.notSaved')}</Banner>}
      <Failure error={publish.error} />
      <Actions>
        {faults.length === 0 && (
          <Button
            kind="main"
            isDisabled={isSaved !== true}
            isPending={publish.isPending}
            onPress={() => publish.mutate({ address: `/checklists/${checklist.id}/versions`, input: content })}
          >
            {t('checklist.publish.act', { number })}
          </Button>
        )}
        <Button onPress={onClose}>{t('checklist.publish.back')}</Button>
      </Actions>
    </Dialog>
  )
}

function Changes({ content, checklist: { versionId } }: { content: Content; checklist: Checklist }) {
  const { data: published, error } = useQuery({ ...versionQuery(versionId ?? ''), enabled: versionId !== null })
  if (versionId === null) return <p>{t('checklist.publish.first', { count: content.items.length })}</p>
  if (!published) return error ? <Failure error={error} /> : <Skeleton />
  const differences = differenceOf(published, content)
  return (
    <>
      <p>{t('checklist.publish.text')}</p>
      {differences.length === 0 ? (
        <p>{t('checklist.publish.nothing')}</p>
      ) : (
        <DifferenceList differences={differences} contents={[content, published]} />
      )}
    </>
  )
}
