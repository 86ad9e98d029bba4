import { useState } from 'react'
import type { Readiness, ReadinessLevel } from '#domain/readiness/readiness.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'

type SignDialogProps = {
  address: string
  title: string
  level: ReadinessLevel
  stateHash: string
  /** Where something is open and may be signed all the same. */
  asksConditions: boolean
  onClose: () => void
}

/** One more look before signing; for the agency, the conditions where a unit is not green. */
export function SignDialog({ address, title, level, stateHash, asksConditions, onClose }: SignDialogProps) {
  const [remark, setRemark] = useState('')
  const [isTried, setTried] = useState(false)
  const sign = useAction<Readiness>(onClose)
  const isMissing = asksConditions && remark.trim() === ''
  const submit = () => {
    setTried(true)
    if (!isMissing) sign.mutate({ address, input: { stateHash, remark } })
  }
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form label={title} onSubmit={submit}>
        <p>{t(level === 'green' ? 'readiness.signGreen' : 'readiness.signOthers')}</p>
        <TextArea
          label={t(asksConditions ? 'readiness.conditionsField' : 'readiness.remark')}
          isRequired={asksConditions}
          maxLength={1000}
          value={remark}
          onChange={setRemark}
          error={isTried && isMissing ? t('problem.readiness.remark_missing') : null}
        />
        <FormActions
          action={sign}
          label={t(asksConditions ? 'readiness.signConditional' : 'readiness.sign')}
          onCancel={onClose}
        />
      </Form>
    </Dialog>
  )
}
