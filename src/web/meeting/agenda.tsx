import { useState } from 'react'
import type { AgendaItem } from '#domain/meeting/meeting.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useMay } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import editing from '#web/platform/ui/editing.module.css'
import { Section } from '#web/platform/ui/page.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import styles from './meeting.module.css'
import type { MeetingProps } from './meeting.page.tsx'
import { draftOf } from './meeting-draft.ts'
import { ProposalDialog } from './proposal-dialog.tsx'
import { useNames } from './use-names.ts'

/** It wrote itself; the officer orders it, adds and strikes out, a unit proposes. */
export function Agenda({ meeting }: MeetingProps) {
  const may = useMay()
  const [isProposing, setProposing] = useState(false)
  const renew = useAction()
  return (
    <Section
      title={t('meeting.agenda')}
      aside={
        <span className={styles.acts}>
          {may('meeting.renewAgenda') && (
            <Button
              kind="quiet"
              icon="standing"
              isPending={renew.isPending}
              onPress={() => renew.mutate({ address: `/meetings/${meeting.id}/agenda/renew`, input: {} })}
            >
              {t('meeting.renewAgenda')}
            </Button>
          )}
          {may('meeting.propose') && (
            <Button kind="quiet" icon="add" onPress={() => setProposing(true)}>
              {t('meeting.proposal')}
            </Button>
          )}
        </span>
      }
    >
      <Failure error={renew.error} />
      {may('meeting.plan') ? <AgendaEditor meeting={meeting} /> : <AgendaItems items={meeting.content.agenda} />}
      {isProposing && <ProposalDialog id={meeting.id} onClose={() => setProposing(false)} />}
    </Section>
  )
}

const AgendaItems = ({ items }: { items: readonly AgendaItem[] }) => (
  <ol className={styles.agenda}>
    {items
      .filter(({ isStruck }) => !isStruck)
      .map((item) => (
        <li key={item.id}>
          <AgendaText item={item} />
        </li>
      ))}
  </ol>
)

export function AgendaText({ item: { source, title, facts, text, unitId } }: { item: AgendaItem }) {
  const names = useNames()
  return (
    <>
      <strong>{title}</strong>
      {source === 'proposal' && <span className={styles.soft}>　{names(unitId)}</span>}
      {facts.length > 0 && (
        <details className={styles.facts}>
          <summary>{t('meeting.facts', { count: facts.length })}</summary>
          <ul>
            {facts.map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
        </details>
      )}
      {text && <p className={styles.prose}>{text}</p>}
    </>
  )
}

function AgendaEditor({ meeting }: MeetingProps) {
  const before = meeting.content.agenda
  const [edited, setItems] = useState<readonly AgendaItem[] | null>(null)
  const save = useAction(() => setItems(null))
  // What was proposed meanwhile stands below what is being ordered.
  const items = edited ? [...edited, ...before.filter(({ id }) => edited.every((one) => one.id !== id))] : before
  const put = (at: number, changes: Partial<AgendaItem>) => setItems(items.with(at, { ...items[at]!, ...changes }))
  const move = (at: number, by: number) => setItems(items.toSpliced(at, 1).toSpliced(at + by, 0, items[at]!))
  const isChanged = JSON.stringify(items) !== JSON.stringify(before)
  const isNameless = items.some(({ title }) => title.trim() === '')
  const add = () => {
    const own = {
      id: newId(),
      source: 'own' as const,
      resolutionId: null,
      unitId: null,
      title: '',
      facts: [],
      text: '',
    }
    setItems([...items, { ...own, isStruck: false }])
  }
  const send = () => {
    const { id, ...draft } = draftOf(meeting)
    save.mutate({ method: 'PUT', address: `/meetings/${id}`, input: { ...draft, agenda: items } })
  }
  return (
    <>
      {items.length === 0 && <Banner quiet>{t('meeting.agendaEmpty')}</Banner>}
      <ol className={styles.agenda}>
        {items.map((item, at) => (
          <li key={item.id} data-struck={item.isStruck}>
            <div className={styles.row}>
              <div className={styles.grow}>
                {item.source === 'own' ? (
                  <OwnItem item={item} onChange={(changes) => put(at, changes)} />
                ) : (
                  <AgendaText item={item} />
                )}
              </div>
              <span className={styles.acts}>
                <Button
                  kind="quiet"
                  isDisabled={at === 0}
                  onPress={() => move(at, -1)}
                  aria-label={t('meeting.moveUpOne', { title: item.title })}
                >
                  {t('meeting.moveUp')}
                </Button>
                <Button
                  kind="quiet"
                  isDisabled={at === items.length - 1}
                  onPress={() => move(at, 1)}
                  aria-label={t('meeting.moveDownOne', { title: item.title })}
                >
                  {t('meeting.moveDown')}
                </Button>
                {item.source !== 'resolution' && (
                  <Button kind="quiet" onPress={() => put(at, { isStruck: !item.isStruck })}>
                    {t(item.isStruck ? 'meeting.restore' : 'meeting.strike')}
                  </Button>
                )}
              </span>
            </div>
          </li>
        ))}
      </ol>
      <div>
        <Button icon="add" onPress={add}>
          {t('meeting.addItem')}
        </Button>
      </div>
      <Failure error={save.error} />
      {isChanged && (
        <div className={editing.bar}>
          <span>{t('meeting.agendaChanged')}</span>
          <Button onPress={() => setItems(null)}>{t('route.edit.discard')}</Button>
          <Button kind="main" isDisabled={isNameless} isPending={save.isPending} onPress={send}>
            {t('meeting.saveAgenda')}
          </Button>
        </div>
      )}
    </>
  )
}

type OwnItemProps = { item: AgendaItem; onChange: (changes: Partial<AgendaItem>) => void }

const OwnItem = ({ item: { title, text }, onChange }: OwnItemProps) => (
  <div className={styles.fields}>
    <TextField
      label={t('meeting.itemTitle')}
      isRequired
      maxLength={120}
      value={title}
      onChange={(typed) => onChange({ title: typed })}
    />
    <TextArea
      label={t('meeting.itemText')}
      maxLength={2000}
      value={text}
      onChange={(typed) => onChange({ text: typed })}
    />
  </div>
)
