import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { placeName } from '#domain/status-report/status-report.rules.ts'
import { StatusState } from '#domain/status-report/status-report.ts'
import { type MessageKey, t } from '#web/platform/i18n.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { shortTime } from './status-text.ts'
import { type Asked, useGive } from './use-give.ts'

/** Something is abnormal; an earlier report is put right; ethics writes down what it heard. */
type Kind = 'abnormal' | 'correct' | 'onBehalf'

const words: Record<Kind, { title: MessageKey; text: MessageKey; note: MessageKey; send: MessageKey }> = {
  abnormal: {
    title: 'status.abnormalTitle',
    text: 'status.abnormalText',
    note: 'status.note',
    send: 'status.send',
  },
  correct: {
    title: 'status.correctFor',
    text: 'status.correctText',
    note: 'status.reason',
    send: 'status.correct',
  },
  onBehalf: {
    title: 'status.onBehalf',
    text: 'status.onBehalfText',
    note: 'status.reason',
    send: 'status.record',
  },
}

export type StatusDialogProps = { kind: Kind; asked: Asked; correctsId?: string; onClose: () => void }

/** One line, and for what is abnormal the way on to the report of an incident. */
export default function StatusDialog({ kind, asked, correctsId, onClose }: StatusDialogProps) {
  const [state, setState] = useState<StatusState>(kind === 'abnormal' ? 'abnormal' : 'normal')
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const [isGiven, setGiven] = useState(false)
  const { give, isPending, error } = useGive(asked, () => (state === 'abnormal' ? setGiven(true) : onClose()))
  const { title, text, note: noteLabel, send } = words[kind]
  const heading = t(title, { place: placeName(asked.place), time: shortTime(asked.dueAt) })
  const isMissing = note.trim() === ''
  const submit = () => {
    setTried(true)
    if (!isMissing) give({ state, note, correctsId: correctsId ?? null })
  }
  if (isGiven) return <AfterAbnormal title={heading} onClose={onClose} />
  return (
    <Dialog title={heading} isOpen onClose={onClose}>
      <p>{t(text)}</p>
      <Form label={heading} onSubmit={submit}>
        {kind !== 'abnormal' && (
          <Segmented
            label={t('status.correctTo')}
            hideLabel={kind === 'onBehalf'}
            segments={StatusState.options.map((value) => ({ value, label: t(`status.state.${value}`) }))}
            value={state}
            onChange={setState}
          />
        )}
        <TextField
          label={t(noteLabel)}
          description={t('status.noteText')}
          isRequired
          maxLength={200}
          value={note}
          onChange={setNote}
          error={isTried && isMissing ? t('problem.statusReport.note_missing') : null}
        />
        <Failure error={error} />
        <Actions>
          <Button type="submit" kind="main" isPending={isPending}>
            {t(send)}
          </Button>
          <Button onPress={onClose}>{t('web.cancel')}</Button>
        </Actions>
      </Form>
    </Dialog>
  )
}

const AfterAbnormal = ({ title, onClose }: { title: string; onClose: () => void }) => (
  <Dialog title={title} isOpen onClose={onClose}>
    <Banner tone="done">{t('status.abnormalGiven')}</Banner>
    <Actions>
      <Link to="/reports/new" className={buttonClass('main')}>
        {t('status.toIncident')}
      </Link>
      <Button onPress={onClose}>{t('web.close')}</Button>
    </Actions>
  </Dialog>
)
