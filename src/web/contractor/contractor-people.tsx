import { useState } from 'react'
import { type ContractorDetail, ContractorPersonEntry } from '#domain/contractor/contractor.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'

type PeopleProps = { detail: ContractorDetail; isKept: boolean }

export function ContractorPeople({ detail: { contractor, people }, isKept }: PeopleProps) {
  const [isAdding, setAdding] = useState(false)
  const leave = useAction<ContractorDetail>()
  return (
    <Section
      title={t('contractor.people')}
      aside={isKept && <Button onPress={() => setAdding(true)}>{t('contractor.person.add')}</Button>}
    >
      <Failure error={leave.error} />
      {people.length === 0 && <p>{t('contractor.noPeople')}</p>}
      {people.length > 0 && (
        <DataTable
          caption={t('contractor.people')}
          rows={people}
          keyOf={({ id }) => id}
          columns={[
            { title: t('contractor.person.name'), cell: ({ name }) => name },
            { title: t('contractor.telephone'), cell: ({ telephone }) => telephone },
            {
              title: t('contractor.person.leave'),
              cell: ({ id, leftOn }) =>
                leftOn
                  ? t('contractor.person.left', { date: dateText(leftOn) })
                  : isKept && (
                      <Button
                        kind="quiet"
                        onPress={() => leave.mutate({ address: `/contractors/${contractor.id}/people/${id}/leave` })}
                      >
                        {t('contractor.person.leave')}
                      </Button>
                    ),
            },
          ]}
        />
      )}
      {isAdding && <PersonDialog contractorId={contractor.id} onClose={() => setAdding(false)} />}
    </Section>
  )
}

function PersonDialog({ contractorId, onClose }: { contractorId: string; onClose: () => void }) {
  const [entry, setEntry] = useState<ContractorPersonEntry>(() => ({
    ...{ id: contractorId, personId: newId(), name: '', telephone: '' },
  }))
  const [isTried, setTried] = useState(false)
  const save = useAction<ContractorDetail>(onClose)
  const isWrong = (name: 'name' | 'telephone') =>
    isTried && !ContractorPersonEntry.shape[name].safeParse(entry[name]).success
  const send = () => {
    setTried(true)
    const { id, ...input } = entry
    if (ContractorPersonEntry.safeParse(entry).success) save.mutate({ address: `/contractors/${id}/people`, input })
  }
  return (
    <Dialog title={t('contractor.person.add')} isOpen onClose={onClose}>
      <p>{t('contractor.peopleText')}</p>
      <Form label={t('contractor.person.add')} onSubmit={send}>
        <TextField
          label={t('contractor.person.name')}
          isRequired
          maxLength={40}
          value={entry.name}
          onChange={(name) => setEntry({ ...entry, name })}
          error={isWrong('name') ? t('web.required') : null}
        />
        <TextField
          label={t('contractor.telephone')}
          inputMode="tel"
          value={entry.telephone}
          onChange={(telephone) => setEntry({ ...entry, telephone })}
          error={isWrong('telephone') ? t('contact.wrongTelephone') : null}
        />
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
