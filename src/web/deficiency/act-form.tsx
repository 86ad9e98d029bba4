import type { ReactNode } from 'react'
import type { DeficiencyAct } from '#domain/deficiency/deficiency.ts'
import { t } from '#web/platform/i18n.ts'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
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
      <FormActions action={action} label={t(`deficiency.act.${act}`)} onCancel={onCancel} />
    </Form>
  )
}
