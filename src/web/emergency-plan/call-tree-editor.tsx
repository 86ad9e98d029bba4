import { useQuery } from '@tanstack/react-query'
import { type CSSProperties, useState } from 'react'
import { inTreeOrder } from '#domain/emergency-plan/call-tree.rules.ts'
import { type CallTreeEntry, mostCalled, type ShownCallTreeEntry } from '#domain/emergency-plan/call-tree.ts'
import type { EmergencyPlanDetail } from '#domain/emergency-plan/emergency-plan.ts'
import { contactsQuery } from '#web/contact/contact.queries.ts'
import { useAction } from '#web/platform/action.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import styles from './emergency-plan.module.css'

type Named = CallTreeEntry & Pick<ShownCallTreeEntry, 'name' | 'title'>

/** One after the other is put under whoever calls them; taken out together with those whom they call. */
export function CallTreeEditor({ detail, onClose }: { detail: EmergencyPlanDetail; onClose: () => void }) {
  const { plan } = detail
  const [entries, setEntries] = useState<readonly Named[]>(detail.tree)
  const save = useAction<EmergencyPlanDetail>(onClose)
  const ordered = inTreeOrder(entries)
  const send = () =>
    save.mutate({
      method: 'PUT',
      address: `/emergency-plans/${plan.id}/call-tree`,
      input: {
        version: plan.version,
        entries: ordered.map(({ entry: { id, parentId, contactId, personId } }) => ({
          id,
          parentId,
          contactId,
          personId,
        })),
      },
    })
  return (
    <>
      <ol className={styles.tree}>
        {ordered.map(({ entry, depth, number }) => (
          <li key={entry.id} className={styles.branch} style={{ '--depth': depth } as CSSProperties}>
            <span className={styles.number}>{number}</span>
            <span className={styles.who}>
              <strong>{entry.name}</strong>
              <span className={styles.soft}>{entry.title}</span>
            </span>
            <Button
              kind="quiet"
              icon="close"
              aria-label={t('emergencyPlan.tree.remove', { name: entry.name })}
              onPress={() => setEntries(without(entries, entry.id))}
            >
              {t('file.drop')}
            </Button>
          </li>
        ))}
      </ol>
      {entries.length < mostCalled && (
        <AddEntry entries={ordered.map(({ entry }) => entry)} onAdd={(entry) => setEntries([...entries, entry])} />
      )}
      <Failure error={save.error} />
      <Actions>
        <Button kind="main" isPending={save.isPending} onPress={send}>
          {t('emergencyPlan.tree.save')}
        </Button>
        <Button onPress={onClose}>{t('web.cancel')}</Button>
      </Actions>
    </>
  )
}

function without(entries: readonly Named[], id: string): readonly Named[] {
  const below = entries.filter(({ parentId }) => parentId === id)
  const others = entries.filter((entry) => entry.id !== id)
  return below.reduce<readonly Named[]>((left, child) => without(left, child.id), others)
}

type AddEntryProps = { entries: readonly Named[]; onAdd: (entry: Named) => void }

function AddEntry({ entries, onAdd }: AddEntryProps) {
  const { data: contacts } = useQuery(contactsQuery)
  const { data: agency } = useQuery(agencyQuery)
  const [who, setWho] = useState('')
  const [parentId, setParentId] = useState('')
  const called = new Set(entries.flatMap(({ contactId, personId }) => [contactId, personId]))
  const free = [
    ...(contacts ?? []).map(({ id, name, post }) => ({ id, name, title: post, contactId: id, personId: null })),
    ...(agency?.people ?? []).map(({ id, name, title }) => ({ id, name, title, contactId: null, personId: id })),
  ].filter(({ id }) => !called.has(id))
  const chosen = free.find(({ id }) => id === who)
  const add = () => {
    if (!chosen) return
    onAdd({ ...chosen, id: newId(), parentId: parentId || null })
    setWho('')
  }
  return (
    <>
      <Select
        label={t('emergencyPlan.tree.who')}
        empty={t('emergencyPlan.tree.choose')}
        value={who}
        options={free.map(({ id, name, title }) => ({ value: id, label: [name, title].filter(Boolean).join('　') }))}
        onChange={setWho}
      />
      <Select
        label={t('emergencyPlan.tree.caller')}
        empty={t('emergencyPlan.tree.first')}
        value={parentId}
        options={entries.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setParentId}
      />
      <div>
        <Button icon="add" isDisabled={!chosen} onPress={add}>
          {t('emergencyPlan.tree.add')}
        </Button>
      </div>
    </>
  )
}
