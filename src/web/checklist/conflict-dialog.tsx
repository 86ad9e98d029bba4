import type { ChecklistDraft } from '#domain/checklist/catalogue.ts'
import { differenceOf } from '#domain/checklist/difference.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { DifferenceList } from './difference-list.tsx'
import type { Editor } from './use-editor.ts'

/** Two officers wrote: both versions stand here until one is chosen, and the other can still be brought back. */
export function ConflictDialog({ editor, rival }: { editor: Editor; rival: ChecklistDraft }) {
  const differences = differenceOf(rival.content, editor.content)
  const { changedByName, changedAt } = rival
  return (
    <Dialog title={t('checklist.conflict.title')} isOpen onClose={() => {}} mustAnswer wide>
      <p>
        {changedByName && changedAt
          ? t('checklist.conflict.by', { name: changedByName, time: instantText(changedAt) })
          : t('checklist.conflict.published')}
      </p>
      <p>{t('checklist.conflict.text')}</p>
      <DifferenceList differences={differences} contents={[editor.content, rival.content]} />
      <Actions>
        <Button kind="main" onPress={editor.keepMine}>
          {t('checklist.conflict.mine')}
        </Button>
        <Button onPress={editor.takeTheirs}>{t('checklist.conflict.theirs')}</Button>
      </Actions>
    </Dialog>
  )
}
