import { useState } from 'react'
import { kindsInOrder } from '#domain/contact/contact.rules.ts'
import { type Contact, type ContactDetail, ContactEntry, type ContactKind } from '#domain/contact/contact.ts'
import { KeeperField } from '#web/agency/keeper-field.tsx'
import { useAction } from '#web/platform/action.ts'
import { type MessageKey, t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useActing } from '#web/platform/rule.ts'
import { useSession } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'

const emptyEntry = (unitId: string, today: string): ContactEntry => ({
  id: newId(),
  kind: 'police',
  name: '',
  post: '',
  unitId,
  dayTelephone: '',
  nightTelephone: '',
  fax: '',
  mail: '',
  platform: '',
  remark: '',
  position: 1,
  validFrom: today,
  validUntil: null,
})

type Line = 'name' | 'post' | 'dayTelephone' | 'nightTelephone' | 'fax' | 'mail' | 'platform'
const lines: readonly {
  name: Line
  wrong: MessageKey
  description?: MessageKey
  inputMode?: 'tel' | 'email' | 'url'
}[] = [
  { name: 'name', wrong: 'web.required' },
  { name: 'post', wrong: 'web.required' },
  { name: 'dayTelephone', wrong: 'contact.wrongTelephone', inputMode: 'tel' },
  {
    name: 'nightTelephone',
    wrong: 'contact.wrongTelephone',
    description: 'contact.nightText',
    inputMode: 'tel',
  },
  { name: 'fax', wrong: 'contact.wrongTelephone', inputMode: 'tel' },
  { name: 'mail', wrong: 'contact.wrongMail', inputMode: 'email' },
  { name: 'platform', wrong: 'contact.wrongPlatform', description: 'contact.platformText', inputMode: 'url' },
]

/** A contact that is added, or the facts of one that is there. */
export function ContactDialog({ contact, onClose }: { contact: Contact | null; onClose: () => void }) {
  const actor = useActing()
  const { today } = useSession()
  const [entry, setEntry] = useState<ContactEntry>(() =>
    contact ? ContactEntry.parse(contact) : emptyEntry(actor.unitId ?? '', today),
  )
  const [isTried, setTried] = useState(false)
  const save = useAction<ContactDetail>(onClose)
  const change = (changes: Partial<ContactEntry>) => setEntry((all) => ({ ...all, ...changes }))
  const isWrong = (name: keyof ContactEntry) => isTried && !ContactEntry.shape[name].safeParse(entry[name]).success
  const send = () => {
    setTried(true)
    if (!ContactEntry.safeParse(entry).success) return
    if (!contact) return save.mutate({ address: '/contacts', input: entry })
    const { id, ...facts } = entry
    save.mutate({ method: 'PATCH', address: `/contacts/${id}`, input: { ...facts, version: contact.version } })
  }
  return (
    <Dialog title={contact ? t('contact.edit') : t('contact.add')} isOpen onClose={onClose}>
      <Form label={t('contact.facts')} onSubmit={send}>
        <Select
          label={t('contact.kind')}
          value={entry.kind}
          options={kindsInOrder.map((value) => ({ value, label: t(`contact.kind.${value}`) }))}
          onChange={(kind) => change({ kind: kind as ContactKind })}
        />
        {lines.map(({ name, wrong, description, inputMode }) => (
          <TextField
            key={name}
            label={t(`contact.${name}`)}
            isRequired={name === 'name'}
            {...(description && { description: t(description) })}
            {...(inputMode && { inputMode })}
            value={entry[name]}
            onChange={(text) => change({ [name]: text })}
            error={isWrong(name) ? t(wrong) : null}
          />
        ))}
        <TextArea
          label={t('contact.remark')}
          maxLength={300}
          value={entry.remark}
          onChange={(remark) => change({ remark })}
        />
        <TextField
          label={t('contact.position')}
          description={t('contact.positionText')}
          isRequired
          inputMode="numeric"
          maxLength={2}
          value={Number.isNaN(entry.position) ? '' : String(entry.position)}
          onChange={(text) => change({ position: Number.parseInt(text, 10) })}
          error={isWrong('position') ? t('contact.wrongPosition') : null}
        />
        <DateField
          label={t('contact.validFrom')}
          isRequired
          value={entry.validFrom}
          onChange={(validFrom) => validFrom && change({ validFrom })}
        />
        <DateField
          label={t('contact.validUntil')}
          value={entry.validUntil}
          onChange={(validUntil) => change({ validUntil })}
        />
        <KeeperField label={t('contact.unit')} value={entry.unitId} onChange={(unitId) => change({ unitId })} />
        <Failure error={save.error} />
        <Actions>
          <Button type="submit" kind="main" isPending={save.isPending}>
            {t('web.save')}
          </Button>
          <Button onPress={onClose}>{t('web.cancel')}</Button>
        </Actions>
      </Form>
    </Dialog>
  )
}
