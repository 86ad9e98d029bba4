import { useState } from 'react'
import type { SealedMatter } from '#domain/sealed-matter/sealed-matter.ts'
import { useOpenCases } from '#web/follow-up-case/follow-up.queries.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { ChoiceList } from '#web/platform/ui/choice-list.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import { MarkMeant } from './mark-meant.tsx'
import styles from './sealed-matter.module.css'
import type { MatterProps } from './sealed-matter.page.tsx'

type TextDialogProps = MatterProps & { kind: 'note' | 'measure' | 'closed'; onClose: () => void }

export function TextDialog({ matter, onChange, kind, onClose }: TextDialogProps) {
  const [text, setText] = useState('')
  const [isMarkMeant, setMarkMeant] = useState(false)
  const [isTried, setTried] = useState(false)
  const [leftOpen, setLeftOpen] = useState<string[]>([])
  const cases = useOpenCases(`/sealed-matters/${matter.id}`)
  const send = useAction<SealedMatter>((answer) => {
    onChange(answer)
    onClose()
  })
  const { id, version, contentOutside } = matter
  const isMissing = kind !== 'closed' && text.trim() === ''
  const submit = () => {
    setTried(true)
    if (isMissing) return
    if (kind === 'closed') send.mutate({ address: `/sealed-matters/${id}/close`, input: { version, text, leftOpen } })
    else send.mutate({ address: `/sealed-matters/${id}/entries`, input: { version, kind, text, isMarkMeant } })
  }
  return (
    <Dialog title={t(`sealedMatter.act.${kind}`)} isOpen onClose={onClose}>
      <Form label={t(`sealedMatter.act.${kind}`)} onSubmit={submit}>
        {!contentOutside && (
          <TextArea
            label={t('sealedMatter.text')}
            isRequired={kind !== 'closed'}
            maxLength={2000}
            autoFocus
            value={text}
            onChange={setText}
            error={isTried && isMissing ? t('web.required') : null}
          />
        )}
        {kind !== 'closed' && <MarkMeant text={text} isMeant={isMarkMeant} onChange={setMarkMeant} />}
        {kind === 'closed' && cases.length > 0 && (
          <>
            <p className={styles.soft}>{t('followUpCase.stillOpenText')}</p>
            <ChoiceList
              several
              label={t('followUpCase.stillOpenTitle')}
              options={cases.map((one) => ({ value: one.id, label: t(`followUpCase.kind.${one.kind}`) }))}
              chosen={leftOpen}
              onChange={setLeftOpen}
            />
          </>
        )}
        <FormActions action={send} label={t(`sealedMatter.act.${kind}`)} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
