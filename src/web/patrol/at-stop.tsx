import { useState } from 'react'
import type { StoredFile } from '#domain/file/file.ts'
import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { FilePicker } from '#web/platform/ui/file-picker.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import { useNow } from '#web/platform/use-now.ts'
import { FindingFields } from './finding-fields.tsx'
import styles from './patrol.module.css'
import { StayCounter, useStay } from './stay-counter.tsx'
import { type Here, leave, type Walk } from './walk.ts'
import type { KeepWalk } from './walk-steps.tsx'

type AtStopProps = { walk: Walk; here: Here; keep: KeepWalk }

/** Looking around: how long already, what was seen, on to the next. */
export function AtStop({ walk, here, keep }: AtStopProps) {
  const now = useNow()
  const [isTried, setTried] = useState(false)
  const stop = walk.route.stops[here.stop]!
  const stay = useStay(here.arrivedAt)
  const isTooShort = stay < stop.leastSeconds
  const change = (changes: Partial<Here>) => void keep({ ...walk, here: { ...here, ...changes } })
  const isEmpty = here.finding !== null && here.finding.description.trim() === ''
  const go = () => {
    setTried(true)
    if (!isEmpty) void keep(leave(walk, now()))
  }
  return (
    <>
      <section className={styles.next} aria-label={t('patrol.here')}>
        <p className={styles.soft}>{t('patrol.here')}</p>
        <h2 className={styles.large}>{stop.name}</h2>
        <StayCounter seconds={stay} leastSeconds={stop.leastSeconds} />
      </section>
      <TextArea label={t('patrol.note')} maxLength={1000} value={here.note} onChange={(note) => change({ note })} />
      <Pictures fileIds={here.fileIds} onChange={(fileIds) => change({ fileIds })} />
      <FindingFields
        finding={here.finding}
        onChange={(finding) => change({ finding })}
        error={isTried && isEmpty ? t('web.required') : null}
      />
      <Button kind={isTooShort ? 'plain' : 'main'} wide onPress={go}>
        {t(isTooShort ? 'patrol.leaveEarly' : 'patrol.leave')}
      </Button>
    </>
  )
}

const storedAs = (id: string, index: number): StoredFile => ({
  id,
  name: t('patrol.photograph', { number: index + 1 }),
  mediaType: 'image/jpeg',
  size: 0,
  sha256: '',
})

type PicturesProps = { fileIds: readonly string[]; onChange: (fileIds: string[]) => void }
const Pictures = ({ fileIds, onChange }: PicturesProps) => (
  <FilePicker
    label={t('patrol.photographs')}
    onlyPictures
    files={fileIds.map(storedAs)}
    onAdd={({ id }) => onChange([...fileIds, id])}
    onRemove={(removed) => onChange(fileIds.filter((id) => id !== removed))}
  />
)
