import { useState } from 'react'
import type { OutcomeReportView } from '#domain/outcome-report/outcome-report.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import styles from './outcome-report.module.css'

/** What was put right after closing, in order; the report itself stays as it is. */
export function Supplements({ view: { report, closedAt, supplements } }: { view: OutcomeReportView }) {
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  if (closedAt === null) return null
  return (
    <Section
      title={t('outcome.supplement')}
      aside={
        may('outcomeReport.supplement') && <Button onPress={() => setOpen(true)}>{t('outcome.supplement.add')}</Button>
      }
    >
      <p>{t('outcome.supplement.addText')}</p>
      {supplements.map(({ number, reason, text, writtenByName, writtenAt, hash }) => (
        <article key={number} className={styles.supplement}>
          <h3>{t('outcome.supplement.number', { number })}</h3>
          <p className={styles.soft}>
            {t('outcome.supplement.written', { who: writtenByName, when: instantText(writtenAt), reason })}
          </p>
          <p className={styles.prose}>{text}</p>
          <p className={styles.hash}>{t('outcome.supplement.hash', { hash })}</p>
        </article>
      ))}
      {isOpen && <SupplementDialog planId={report.planId} onClose={() => setOpen(false)} />}
    </Section>
  )
}

function SupplementDialog({ planId, onClose }: { planId: string; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [text, setText] = useState('')
  const [isTried, setTried] = useState(false)
  const add = useAction<OutcomeReportView>(onClose)
  const isMissing = (typed: string) => isTried && typed.trim() === ''
  const send = () => {
    setTried(true)
    if (reason.trim() === '' || text.trim() === '') return
    add.mutate({ address: `/plans/${planId}/outcome-report/supplements`, input: { reason, text } })
  }
  return (
    <Dialog title={t('outcome.supplement.add')} isOpen onClose={onClose}>
      <Form label={t('outcome.supplement.add')} onSubmit={send}>
        <TextArea
          label={t('outcome.supplement.reason')}
          isRequired
          maxLength={500}
          value={reason}
          error={isMissing(reason) ? t('outcome.supplement.reasonMissing') : null}
          onChange={setReason}
        />
        <TextArea
          label={t('outcome.supplement.text')}
          isRequired
          maxLength={8000}
          value={text}
          error={isMissing(text) ? t('outcome.supplement.textMissing') : null}
          onChange={setText}
        />
        <FormActions action={add} label={t('outcome.supplement.add')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
