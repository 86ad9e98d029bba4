import { Link } from '@tanstack/react-router'
import type { Shown, StandingDuty } from '#domain/standing-duty/standing-duty.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './standing-duty.module.css'
import { type Placed, pageOfShown, toneOf, whoText } from './standing-duty-words.ts'

export type WindowActs = { onRecord: (placed: Placed) => void; onChange: (duty: StandingDuty) => void }
type WindowListProps = WindowActs & { placed: readonly Placed[]; today: string }

/** What is under way, by when, by whom and on what basis, and what shows that it was done. */
export function WindowList({ placed, today, onRecord, onChange }: WindowListProps) {
  const may = useMay()
  if (placed.length === 0) return <p>{t('standingDuty.nothing')}</p>
  return (
    <ul className={styles.windows}>
      {placed.map((each) => {
        const { duty, window } = each
        const { title, rhythm } = duty.content
        return (
          <li key={`${duty.id} ${window.start}`}>
            <div className={styles.about}>
              <h3>{title}</h3>
              <p>
                <StateMark tone={toneOf[window.state]}>{t(`standingDuty.state.${window.state}`)}</StateMark>
                <span>{t('standingDuty.by', { date: dateText(window.deadline) })}</span>
                <span>{t(`standingDuty.rhythm.${rhythm}`)}</span>
                <span>{whoText(duty)}</span>
              </p>
              <Basis duty={duty} />
              {window.shown.map((shown) => (
                <ShownLine key={shown.id} shown={shown} />
              ))}
              {window.shown.length === 0 && duty.recognisedBy && (
                <p className={styles.hint}>{t(`standingDuty.counts.${duty.recognisedBy}`)}</p>
              )}
            </div>
            <div className={styles.acts}>
              {duty.isYours && window.start <= today && (
                <Button
                  kind={window.shown.length > 0 ? 'quiet' : undefined}
                  aria-label={t('standingDuty.recordOf', { title })}
                  onPress={() => onRecord(each)}
                >
                  {t('standingDuty.record')}
                </Button>
              )}
              {may('standingDuty.change') && (
                <Button kind="quiet" aria-label={t('standingDuty.changeOf', { title })} onPress={() => onChange(duty)}>
                  {t('standingDuty.change')}
                </Button>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

/** Law with where it was read, or the agency's own: one is never taken for the other. */
const Basis = ({ duty: { basis } }: { duty: StandingDuty }) => (
  <p className={styles.hint}>
    {basis.isLaw ? `${basis.text}　${t('standingDuty.source', { source: basis.source })}` : t('standingDuty.own')}
  </p>
)

function ShownLine({ shown: { kind, id, title, on, byName, fileId } }: { shown: Shown }) {
  const page = pageOfShown[kind]
  return (
    <p className={styles.shown}>
      <span>{t(`standingDuty.kind.${kind}`)}</span>
      {page ? <Link to={page(id)}>{title}</Link> : <span>{title}</span>}
      <span>{t('standingDuty.byName', { date: dateText(on), name: byName ?? '' })}</span>
      {fileId && (
        <a href={`/api/files/${fileId}`} target="_blank" rel="noreferrer">
          {t('standingDuty.file')}
        </a>
      )}
    </p>
  )
}
