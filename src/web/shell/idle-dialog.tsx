import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { signOut } from './sign-out.ts'

type IdleDialogProps = {
  seconds: number
  /** The session is at its longest; staying is not possible, only signing in again. */
  isLatest: boolean
  onStay: () => void
}

/** One key is enough to stay: the button has the focus. */
export default function IdleDialog({ seconds, isLatest, onStay }: IdleDialogProps) {
  return (
    <Dialog title={t('idle.title')} isOpen onClose={onStay} mustAnswer>
      <p>{isLatest ? t('idle.latest', { seconds }) : t('idle.text', { seconds })}</p>
      <Actions>
        {!isLatest && (
          <Button kind="main" autoFocus onPress={onStay}>
            {t('idle.stay')}
          </Button>
        )}
        <Button onPress={() => void signOut()}>{t('person.signOut')}</Button>
      </Actions>
    </Dialog>
  )
}
