import { useState } from 'react'
import { isEthics } from '#domain/person/person.rules.ts'
import { placeName } from '#domain/status-report/status-report.rules.ts'
import type { StatusReport } from '#domain/status-report/status-report.ts'
import { type StatusCell, subjectKey } from '#domain/status-report/status-slot.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { useActing } from '#web/platform/rule.ts'
import { useSession } from '#web/platform/session.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import StatusDialog from './status-dialog.tsx'
import styles from './status-report.module.css'
import { givenText, timeText, toneOf } from './status-text.ts'
import type { Asked } from './use-give.ts'

type CellDialogProps = {
  asked: Asked
  cell: StatusCell
  /** Of all; those that were put right are shown too. */
  reports: readonly StatusReport[]
  onClose: () => void
}

/** Who said what when, what was put right, and whom to call. */
export function CellDialog({ asked, cell, reports, onClose }: CellDialogProps) {
  const { today } = useSession()
  const acting = useActing()
  const [isRecording, setRecording] = useState(false)
  const { place, dueAt } = asked
  const made = reports.filter((report) => report.dueAt === dueAt && subjectKey(report) === subjectKey(place))
  const canRecord = cell.state !== 'waiting' && (isEthics(acting) || place.unitId === acting.unitId)
  if (isRecording) return <StatusDialog kind="onBehalf" asked={asked} onClose={onClose} />
  return (
    <Dialog title={`${placeName(place)} ${timeText(dueAt, today)}`} isOpen onClose={onClose}>
      <StateMark tone={toneOf[cell.state]}>{t(`status.state.${cell.state}`)}</StateMark>
      {made.length === 0 && <p>{t('status.nothingHeard')}</p>}
      <ul className={styles.own}>
        {made.map((report) => (
          <Made key={report.id} report={report} isCorrected={!cell.reports.some(({ id }) => id === report.id)} />
        ))}
      </ul>
      <Facts
        facts={[
          [t('status.head'), place.headName],
          [t('status.telephone'), place.telephone && <a href={`tel:${place.telephone}`}>{place.telephone}</a>],
        ]}
      />
      <Actions>
        {canRecord && made.length === 0 && (
          <Button kind="main" onPress={() => setRecording(true)}>
            {t('status.record')}
          </Button>
        )}
        <Button onPress={onClose}>{t('web.close')}</Button>
      </Actions>
    </Dialog>
  )
}

const Made = ({ report, isCorrected }: { report: StatusReport; isCorrected: boolean }) => (
  <li className={styles.ownRow}>
    <StateMark tone={isCorrected ? 'nothing' : toneOf[report.state]}>{t(`status.state.${report.state}`)}</StateMark>
    <span>{givenText(report)}</span>
    {!report.onTime && <span>{t('status.late')}</span>}
    {isCorrected && <span>{t('status.corrected')}</span>}
    {report.note && <q>{report.note}</q>}
  </li>
)
