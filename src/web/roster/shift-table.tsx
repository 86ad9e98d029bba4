import { weekdayName } from '#domain/date.ts'
import type { Roster, RosterPerson } from '#domain/roster/roster.ts'
import type { Shift } from '#domain/roster/shift.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import styles from './roster.module.css'
import { hoursText } from './roster-words.tsx'

type ShiftTableProps = { roster: Roster; onOpen: (shiftId: string) => void }

/** People by days, for desks; the first line says where somebody is missing. */
export function ShiftTable({ roster, onOpen }: ShiftTableProps) {
  const days = Map.groupBy(roster.shifts, ({ date }) => date)
  return (
    <div className={styles.desk}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <section className={styles.scroll} aria-label={t('roster.table')} tabIndex={0}>
        <table className={styles.table}>
          <caption className="visuallyHidden">{t('roster.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('roster.person')}</th>
              {[...days].map(([date, shifts]) => (
                <th key={date} scope="col" data-off={shifts[0]!.dayKind !== 'workday'}>
                  {`${Number(date.slice(5, 7))}/${Number(date.slice(8))}`}
                  <small>{weekdayName(date)}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {roster.gaps.length > 0 && <GapRow roster={roster} days={days} onOpen={onOpen} />}
            {roster.people.map((person) => (
              <PersonRow key={person.id} roster={roster} person={person} days={days} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

type RowProps = ShiftTableProps & { days: Map<string, Shift[]> }

function GapRow({ roster: { gaps }, days, onOpen }: RowProps) {
  const missing = new Map(gaps.map((gap) => [gap.shiftId, gap.missing]))
  return (
    <tr>
      <th scope="row">{t('roster.missingPeople')}</th>
      {[...days].map(([date, shifts]) => (
        <td key={date}>
          {shifts.map((shift) => {
            const count = missing.get(shift.id)
            if (!count) return null
            return (
              <Cell key={shift.id} shift={shift} tone="gap" who={t('roster.gap', { count })} onOpen={onOpen}>
                {`${shift.name}：${t('roster.gap', { count })}`}
              </Cell>
            )
          })}
        </td>
      ))}
    </tr>
  )
}

function PersonRow({ roster, person, days, onOpen }: RowProps & { person: RosterPerson }) {
  const own = new Set(roster.bookings.filter(({ personId }) => personId === person.id).map(({ shiftId }) => shiftId))
  const faulty = new Set(roster.faults.filter(({ personId }) => personId === person.id).map(({ shiftId }) => shiftId))
  return (
    <tr>
      <th scope="row">
        {person.name} <small>{person.unitName}</small>
      </th>
      {[...days].map(([date, shifts]) => (
        <td key={date}>
          {shifts
            .filter(({ id }) => own.has(id))
            .map((shift) => (
              <Cell
                key={shift.id}
                shift={shift}
                tone={faulty.has(shift.id) ? 'fault' : 'kept'}
                who={person.name}
                onOpen={onOpen}
              >
                {`${faulty.has(shift.id) ? '！' : ''}${shift.name}`}
              </Cell>
            ))}
        </td>
      ))}
    </tr>
  )
}

type CellProps = {
  shift: Shift
  tone: 'kept' | 'gap' | 'fault'
  who: string
  onOpen: (shiftId: string) => void
  children: string
}

const Cell = ({ shift, tone, who, onOpen, children }: CellProps) => (
  <button
    type="button"
    className={styles.cell}
    data-tone={tone}
    aria-label={`${dateText(shift.date)} ${hoursText(shift)} ${shift.name}：${who}`}
    onClick={() => onOpen(shift.id)}
  >
    {children}
  </button>
)
