import type { ReactNode } from 'react'
import type { DeficiencyAct } from '#domain/deficiency/deficiency.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { ActFields, inputOf, useActGiven } from './act-fields.tsx'

type ActFormProps = {
  act: DeficiencyAct
  label: string
  action: { error: Error | null; isPending: boolean }
  /** Told once all that the act asks for was given. */
  onSend: (given: NonNullable<ReturnType<typeof inputOf>>) => void
  onCancel: () => void
  children?: ReactNode
}

/** What an act asks for, on one deficiency or on many. */
export function ActForm({ act, label, action, onSend, onCancel, children }: ActFormProps) {
  const fields = useActGiven()
  const send = () => {
    fields.setTried(true)
    const given = inputOf(act, fields.given)
    if (given) onSend(given)
  }
  return (
    <Form label={label} onSubmit={send}>
      {children}
      <ActFields act={act} {...fields} />
      <Failure error={action.error} />
      <Actions>
        <Button type="submit" kind="main" isPending={action.isPending}>
          {t(`deficiency.act.${act}`)}
        </Button>
        <Button onPress={onCancel}>{t('web.cancel')}</Button>
      </Actions>
    </Form>
  )
}
