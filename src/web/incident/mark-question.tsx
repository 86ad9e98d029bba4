import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'

type MarkQuestionProps = { mark: string; onSend: () => void; onOutside: () => void; onClose: () => void }

/** A mark of 機密 or above stands in the text: a person says whether it is one. The text has gone nowhere yet. */
export const MarkQuestion = ({ mark, onSend, onOutside, onClose }: MarkQuestionProps) => (
  <Dialog title={t('incident.markTitle', { mark })} isOpen onClose={onClose} mustAnswer>
    <p>{t('incident.markText')}</p>
    <Actions>
      <Button kind="main" onPress={onOutside}>
        {t('incident.markOutside')}
      </Button>
      <Button onPress={onSend}>{t('incident.markNone')}</Button>
      <Button kind="quiet" onPress={onClose}>
        {t('incident.markEdit')}
      </Button>
    </Actions>
  </Dialog>
)
