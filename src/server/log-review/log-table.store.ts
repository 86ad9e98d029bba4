import type { DuckDBConnection } from '@duckdb/node-api'
import { DuckDBInstance } from '@duckdb/node-api'
import { LogField, type LogMapping } from '#domain/log-review/log-field.ts'
import logWords from '#domain/log-review/log-words.json' with { type: 'json' }
import { columnExpression, timeExpression } from './log-column.store.ts'
import { wholeLineMark } from './log-records.ts'

export type Known = {
  /** Offices' days; what is not among them is a day off. */
  workdays: string[]
  accounts: { account: string; unit: string | null; leftOn: string | null; isService: boolean }[]
  ownNames: { account: string; subject: string }[]
  absentDays: { account: string; day: string }[]
}

/** All in memory and never spilled: nothing of a log is written to a disk, and what does not fit is refused. */
export async function openTable(memoryMb: number, pipe: string): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${memoryMb}MB`,
    threads: '2',
    temp_directory: '',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  const connection = await instance.connect()
  await connection.run(`attach ':memory:' as store (compress)`)
  // Nothing but the one pipe can be read, no extension loaded, and no setting changed from here on.
  await connection.run(`set allowed_paths = ['${pipe.replaceAll("'", "''")}']`)
  await connection.run('set enable_external_access = false')
  await connection.run('set lock_configuration = true')
  await connection.run(`
    create table store.line (
      n bigint, stamp timestamp, account varchar, unit varchar, action varchar, object varchar, subject varchar,
      object_unit varchar, place varchar, device varchar, result varchar, amount bigint, mark varchar, way varchar)`)
  await connection.run('create table word (kind varchar, meaning varchar, rank int, said varchar)')
  await insertJson(connection, 'word', ['kind', 'meaning', 'rank', 'said'], wordRows())
  return connection
}

function wordRows() {
  const of = (kind: 'actions' | 'results') =>
    Object.entries(logWords[kind]).flatMap(([meaning, said]) =>
      said.map((one) => ({ kind, meaning, rank: one.length, said: one })),
    )
  return [...of('actions'), ...of('results')]
}

async function insertJson(
  connection: DuckDBConnection,
  table: string,
  columns: string[],
  rows: object[],
): Promise<void> {
  const shape = JSON.stringify([Object.fromEntries(columns.map((column) => [column, 'VARCHAR']))])
  await connection.run(
    `insert into ${table} select ${columns.map((column) => `row.${column}`).join(', ')}
     from (select unnest(from_json($1, '${shape}')) as row)`,
    [JSON.stringify(rows)],
  )
}

/** What is known besides the log, each as a table that rules look into. */
export async function insertKnown(connection: DuckDBConnection, known: Known): Promise<void> {
  await connection.run('create table workday (day date)')
  await connection.run('create table known_account (account varchar, unit varchar, left_on date, is_service boolean)')
  await connection.run('create table own_name (account varchar, subject varchar)')
  await connection.run('create table absent_day (account varchar, day date)')
  await insertJson(
    connection,
    'workday',
    ['day'],
    known.workdays.map((day) => ({ day })),
  )
  const accounts = known.accounts.map(({ account, unit, leftOn, isService }) => ({
    ...{ account: account.toLowerCase(), unit, left_on: leftOn, is_service: isService },
  }))
  await insertJson(connection, 'known_account', ['account', 'unit', 'left_on', 'is_service'], accounts)
  const lower = <R extends { account: string }>(rows: R[]) =>
    rows.map((row) => ({ ...row, account: row.account.toLowerCase() }))
  await insertJson(connection, 'own_name', ['account', 'subject'], lower(known.ownNames))
  await insertJson(connection, 'absent_day', ['account', 'day'], lower(known.absentDays))
}

const texts = LogField.options.filter((field) => field !== 'at' && field !== 'amount')
const ownNames: Record<string, string> = { at: 'stamp', objectUnit: 'object_unit' }
export const columnOf = (field: string): string => ownNames[field] ?? field

/** As read from the pipe: the number, and the columns or the whole line. */
function readFrom(pipe: string, { format, delimiter, columns }: LogMapping): string {
  const isTable = format === 'delimited'
  const names = isTable ? columns.map((_, at) => `c${at}`) : ['raw']
  const shape = ['n', ...names].map((column) => `'${column}': '${column === 'n' ? 'BIGINT' : 'VARCHAR'}'`)
  const quoting = isTable ? `quote = '"', escape = '"'` : `quote = '', escape = ''`
  return `read_csv('${pipe.replaceAll("'", "''")}', columns = {${shape.join(', ')}}, header = false, auto_detect = false,
    delim = '${isTable ? delimiter : wholeLineMark}', ${quoting}, null_padding = true, ignore_errors = true,
    max_line_size = 4194304)`
}

/** One batch from the pipe into the table. */
export function inserting(connection: DuckDBConnection, pipe: string, mapping: LogMapping, today: string) {
  const bound: string[] = []
  const bind = (value: string) => `$${bound.push(value)}`
  const column = (field: LogField) => {
    const name = mapping.fields[field]
    return name === undefined ? 'null::varchar' : columnExpression(mapping, name, bind)
  }
  const selected = [
    'n',
    `${timeExpression(mapping, column('at'), bind, today)} as stamp`,
    ...texts.map((field) => {
      const value = `nullif(trim(${column(field)}), '')`
      return `${field === 'account' ? `lower(${value})` : value} as ${columnOf(field)}`
    }),
    `try_cast(replace(${column('amount')}, ',', '') as bigint) as amount`,
  ]
  const valid = mapping.format === 'jsonLines' ? 'where json_valid(raw)' : ''
  // The order of the table's columns.
  const names = ['n', 'stamp', ...texts.map(columnOf), 'amount']
  const batch = `insert into store.line (${names.join(', ')}) select ${selected.join(', ')} from ${readFrom(pipe, mapping)} ${valid}`
  return async (): Promise<void> => {
    await connection.run(batch, bound)
    await connection.run('checkpoint store')
  }
}

/** Each action and each result that occurs, in the product's own words: the longest word that fits decides. */
export async function insertMeanings(connection: DuckDBConnection): Promise<void> {
  await connection.run(`
    create table action_class as
    select action, (select meaning from word where kind = 'actions' and
      case when said ~ '^\\d+$' then action = said else contains(lower(action), said) end order by rank desc limit 1) as class
    from (select distinct action from store.line where action is not null) as line`)
  await connection.run(`
    create table result_outcome as
    select said, (select meaning from word where kind = 'results' and contains(lower(line.said), word.said)
      order by case meaning when 'denied' then 0 when 'failed' then 1 else 2 end limit 1) as outcome
    from (select distinct coalesce(result, action) as said from store.line where coalesce(result, action) is not null) as line`)
}

export const rowsOf = async <R>(connection: DuckDBConnection, text: string, values: (string | number)[] = []) =>
  (await (await connection.run(text, values)).getRowObjectsJS()) as R[]

export type TableFacts = { rows: number; timeless: number; from: string | null; until: string | null }

export async function factsOf(connection: DuckDBConnection): Promise<TableFacts> {
  const [facts] = await rowsOf<TableFacts>(
    connection,
    `select count(*)::int as rows, (count(*) - count(stamp))::int as timeless,
       strftime(min(stamp), '%Y-%m-%dT%H:%M:%S') as from, strftime(max(stamp), '%Y-%m-%dT%H:%M:%S') as until from store.line`,
  )
  return facts!
}

/** Those that were fed and are not there: lines with more columns than the header names, or that are no JSON. */
export async function numbersOf(connection: DuckDBConnection): Promise<{ n: number; next: number }[]> {
  return rowsOf(
    connection,
    `select n::int as n, next::int as next from (select n, lead(n) over (order by n) as next from store.line)
     where next > n + 1 order by n limit 2000`,
  )
}

/** A draw that anybody repeats who has the file and the seed: the smallest SHA-256 of seed and line number. */
export const drawn = (connection: DuckDBConnection, seed: string, count: number) =>
  rowsOf<{ n: number; who: string | null }>(
    connection,
    `select n::int as n, account as who from store.line order by sha256($1 || chr(10) || n), n limit ${count}`,
    [seed],
  )
