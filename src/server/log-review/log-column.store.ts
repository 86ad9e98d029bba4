import type { LogMapping } from '#domain/log-review/log-field.ts'

type Bind = (value: string) => string

/** What a whole line holds under a name that is ours: syslog has no columns of its own. */
const syslogParts: Record<string, string> = {
  time: `coalesce(nullif(regexp_extract(raw, '^(?:<\\d+>\\d? ?)?([A-Z][a-z]{2} +\\d+ [\\d:]{8})', 1), ''), regexp_extract(raw, '^(?:<\\d+>\\d? ?)?(\\d{4}-[^ ]+)', 1))`,
  host: `regexp_extract(raw, '^(?:<\\d+>\\d? ?)?(?:[A-Z][a-z]{2} +\\d+ [\\d:]{8}|\\d{4}-[^ ]+) ([^ ]+)', 1)`,
  program: `regexp_extract(raw, '^(?:<\\d+>\\d? ?)?(?:[A-Z][a-z]{2} +\\d+ [\\d:]{8}|\\d{4}-[^ ]+) [^ ]+ ([^ :\\[]+)', 1)`,
  message: `regexp_extract(raw, '^(?:<\\d+>\\d? ?)?(?:[A-Z][a-z]{2} +\\d+ [\\d:]{8}|\\d{4}-[^ ]+) [^ ]+ (.*)$', 1)`,
  user: `regexp_extract(raw, '(?i)(?:for (?:invalid user )?|user[ =:]+"?|acct="?)([\\w.@\\\\-]+)', 1)`,
  address: `regexp_extract(raw, '(\\d{1,3}(?:\\.\\d{1,3}){3})', 1)`,
}

const eventParts: Record<string, string> = {
  TimeCreated: `regexp_extract(raw, '<TimeCreated SystemTime=[''"]([^''"]+)', 1)`,
  EventID: `regexp_extract(raw, '<EventID[^>]*>(\\d+)', 1)`,
  Computer: `regexp_extract(raw, '<Computer>([^<]*)', 1)`,
  Channel: `regexp_extract(raw, '<Channel>([^<]*)', 1)`,
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
const unescaped = (value: string): string =>
  `replace(replace(replace(replace(${value}, '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&amp;', '&')`

/** Where a column's text is found in a record. Names come from a file: they are bound, or counted, never written in. */
export function columnExpression({ format, columns }: LogMapping, name: string, bind: Bind): string {
  switch (format) {
    case 'delimited':
      return `c${columns.indexOf(name)}`
    case 'jsonLines':
      return `(raw::json ->> ${bind(`/${name.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('.', '/')}`)})`
    case 'syslog':
      return syslogParts[name] ?? 'null::varchar'
    case 'windowsEvents':
      return (
        eventParts[name] ?? unescaped(`regexp_extract(raw, ${bind(`<Data Name=['"]${escaped(name)}['"]>([^<]*)`)}, 1)`)
      )
  }
}

/** Years of the Republic, and 上午 and 下午, as this country writes them. */
const written =
  '^(?:民國)? *(\\d{2,4}) *[-/.年] *(\\d{1,2}) *[-/.月] *(\\d{1,2}) *日?[T ]*(上午|下午|AM|PM|am|pm)? *(\\d{1,2})[:時](\\d{1,2})[:分]?(\\d{1,2})?(?:\\.\\d+)?秒? *(AM|PM|am|pm)?$'

function writtenTime(text: string): string {
  const parts = `regexp_extract(${text}, '${written}', ['y', 'm', 'd', 'half', 'h', 'i', 's', 'late'])`
  // As a list of one, since a subquery would be worked out for every line.
  return `list_transform([${parts}], lambda p: case when p.y = '' then null else try_cast(
      (case when p.y::int < 1000 then p.y::int + 1911 else p.y::int end) || '-' || p.m || '-' || p.d || ' ' ||
      (case when p.half in ('下午', 'PM', 'pm') or p.late in ('PM', 'pm') then p.h::int % 12 + 12
            when p.half in ('上午', 'AM', 'am') or p.late in ('AM', 'am') then p.h::int % 12 else p.h::int end) || ':' ||
      p.i || ':' || case when p.s = '' then '0' else p.s end as timestamp) end)[1]`
}

/** The time of a line on a clock in Taipei; null where it cannot be read, which is counted. */
export function timeExpression({ timeForm, zoneMinutes }: LogMapping, text: string, bind: Bind, today: string): string {
  const shift = 480 - zoneMinutes
  const local = (value: string) => (shift === 0 ? value : `${value} + interval ${shift} minutes`)
  const zoned = `(try_cast(${text} as timestamptz) at time zone 'Asia/Taipei')`
  switch (timeForm) {
    case 'local':
      // A year below 1000 is one of the Republic; its leap days are none of that year, so those are read by their parts.
      return local(`coalesce(case when ${text} >= '1900' and ${text} < '2200' and ${text}[5] in ('-', '/')
        then try_cast(${text} as timestamp) end, ${writtenTime(text)})`)
    case 'zoned':
      return zoned
    case 'seconds':
      return `(make_timestamp((try_cast(${text} as double) * 1000000)::bigint) + interval 8 hours)`
    case 'milliseconds':
      return `(make_timestamp((try_cast(${text} as double) * 1000)::bigint) + interval 8 hours)`
    case 'syslog': {
      // It names no year: the last one in which that day has been.
      const day = bind(today)
      const inYear = `try_strptime(${day}[:4] || ' ' || regexp_replace(${text}, ' +', ' ', 'g'), '%Y %b %d %H:%M:%S')`
      const past = `case when ${inYear} > ${day}::date + interval 1 day then ${inYear} - interval 1 year else ${inYear} end`
      return `coalesce(${local(past)}, ${zoned})`
    }
  }
}
