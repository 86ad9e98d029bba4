import type { DuckDBConnection } from '@duckdb/node-api'
import type { LogCondition, LogFact, LogLimits, LogRule } from '#domain/log-review/log-rule.ts'
import { columnOf, rowsOf } from './log-table.store.ts'

/** What a rule found of one account (or place, or person looked up) on one day. */
export type Found = {
  who: string | null
  day: string
  lines: number
  firstAt: string
  lastAt: string
  /** The first lines that show it, by their numbers in the file. */
  numbers: number[]
}

/** So many lines are shown of a finding; how many there are is told. */
const shownLines = 50
/** A rule that finds more says nothing any more: it is told that its limits are too narrow. */
export const mostFindings = 200

type Values = (string | number)[]
type Binding = { limits: LogLimits; bind: (value: string | number) => string }

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const day = 'stamp::date'
const minute = '(hour(stamp) * 60 + minute(stamp))'

const facts: Record<LogFact, (binding: Binding) => string> = {
  outsideHours: ({ limits, bind }) =>
    `(${minute} < ${bind(minuteOf(limits.from ?? '08:00'))}::int or ${minute} >= ${bind(minuteOf(limits.until ?? '18:00'))}::int
      or ${day} not in (select day from workday))`,
  dayOff: () => `${day} not in (select day from workday)`,
  absent: () => `(account, ${day}) in (select account, day from absent_day)`,
  left: () =>
    `exists (select 1 from known_account k where k.account = line.account and k.left_on is not null and ${day} > k.left_on)`,
  service: () => 'account in (select account from known_account where is_service)',
  unknownAccount: () =>
    `(account is not null and (select count(*) from known_account) > 0 and account not in (select account from known_account))`,
  ownOrKin: () => '(account, subject) in (select account, subject from own_name)',
  otherUnit: () =>
    `exists (select 1 from known_account k where k.account = line.account and k.unit is not null and line.object_unit <> k.unit)`,
}

function comparing(column: string, is: string, value: string | number, bind: Binding['bind']): string {
  if (is === 'matches') return `regexp_matches(${column}, ${bind(value)})`
  const of = bind(typeof value === 'string' ? value.toLowerCase() : value)
  switch (is) {
    case 'equals':
      return `lower(${column}) = ${of}`
    case 'contains':
      return `contains(lower(${column}), ${of})`
    case 'startsWith':
      return `starts_with(lower(${column}), ${of})`
    case 'endsWith':
      return `ends_with(lower(${column}), ${of})`
    default:
      return `try_cast(${column} as bigint) >= ${of}::bigint`
  }
}

/** A range of addresses as two numbers: what is no address of that kind is in none. */
function inRange(column: string, range: string, bind: Binding['bind']): string {
  const [base = '', bits = '32'] = range.split('/')
  const number = base.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
  const size = 2 ** (32 - Number(bits))
  const first = Math.floor(number / size) * size
  const part = (place: number) => `try_cast(split_part(${column}, '.', ${place}) as bigint)`
  return `(${part(1)} * 16777216 + ${part(2)} * 65536 + ${part(3)} * 256 + ${part(4)}) between ${bind(first)}::bigint and ${bind(first + size - 1)}::bigint`
}

/** The one place where a condition becomes SQL. Every word of it is bound; columns are of a closed list. */
export function conditionText(condition: LogCondition, binding: Binding): string {
  if ('all' in condition) {
    const parts = condition.all.map((one) => conditionText(one, binding))
    return parts.length === 0 ? 'true' : `(${parts.join(' and ')})`
  }
  if ('any' in condition) {
    const parts = condition.any.map((one) => conditionText(one, binding))
    return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`
  }
  // What is not known is not the case: a line without the column fits "not" as it would fit no word.
  if ('not' in condition) return `not coalesce(${conditionText(condition.not, binding)}, false)`
  if ('fact' in condition) return facts[condition.fact](binding)
  const { field, is, of } = condition
  if (field === 'class') return `action in (select action from action_class where class in (${bound(of, binding)}))`
  if (field === 'outcome')
    return `coalesce(result, action) in (select said from result_outcome where outcome in (${bound(of, binding)}))`
  const column = columnOf(field)
  if (is === 'cidr') return `(${of.map((range) => inRange(column, String(range), binding.bind)).join(' or ')})`
  return `(${of.map((value) => comparing(column, is, value, binding.bind)).join(' or ')})`
}

const bound = (values: readonly (string | number)[], { bind }: Binding): string => values.map(bind).join(', ')

const summed = (from: string, extra = '') => `
  select who, strftime(stamp::date, '%Y-%m-%d') as day, count(*)::int as lines,
    strftime(min(stamp), '%Y-%m-%dT%H:%M:%S') as "firstAt", strftime(max(stamp), '%Y-%m-%dT%H:%M:%S') as "lastAt",
    min(n, ${shownLines}) as numbers
  from ${from} ${extra} group by who, stamp::date order by day, who limit ${mostFindings + 1}`

/** From the lines that filled a window: all of the window are its evidence. */
const windows = (within: string) => `,
  whole as (select who, stamp::date as on_day, min(stamp) - ${within} as from_at, max(stamp) as until_at
    from full_window group by who, stamp::date)
  select whole.who, strftime(on_day, '%Y-%m-%d') as day, count(*)::int as lines,
    strftime(min(hit.stamp), '%Y-%m-%dT%H:%M:%S') as "firstAt", strftime(max(hit.stamp), '%Y-%m-%dT%H:%M:%S') as "lastAt",
    min(hit.n, ${shownLines}) as numbers
  from whole join hit on hit.who = whole.who and hit.stamp between whole.from_at and whole.until_at
  group by whole.who, on_day order by day, whole.who limit ${mostFindings + 1}`

function patternText({ when, find, limits }: Pick<LogRule, 'when' | 'find' | 'limits'>, values: Values): string {
  const binding: Binding = { limits, bind: (value) => `$${values.push(value)}` }
  const { bind } = binding
  const fits = conditionText(when, binding)
  const within = `interval (${Math.trunc(limits.withinMinutes ?? 60)}) minutes`
  const least = Math.trunc(limits.atLeast ?? 1)
  switch (find.kind) {
    case 'each':
      return summed(`(select account as who, stamp, n from store.line where stamp is not null and ${fits})`)
    case 'many': {
      const by = columnOf(find.by ?? 'account')
      const weight = find.sum ? 'coalesce(amount, 1)' : '1'
      // Only who comes to half of it in some stretch can come to all of it in one that lies across two.
      return `with hit as materialized (select ${by} as who, stamp, n, ${weight} as weight from store.line
          where ${by} is not null and stamp is not null and ${fits}),
        busy as (select distinct who from (select who from hit group by who, time_bucket(${within}, stamp)
          having sum(weight) * 2 >= ${least})),
        counted as (select *, sum(weight) over (partition by who order by stamp range between ${within} preceding and current row) as come
          from hit where who in (select who from busy)),
        full_window as (select * from counted where come >= ${least})${windows(within)}`
    }
    case 'different': {
      const by = columnOf(find.by ?? 'account')
      const of = columnOf(find.of)
      return `with hit as materialized (select ${by} as who, stamp, n, ${of} as what from store.line
          where ${by} is not null and ${of} is not null and stamp is not null and ${fits}),
        busy as (select distinct who from (select who from hit group by who, time_bucket(${within}, stamp)
          having count(distinct what) * 2 >= ${least})),
        counted as (select *, count(distinct what) over (partition by who order by stamp range between ${within} preceding and current row) as come
          from hit where who in (select who from busy)),
        full_window as (select * from counted where come >= ${least})${windows(within)}`
    }
    case 'places':
      return `with hit as materialized (select account as who, stamp, n, place from store.line
          where account is not null and place is not null and stamp is not null and ${fits}),
        moving as (select who, stamp::date as on_day from hit group by who, stamp::date having min(place) <> max(place)),
        following as (select *, lag(place) over step as place_before, lag(stamp) over step as at_before, lag(n) over step as n_before
          from hit where (who, stamp::date) in (select who, on_day from moving)
          window step as (partition by who order by stamp, n)),
        met as (select * from following where place <> place_before and stamp - at_before <= ${within})
        ${summed('(select who, stamp, n from met union all select who, at_before, n_before from met)')}`
    case 'silence':
      return `with lit as (select account as who, stamp::date as on_day, min(stamp) as stamp, arg_min(n, stamp) as n from store.line
          where account is not null and stamp is not null and ${fits} group by account, stamp::date),
        met as (select *, lag(on_day) over (partition by who order by on_day) as day_before from lit)
        ${summed('met', `where on_day - day_before > ${Math.trunc(limits.days ?? 60)}`)}`
    case 'after': {
      const first = conditionText(find.first, binding)
      return `with hit as materialized (select account as who, stamp, n, coalesce(${first}, false) as is_first, coalesce(${fits}, false) as is_met
          from store.line where account is not null and stamp is not null and (${first} or ${fits})),
        busy as (select who from hit where is_first group by who having count(*) >= ${least}),
        counted as (select *, sum(is_first::int) over (partition by who order by stamp range between ${within} preceding and current row) as come
          from hit where who in (select who from busy)),
        full_window as (select * from counted where is_met and come >= ${least})${windows(within)}`
    }
    case 'gap': {
      const hours = `interval (${Math.trunc(limits.hours ?? 5)}) hours`
      const from = bind(minuteOf(limits.from ?? '08:30'))
      const until = bind(minuteOf(limits.until ?? '17:30'))
      // Opening and closing time stand beside the lines, so that a silence at either end of the day is one too.
      return `with lit as (select time_bucket(interval 5 minutes, stamp) as stamp, min(n) as n from store.line where stamp is not null group by 1),
        ends as (select day + to_minutes(minute::bigint) as stamp, null::bigint as n
          from workday, (select unnest([${from}::int, ${until}::int]) as minute)
          where day between (select min(stamp)::date from lit) and (select max(stamp)::date from lit)),
        marks as (select stamp, n from lit where ${day} in (select day from workday)
            and ${minute} between ${from}::int and ${until}::int
          union all select stamp, n from ends where stamp between (select min(stamp) from lit) and (select max(stamp) from lit)),
        following as (select *, lag(stamp) over step as at_before, lag(n) over step as n_before from marks window step as (order by stamp)),
        met as (select * from following where stamp - at_before >= ${hours} and stamp::date = at_before::date)
        ${summed('(select null as who, stamp, n from met union all select null, at_before, n_before from met)')}`
    }
    case 'clock': {
      const jump = `interval (${Math.trunc(limits.minutes ?? 10)}) minutes`
      // Many exports have the newest first; then a jump is one to the later.
      return `with following as (select stamp, n, lag(stamp) over () as at_before, lag(n) over () as n_before from store.line where stamp is not null),
        direction as (select count(*) filter (stamp < at_before) > count(*) filter (stamp > at_before) as is_falling from following),
        met as (select * from following, direction
          where case when is_falling then stamp - at_before > ${jump} else at_before - stamp > ${jump} end)
        ${summed('(select null as who, stamp, n from met union all select null, at_before, n_before from met)')}`
    }
  }
}

type Row = Omit<Found, 'numbers'> & { numbers: (bigint | null)[] }

export async function findBy(connection: DuckDBConnection, rule: LogRule): Promise<Found[]> {
  const values: Values = []
  const text = patternText(rule, values)
  const rows = await rowsOf<Row>(connection, text.replaceAll('store.line', 'store.line as line'), values)
  return rows.map(({ numbers, ...row }) => ({
    ...row,
    numbers: numbers.flatMap((n) => (n === null ? [] : [Number(n)])).toSorted((a, b) => a - b),
  }))
}
