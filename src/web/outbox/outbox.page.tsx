import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { failureText } from '#web/platform/failure.ts'
import { t } from '#web/platform/i18n.ts'
import type { KeptFile, Stored } from '#web/platform/outbox/entry.ts'
import { refusalError, useOutbox } from '#web/platform/outbox/outbox.ts'
import { discard, discardFile, retry, retryFile, setAside } from '#web/platform/outbox/outbox-acts.ts'
import {
  firstOf,
  isOld,
  type Reason,
  reasonOf,
  type Thing,
  thingsOf,
  waitingSince,
} from '#web/platform/outbox/reason.rules.ts'
import { send } from '#web/platform/outbox/sender.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'
import { exportEntries } from './export-entries.ts'
import styles from './outbox.module.css'

const tones: Record<Reason, Tone> = {
  refused: 'late',
  fileRefused: 'late',
  setAside: 'nothing',
  earlier: 'waiting',
  files: 'underWay',
  sending: 'underWay',
  offline: 'due',
  signIn: 'due',
  busy: 'due',
  soon: 'waiting',
}

/** What waits on this device: what, since when, and why not yet. */
export function OutboxPage() {
  const outbox = useOutbox()
  const { entries, files, others, isDurable, isOpen } = outbox
  const since = waitingSince([...entries, ...files].map(({ value }) => value))
  const things = thingsOf(entries)
  const isEmpty = entries.length === 0 && files.length === 0
  const loose = files.filter(({ value }) => !entries.some((entry) => entry.value.fileIds.includes(value.id)))
  return (
    <Page title={t('outbox.title')} lead={t('outbox.lead')}>
      {!isDurable && <Banner tone="due">{t('outbox.notDurable')}</Banner>}
      {since && isOld(since, Date.now()) && (
        <Banner tone="late">{t('outbox.old', { time: instantText(since) })}</Banner>
      )}
      {others > 0 && <Banner quiet>{t('outbox.others', { count: others })}</Banner>}
      {!isOpen && <Skeleton />}
      {isOpen && isEmpty && <EmptyState title={t('outbox.allSent')}>{t('outbox.allSentText')}</EmptyState>}
      {!isEmpty && (
        <div>
          <Button kind="main" isPending={outbox.isSending} onPress={() => send()}>
            {t('outbox.sendNow')}
          </Button>
        </div>
      )}
      {entries.length > 0 && (
        <Section title={t('outbox.entries')} aside={t('outbox.count', { count: things.length })}>
          <ul className={styles.entries}>
            {things.map((thing) => (
              <ThingRow key={thing.subject} thing={thing} reason={reasonOf(firstOf(thing), outbox)} files={files} />
            ))}
          </ul>
        </Section>
      )}
      {loose.length > 0 && (
        <Section title={t('outbox.files')} aside={t('outbox.count', { count: loose.length })}>
          <ul className={styles.entries}>
            {loose.map((file) => (
              <FileRow key={file.value.id} file={file} />
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}

type ThingRowProps = { thing: Thing; reason: Reason; files: readonly Stored<KeptFile>[] }

function ThingRow({ thing, reason, files }: ThingRowProps) {
  const entry = firstOf(thing)
  const { label, keptAt, refusal } = entry.value
  const all = thing.entries.map(({ value }) => value)
  const inspectionId = /^\/inspections\/([^/]+)/.exec(entry.value.address)?.[1]
  const own = files.filter(({ value }) => all.some(({ fileIds }) => fileIds.includes(value.id)))
  const why = refusal ?? own.find(({ value }) => value.refusal)?.value.refusal ?? null
  const isStuck = reason === 'refused' || reason === 'fileRefused' || reason === 'setAside'
  return (
    <li className={styles.entry}>
      <strong>{inspectionId ? <InspectionLink id={inspectionId} label={label} /> : label}</strong>
      <StateMark tone={tones[reason]}>{t(`outbox.reason.${reason}`)}</StateMark>
      <span className={styles.since}>
        {t('outbox.since', { time: instantText(keptAt) })}
        {own.length > 0 && `　${t('outbox.withFiles', { count: own.length })}`}
      </span>
      {why && <p className={styles.why}>{failureText(refusalError(why))}</p>}
      <Actions>
        {isStuck && <Button onPress={() => retry(entry)}>{t('outbox.retry')}</Button>}
        {isStuck && reason !== 'setAside' && <Button onPress={() => setAside(entry)}>{t('outbox.setAside')}</Button>}
        <Button kind={isStuck ? 'plain' : 'quiet'} onPress={() => exportEntries(all)}>
          {t('outbox.export')}
        </Button>
        {reason === 'setAside' && <Discard label={label} onDiscard={() => discard(entry)} />}
      </Actions>
    </li>
  )
}

const InspectionLink = ({ id, label }: { id: string; label: string }) => (
  <Link to="/checks/$inspectionId" params={{ inspectionId: id }}>
    {label}
  </Link>
)

function FileRow({ file }: { file: Stored<KeptFile> }) {
  const { name, keptAt, refusal } = file.value
  return (
    <li className={styles.entry}>
      <strong>{name}</strong>
      <StateMark tone={refusal ? 'late' : 'underWay'}>{t(`outbox.reason.${refusal ? 'refused' : 'soon'}`)}</StateMark>
      <span className={styles.since}>{t('outbox.since', { time: instantText(keptAt) })}</span>
      {refusal && <p className={styles.why}>{failureText(refusalError(refusal))}</p>}
      {refusal && (
        <Actions>
          <Button onPress={() => retryFile(file)}>{t('outbox.retry')}</Button>
          <Discard label={name} onDiscard={() => discardFile(file)} />
        </Actions>
      )}
    </li>
  )
}

/** The only way by which something leaves the device without having arrived; asked for by name. */
function Discard({ label, onDiscard }: { label: string; onDiscard: () => void }) {
  const [isAsked, setAsked] = useState(false)
  return (
    <>
      <Button kind="quiet" onPress={() => setAsked(true)}>
        {t('outbox.discard')}
      </Button>
      <Dialog title={t('outbox.discardTitle')} isOpen={isAsked} onClose={() => setAsked(false)} mustAnswer>
        <p>{t('outbox.discardText', { label })}</p>
        <Actions>
          <Button onPress={onDiscard}>{t('outbox.discard')}</Button>
          <Button kind="main" autoFocus onPress={() => setAsked(false)}>
            {t('outbox.keep')}
          </Button>
        </Actions>
      </Dialog>
    </>
  )
}
