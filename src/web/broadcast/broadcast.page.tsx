import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { duesOf } from '#domain/broadcast/broadcast.rules.ts'
import type { Broadcast, BroadcastList } from '#domain/broadcast/broadcast.ts'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { dateInTaipei } from '#domain/date.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { useInstant } from '#web/status-report/use-instant.ts'
import styles from './broadcast.module.css'
import { broadcastsQuery } from './broadcast.queries.ts'
import { BroadcastDialog } from './broadcast-dialog.tsx'
import { BroadcastText } from './broadcast-text.tsx'
import { toneOf } from './due-text.ts'

/** What is to be read out now, what was read, and what was forgotten? */
export function BroadcastPage() {
  const may = useMay()
  const { data, error } = useQuery(broadcastsQuery)
  const [opened, setOpened] = useState<Broadcast | 'new' | null>(null)
  return (
    <Page
      title={t('broadcast.title')}
      lead={t('broadcast.lead')}
      above={<Link to="/checks">{t('place.checks')}</Link>}
      actions={
        may('broadcast.save') && (
          <Button icon="add" onPress={() => setOpened('new')}>
            {t('broadcast.add')}
          </Button>
        )
      }
    >
      <Failure error={data ? null : error} />
      {!data && !error && <Skeleton lines={6} />}
      {data?.broadcasts.length === 0 && (
        <EmptyState title={t('broadcast.empty')}>{t('broadcast.emptyText')}</EmptyState>
      )}
      {data && data.broadcasts.length > 0 && <Broadcasts list={data} onChange={setOpened} />}
      {opened && <BroadcastDialog broadcast={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />}
    </Page>
  )
}

function Broadcasts({ list, onChange }: { list: BroadcastList; onChange: (broadcast: Broadcast) => void }) {
  const now = useInstant()
  const dues = duesOf(list, now, officeCalendar)
  const today = dues.filter(({ dueAt }) => dateInTaipei(new Date(dueAt)) === dateInTaipei(now))
  return (
    <>
      <ul className={styles.texts}>
        {list.broadcasts.map((broadcast) => (
          <BroadcastText
            key={broadcast.id}
            broadcast={broadcast}
            dues={today.filter((due) => due.broadcast.id === broadcast.id)}
            onChange={() => onChange(broadcast)}
          />
        ))}
      </ul>
      <Record list={list} dues={dues} />
    </>
  )
}

type Line = { key: string; at: string; title: string; name: string; state: keyof typeof toneOf; readAt: string | null }

/** The newest first: who read what and when, and what nobody read. */
function linesOf({ readings }: BroadcastList, dues: ReturnType<typeof duesOf>): Line[] {
  const owed = dues
    .filter(({ state }) => state !== 'waiting' && state !== 'due')
    .map(({ broadcast, dueAt, state, reading }) => ({
      ...{ key: `${broadcast.id} ${dueAt}`, at: dueAt, state },
      title: reading?.title ?? broadcast.title,
      name: reading?.readByName ?? '',
      readAt: reading?.readAt ?? null,
    }))
  const shown = new Set(dues.flatMap(({ reading }) => reading?.id ?? []))
  const others = readings
    .filter(({ id }) => !shown.has(id))
    .map(({ id, title, readAt, readByName }) => ({
      ...{ key: id, at: readAt, title, name: readByName, readAt },
      state: 'read' as const,
    }))
  return [...owed, ...others].toSorted((one, other) => other.at.localeCompare(one.at))
}

function Record({ list, dues }: { list: BroadcastList; dues: ReturnType<typeof duesOf> }) {
  const lines = linesOf(list, dues)
  return (
    <Section title={t('broadcast.record')}>
      {lines.length === 0 && <p>{t('broadcast.noRecord')}</p>}
      {lines.length > 0 && (
        <DataTable
          caption={t('broadcast.record')}
          rows={lines}
          keyOf={({ key }) => key}
          columns={[
            { title: t('broadcast.dueAt'), cell: ({ at }) => instantText(at) },
            { title: t('broadcast.name'), cell: ({ title }) => title },
            {
              title: t('broadcast.state'),
              cell: ({ state }) => <StateMark tone={toneOf[state]}>{t(`broadcast.state.${state}`)}</StateMark>,
            },
            { title: t('broadcast.readBy'), cell: ({ name, readAt }) => readAt && `${name}　${instantText(readAt)}` },
          ]}
        />
      )}
    </Section>
  )
}
