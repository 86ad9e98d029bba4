import type { SealedEntry, SealedMatter } from '#domain/sealed-matter/sealed-matter.ts'
import { reportText } from '#web/incident/report-text.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { Section } from '#web/platform/ui/page.tsx'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'
import styles from './sealed-matter.module.css'

const tones: Record<SealedEntry['kind'], Tone> = {
  note: 'standing',
  measure: 'underWay',
  notice: 'underWay',
  handOver: 'done',
  readerNamed: 'standing',
  readerEnded: 'standing',
  excluded: 'attention',
  reportIssued: 'done',
  closed: 'done',
}

/** In the order in which it was entered; nothing of it can be changed. */
export const MatterTimeline = ({ matter: { entries, reportedAt } }: { matter: SealedMatter }) => (
  <Section title={t('incident.timeline')}>
    <ol className={styles.list}>
      <li className={styles.row}>
        <p className={styles.line}>
          <StateMark tone="attention">{t('sealedMatter.entry.reported')}</StateMark>
          <span className={styles.soft}>{instantText(reportedAt)}</span>
        </p>
      </li>
      {entries.map((entry) => (
        <li key={entry.id} className={styles.row}>
          <p className={styles.line}>
            <StateMark tone={tones[entry.kind]}>{t(`sealedMatter.entry.${entry.kind}`)}</StateMark>
            <span className={styles.soft}>
              {instantText(entry.enteredAt)}　{entry.enteredByName}
            </span>
          </p>
          <p className={styles.prose}>{textOf(entry)}</p>
        </li>
      ))}
    </ol>
  </Section>
)

function textOf({ text, notice, handOver, report }: SealedEntry): string {
  if (report) return reportText(report)
  if (notice) {
    const { recipient, means, toldAt, answeredBy, remark } = notice
    const line = t('sealedMatter.noticeLine', {
      at: instantText(toldAt),
      means: t(`route.means.${means}`),
      who: recipient,
    })
    return [line, answeredBy && t('incident.answeredLine', { who: answeredBy }), remark].filter(Boolean).join('\n')
  }
  if (!handOver) return text
  const { authority, officer, at, receipt } = handOver
  const line = t('sealedMatter.handOverLine', { at: instantText(at), who: t(`route.authority.${authority}`), officer })
  return [line, receipt && t('sealedMatter.receiptLine', { receipt })].filter(Boolean).join('\n')
}
