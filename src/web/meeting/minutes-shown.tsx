import type { Minutes } from '#domain/meeting/meeting.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { Section } from '#web/platform/ui/page.tsx'
import { AgendaText } from './agenda.tsx'
import styles from './meeting.module.css'
import type { MeetingProps } from './meeting.page.tsx'
import { useNames } from './use-names.ts'

/** The minutes to be read: once they are closed, exactly what is signed. */
export function MinutesShown({ meeting }: MeetingProps) {
  const { minutes, agenda, paper } = meeting.content
  if (paper)
    return (
      <Section title={t('meeting.minutes')}>
        <article className={styles.paper}>
          {paper.map(({ level, text }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: these lines never change
            <Line key={at} level={level} text={text} />
          ))}
        </article>
      </Section>
    )
  return (
    <Section title={t('meeting.minutes')}>
      <Words label={t('meeting.document.opening')} text={minutes.opening} />
      <ol className={styles.agenda}>
        {agenda
          .filter(({ isStruck }) => !isStruck)
          .map((item) => (
            <li key={item.id}>
              <AgendaText item={item} />
              <Said spoken={minutes.items.find(({ itemId }) => itemId === item.id)} />
            </li>
          ))}
        {(minutes.motions.discussion !== '' || minutes.motions.resolutions.length > 0) && (
          <li>
            <strong>{t('meeting.document.motions')}</strong>
            <Said spoken={minutes.motions} />
          </li>
        )}
      </ol>
      <Words label={t('meeting.document.ruling')} text={minutes.ruling} />
    </Section>
  )
}

function Line({ level, text }: { level: number; text: string }) {
  if (level === 1) return <h3>{text}</h3>
  return level === 2 ? <h4>{text}</h4> : <p>{text}</p>
}

const Words = ({ label, text }: { label: string; text: string }) =>
  text === '' ? null : (
    <div>
      <strong>{label}</strong>
      <p className={styles.prose}>{text}</p>
    </div>
  )

function Said({ spoken }: { spoken: Minutes['motions'] | undefined }) {
  const names = useNames()
  if (!spoken) return null
  return (
    <>
      {spoken.discussion && <p className={styles.prose}>{spoken.discussion}</p>}
      {spoken.resolutions.map(({ id, text, unitId, personId, dueDate }) => (
        <p key={id} className={styles.decided}>
          <strong>{t('meeting.resolution')}</strong>　{text}
          <span className={styles.soft}>
            　{[names(unitId), names(personId), dateText(dueDate)].filter(Boolean).join('　')}
          </span>
        </p>
      ))}
    </>
  )
}
