import { useState } from 'react'
import type { ToTell } from '#domain/incident/incident-card.ts'
import type { SealedMatter } from '#domain/sealed-matter/sealed-matter.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { useEachSecond } from '#web/platform/use-now.ts'
import { NoticeDialog } from './notice-dialog.tsx'
import styles from './sealed-matter.module.css'
import type { MatterProps } from './sealed-matter.page.tsx'

/** Whom the routes want told, by which means, and who has been; whom it concerns is not. */
export function MatterTellings(props: MatterProps) {
  const { matter } = props
  const [told, setTold] = useState<ToTell | null>(null)
  const mayTell = matter.capacity !== null && matter.closedAt === null && !matter.contentOutside
  const { tellings } = matter.says
  return (
    <Section title={t('incident.toTell')}>
      {tellings.length === 0 && <EmptyState title={t('incident.nobodyToTell')} />}
      <ul className={styles.list}>
        {tellings.map((telling) => (
          <li key={telling.authority} className={`${styles.row} ${styles.telling}`}>
            <div>
              <p className={styles.line}>
                <strong>{t(`route.authority.${telling.authority}`)}</strong>
                <TellingMark matter={matter} telling={telling} />
              </p>
              <p className={styles.soft}>
                {telling.means
                  .filter((means) => !matter.says.forbiddenMeans.includes(means))
                  .map((means) => t(`route.means.${means}`))
                  .join(t('web.comma'))}
              </p>
            </div>
            {mayTell && !matter.barred.includes(telling.authority) && (
              <Button onPress={() => setTold(telling)}>{t('incident.wasTold')}</Button>
            )}
          </li>
        ))}
      </ul>
      <OtherClocks matter={matter} />
      {told && <NoticeDialog {...props} suggested={told} onClose={() => setTold(null)} />}
    </Section>
  )
}

const toldAt = ({ clocks, entries }: SealedMatter, { authority }: ToTell): string | undefined =>
  clocks.find((clock) => clock.authority === authority && clock.metAt)?.metAt ??
  entries
    .map(({ notice, handOver }) =>
      notice?.authority === authority ? notice.toldAt : handOver?.authority === authority ? handOver.at : undefined,
    )
    .find((at) => at !== undefined)

function TellingMark({ matter, telling }: { matter: SealedMatter; telling: ToTell }) {
  const now = useEachSecond()
  const at = toldAt(matter, telling)
  if (matter.barred.includes(telling.authority))
    return <StateMark tone="attention">{t('sealedMatter.isConcerned')}</StateMark>
  if (at) return <StateMark tone="done">{t('incident.toldAtState', { at: instantText(at) })}</StateMark>
  if (!telling.dueAt) return <StateMark tone="waiting">{t('incident.noTime')}</StateMark>
  const isLate = Date.parse(telling.dueAt) < now.getTime()
  return (
    <StateMark tone={isLate ? 'late' : 'due'}>{t('sealedMatter.dueAt', { at: instantText(telling.dueAt) })}</StateMark>
  )
}

/** What is to be done besides telling. */
function OtherClocks({ matter: { clocks } }: { matter: SealedMatter }) {
  const now = useEachSecond()
  const others = clocks.filter(
    ({ step, metAt, endedAt }) => step !== 'firstNotice' && step !== 'relay' && !metAt && !endedAt,
  )
  if (others.length === 0) return null
  return (
    <ul className={styles.list}>
      {others.map(({ routeKey, position, step, authority, round, dueAt }) => (
        <li key={`${routeKey} ${position} ${authority} ${round}`} className={styles.row}>
          <p className={styles.line}>
            {[t(`route.step.${step}`), authority && t(`route.authority.${authority}`)].filter(Boolean).join(' ')}
            <StateMark tone={Date.parse(dueAt) < now.getTime() ? 'late' : 'due'}>
              {t('sealedMatter.dueAt', { at: instantText(dueAt) })}
            </StateMark>
          </p>
        </li>
      ))}
    </ul>
  )
}
