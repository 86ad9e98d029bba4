import { useState } from 'react'
import type { StoredFile } from '#domain/file/file.ts'
import type { IncidentCard } from '#domain/incident/incident-card.ts'
import type { IncidentClock } from '#domain/incident/incident-clock.ts'
import { checkEntry, mayBeVoid } from '#domain/incident/incident-entry.rules.ts'
import type { EntryRecord, IncidentEntry } from '#domain/incident/incident-entry.ts'
import { Authority } from '#domain/route/authority.ts'
import { failureText } from '#web/platform/failure.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useKeptAction } from '#web/platform/outbox/kept-action.ts'
import { refusalOf } from '#web/platform/rule.ts'
import { MomentField } from '#web/platform/ui/date-field.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { FilePicker } from '#web/platform/ui/file-picker.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import { useNow } from '#web/platform/use-now.ts'
import { clockText } from './clock-words.ts'
import styles from './incident.module.css'

type EntryDialogProps = {
  card: IncidentCard
  kind: EntryRecord['kind']
  /** The clock that is met by it. */
  clock?: IncidentClock
  corrected?: IncidentEntry
  onClose: () => void
}

export const EntryDialog = (props: EntryDialogProps) => (
  <Dialog
    title={props.clock ? clockText(props.clock) : t(`incident.write.${props.kind}`)}
    isOpen
    onClose={props.onClose}
  >
    <EntryForm {...props} />
  </Dialog>
)

type Typed = Omit<EntryRecord, 'fileIds' | 'receipt'> & { authority: Authority; number: string }

function useEntry({ card, kind, clock, corrected }: EntryDialogProps) {
  const now = useNow()
  const [files, setFiles] = useState<readonly StoredFile[]>([])
  const [typed, setTyped] = useState<Typed>(() => ({
    ...{ id: card.incident.id, entryId: newId(), kind, at: now(), text: '', voids: false },
    ...{ clockId: clock?.id ?? null, corrects: corrected?.id ?? null, authority: 'moda', number: '' },
  }))
  const { authority, number, ...rest } = typed
  const receipt = kind === 'receipt' && number.trim() !== '' ? { authority, number } : null
  const record: EntryRecord = { ...rest, receipt, fileIds: files.map(({ id }) => id) }
  return {
    typed,
    files,
    setFiles,
    record,
    change: (changes: Partial<Typed>) => setTyped((before) => ({ ...before, ...changes })),
    refusal: refusalOf(() => checkEntry(card.incident, record, { clock, corrected }, new Date(now()))),
  }
}

/** A measure, a note, a receipt number, files, a correction: one line of the timeline. */
function EntryForm(props: EntryDialogProps) {
  const { card, kind, corrected, onClose } = props
  const { typed, files, setFiles, record, change, refusal } = useEntry(props)
  const [isTried, setTried] = useState(false)
  const add = useKeptAction(onClose)
  const send = () => {
    setTried(true)
    if (refusal) return
    const address = `/incidents/${card.incident.id}/entries`
    const { fileIds } = record
    add.mutate({ subject: card.incident.id, address, input: record, fileIds, label: t(`incident.write.${kind}`) })
  }
  return (
    <Form label={t(`incident.write.${kind}`)} onSubmit={send}>
      {kind === 'receipt' && <ReceiptFields typed={typed} change={change} />}
      <TextArea
        label={t('incident.entryText')}
        isRequired={kind !== 'receipt' && kind !== 'file'}
        maxLength={1000}
        value={typed.text}
        onChange={(text) => change({ text })}
      />
      <MomentField
        label={t('incident.entryAt')}
        isRequired
        value={typed.at}
        onChange={(at) => at && change({ at })}
        error={isTried && refusal ? failureText(refusal) : null}
      />
      {corrected && mayBeVoid(corrected.kind) && card.incident.state !== 'closed' && (
        <label className={styles.check}>
          <input type="checkbox" checked={typed.voids} onChange={(event) => change({ voids: event.target.checked })} />
          {t('incident.voids')}
        </label>
      )}
      {kind !== 'correction' && kind !== 'receipt' && (
        <FilePicker
          label={t('incident.photographs')}
          files={files}
          onAdd={(file) => setFiles((all) => [...all, file])}
          onRemove={(id) => setFiles((all) => all.filter((file) => file.id !== id))}
        />
      )}
      <FormActions action={add} label={t('incident.write')} onCancel={onClose} />
    </Form>
  )
}

type ReceiptFieldsProps = { typed: Typed; change: (changes: Partial<Typed>) => void }

const ReceiptFields = ({ typed, change }: ReceiptFieldsProps) => (
  <>
    <Select
      label={t('incident.platform')}
      value={typed.authority}
      options={Authority.options.map((value) => ({ value, label: t(`route.authority.${value}`) }))}
      onChange={(authority) => change({ authority: authority as Authority })}
    />
    <TextField
      label={t('incident.receiptNumber')}
      isRequired
      maxLength={60}
      value={typed.number}
      onChange={(number) => change({ number })}
    />
  </>
)
