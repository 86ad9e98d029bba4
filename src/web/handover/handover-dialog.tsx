import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { HandoverEntry } from '#domain/handover/handover.ts'
import { isEthics } from '#domain/person/person.rules.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useKeptAction } from '#web/platform/outbox/kept-action.ts'
import { useActing } from '#web/platform/rule.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { MomentField } from '#web/platform/ui/date-field.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import { useNow } from '#web/platform/use-now.ts'
import type { HandoverSearch } from './handover.queries.ts'

/** Written before one leaves; it waits on the device where there is no network. */
export function HandoverDialog({ next, onClose }: { next: HandoverSearch; onClose: () => void }) {
  const now = useNow()
  const acting = useActing()
  const { data: agency } = useQuery(agencyQuery)
  const [entry, setEntry] = useState<HandoverEntry>(() => ({
    id: newId(),
    fromPersonId: acting.personId,
    toPersonId: next.to ?? '',
    takesOverAt: next.at ?? now(),
    watchFor: '',
    openMatters: '',
  }))
  const [isTried, setTried] = useState(false)
  const write = useKeptAction(onClose)
  const change = (changes: Partial<HandoverEntry>) => setEntry({ ...entry, ...changes })
  const people = (agency?.people ?? []).map(({ id, name, title }) => ({ value: id, label: `${name}（${title}）` }))
  const others = people.filter(({ value }) => value !== entry.fromPersonId)
  const isEmpty = entry.watchFor.trim() === ''
  const send = () => {
    setTried(true)
    const label = t('handover.write')
    if (!isEmpty && entry.toPersonId) write.mutate({ subject: entry.id, address: '/handovers', input: entry, label })
  }
  return (
    <Dialog title={t('handover.write')} isOpen onClose={onClose}>
      <Form label={t('handover.write')} onSubmit={send}>
        {isEthics(acting) && (
          <Select
            label={t('handover.from')}
            value={entry.fromPersonId}
            options={people}
            onChange={(fromPersonId) => change({ fromPersonId })}
          />
        )}
        <Select
          label={t('handover.to')}
          empty={t('handover.choose')}
          value={entry.toPersonId}
          options={others}
          onChange={(toPersonId) => change({ toPersonId })}
        />
        <MomentField
          label={t('handover.takesOverAt')}
          isRequired
          value={entry.takesOverAt}
          onChange={(takesOverAt) => takesOverAt && change({ takesOverAt })}
        />
        <TextArea
          label={t('handover.watchFor')}
          isRequired
          maxLength={1000}
          value={entry.watchFor}
          onChange={(watchFor) => change({ watchFor })}
          error={isTried && isEmpty ? t('web.required') : null}
        />
        <TextArea
          label={t('handover.openMatters')}
          description={t('handover.openText')}
          maxLength={1000}
          value={entry.openMatters}
          onChange={(openMatters) => change({ openMatters })}
        />
        <Failure error={write.error} />
        <Actions>
          <Button type="submit" kind="main" isPending={write.isPending} isDisabled={entry.toPersonId === ''}>
            {t('handover.writeNote')}
          </Button>
          <Button onPress={onClose}>{t('web.cancel')}</Button>
        </Actions>
      </Form>
    </Dialog>
  )
}
