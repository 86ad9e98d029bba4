import type { Wall } from '#domain/watch-board/watch-board.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import styles from './wall.module.css'

const kinds = ['normal', 'abnormal', 'silent', 'ahead'] as const
const mostPeople = 6
const mostOverdue = 3

/** Today's reports, in figures for the far end of the room. */
export const WallCounts = ({ counts }: { counts: Wall['today'] }) => (
  <section>
    <h2>{t('wall.today')}</h2>
    <dl className={styles.counts}>
      {kinds.map((kind) => (
        <div key={kind} data-tone={kind} data-none={counts[kind] === 0 || undefined}>
          <dt>{t(`wall.count.${kind}`)}</dt>
          <dd>{counts[kind]}</dd>
        </div>
      ))}
    </dl>
  </section>
)

export const WallDuty = ({ people }: { people: Wall['onDuty'] }) => (
  <section>
    <h2>{t('wall.onDuty')}</h2>
    {people.length === 0 && <p className={styles.sealed}>{t('wall.nobody')}</p>}
    <ul className={styles.people}>
      {people.slice(0, mostPeople).map(({ name, unitName, title }) => (
        <li key={`${unitName} ${name}`}>
          <strong>{name}</strong> <span>{unitName ?? title}</span>
        </li>
      ))}
    </ul>
  </section>
)

/** Where something should have been mended, and since when; not what. */
export const WallOverdue = ({ overdue }: { overdue: Wall['overdue'] }) => (
  <section>
    <h2>{t('wall.overdue')}</h2>
    {overdue.length === 0 && <p>{t('wall.noOverdue')}</p>}
    <ul className={styles.people}>
      {overdue.slice(0, mostOverdue).map(({ unitName, count, since }) => (
        <li key={unitName}>{t('wall.overdueText', { unit: unitName, count, date: dateText(since) })}</li>
      ))}
    </ul>
    {overdue.length > mostOverdue && <p>{t('wall.more', { count: overdue.length - mostOverdue })}</p>}
  </section>
)
