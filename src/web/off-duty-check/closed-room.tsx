import { useState } from 'react'
import type { OffDutyClosing } from '#domain/off-duty-check/off-duty-check.ts'
import { t } from '#web/platform/i18n.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Photos } from '#web/platform/ui/photos.tsx'
import { pictureOf } from './item-line.tsx'
import { NoteDialog } from './note-dialog.tsx'
import styles from './off-duty-check.module.css'
import { closedText, timeOn } from './room-text.ts'

/** Who closed it and when; a remark can be added, or the room reopened when somebody came back. */
export function ClosedRoom({ closing, isOwn }: { closing: OffDutyClosing; isOwn: boolean }) {
  const [open, setOpen] = useState<'remark' | 'reopened' | null>(null)
  return (
    <>
      <Banner tone="done" title={closedText(closing)}>
        {closing.answers.every(({ wrong }) => !wrong) && t('offDutyCheck.allInOrder')}
      </Banner>
      <ul className={styles.items}>
        {closing.answers.map(({ itemKey, text, wrong, fileIds }) => (
          <li key={itemKey} className={styles.item} data-wrong={wrong !== null}>
            <strong>{text}</strong>
            {wrong && <span>{wrong.note || t('offDutyCheck.wrong')}</span>}
            <Photos files={fileIds.map(pictureOf)} />
          </li>
        ))}
        {closing.notes.map(({ text, byName, at }) => (
          <li key={at} className={styles.item}>
            <span>{text}</span>
            <span className={styles.soft}>
              {byName}　{timeOn(closing.date, at)}
            </span>
          </li>
        ))}
      </ul>
      {isOwn && (
        <Actions>
          <Button onPress={() => setOpen('remark')}>{t('offDutyCheck.remark')}</Button>
          <Button onPress={() => setOpen('reopened')}>{t('offDutyCheck.reopen')}</Button>
        </Actions>
      )}
      {open && <NoteDialog kind={open} closingId={closing.id} onClose={() => setOpen(null)} />}
    </>
  )
}
