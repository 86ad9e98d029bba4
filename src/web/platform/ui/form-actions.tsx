import { t } from '#web/platform/i18n.ts'
import { Failure } from './banner.tsx'
import { Button } from './button.tsx'
import { Actions } from './dialog.tsx'

type FormActionsProps = { action: { error: Error | null; isPending: boolean }; label: string; onCancel: () => void }

/** How a form in a dialog ends: what kept it from being taken, sending it, leaving it. */
export const FormActions = ({ action, label, onCancel }: FormActionsProps) => (
  <>
    <Failure error={action.error} />
    <Actions>
      <Button type="submit" kind="main" isPending={action.isPending}>
        {label}
      </Button>
      <Button onPress={onCancel}>{t('web.cancel')}</Button>
    </Actions>
  </>
)
