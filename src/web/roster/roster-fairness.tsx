import { burdensOf, spreadOf } from '#domain/roster/burden.rules.ts'
import type { Roster } from '#domain/roster/roster.ts'
import { DutyDayKind } from '#domain/roster/shift.ts'
import { t } from '#web/platform/i18n.ts'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import styles from './roster.module.css'

/** How the burden lies over this and earlier years, by kind of day, and by which law the limits are. */
export function RosterFairness({ roster: { people, bookings, shifts, limits } }: { roster: Roster }) {
  if (bookings.length === 0 || people.length === 0) return null
  const kinds = new Map(shifts.map(({ id, dayKind }) => [id, dayKind]))
  const earlier = new Map(people.map((person) => [person.id, person.earlier]))
  const kept = bookings.map(({ personId, shiftId }) => ({ personId, dayKind: kinds.get(shiftId)! }))
  const burdens = burdensOf([...earlier.keys()], kept, earlier)
  const now = burdensOf([...earlier.keys()], kept, new Map())
  const spread = spreadOf(burdens)
  return (
    <Section title={t('roster.fairness')}>
      <p>
        {DutyDayKind.options
          .map((kind) => t('roster.spread', { kind: t(`roster.dayKind.${kind}`), ...spread[kind] }))
          .join('　')}
      </p>
      <details>
        <summary className={styles.summary}>{t('roster.perPerson')}</summary>
        <DataTable
          caption={t('roster.fairness')}
          rows={people}
          keyOf={({ id }) => id}
          columns={[
            { title: t('roster.person'), cell: ({ name }) => name },
            ...DutyDayKind.options.map((kind) => ({
              title: t(`roster.dayKind.${kind}`),
              cell: ({ id }: { id: string }) =>
                t('roster.thisAndAll', { now: now.get(id)![kind], all: burdens.get(id)![kind] }),
            })),
          ]}
        />
      </details>
      <p className={styles.soft}>{t('roster.limits', { ...limits, until: '' })}</p>
    </Section>
  )
}
