import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { migrate } from '#server/platform/migrate.ts'
import { startPostgres } from '#server/platform/postgres.ts'

const place = path.resolve(import.meta.dirname, '../server/platform/database.types.ts')

/** What a jsonb column holds: read as the shape, written as JSON text. */
const documents: Record<string, [module: string, type: string]> = {
  'agency.settings': ['agency/agency-settings.ts', 'AgencySettings'],
  'deficiency_step.detail': ['deficiency/deficiency.ts', 'StepDetail'],
  'plan.basis': ['plan/compiled-plan.ts', 'Basis[]'],
  'plan.warnings': ['plan/compiled-plan.ts', 'PlanWarning[]'],
  'plan.citation_changes': ['plan/plan.ts', 'CitationChange[]'],
  'plan.lessons': ['plan/plan.ts', 'Lesson[]'],
  'duty.recipients': ['plan/compiled-plan.ts', 'Recipient[]'],
  'inspection.answers': ['checklist/checklist.ts', 'Answer[]'],
  'inspection_kept.answers': ['checklist/checklist.ts', 'Answer[]'],
  'draw.population': ['draw/draw.ts', 'DrawEntry[]'],
  'draw.ranking': ['draw/draw.ts', 'RankedEntry[]'],
  'readiness_signature.state': ['readiness/readiness.ts', 'SignedState'],
  'checklist_draft.content': ['checklist/checklist.ts', 'ChecklistContent'],
  'checklist_version.content': ['checklist/checklist.ts', 'ChecklistContent'],
  'patrol_route_version.stops': ['patrol/patrol.ts', 'RouteStop[]'],
  'off_duty_closing.answers': ['off-duty-check/off-duty-check.ts', 'OffDutyAnswer[]'],
  'off_duty_room_version.items': ['off-duty-check/off-duty-check.ts', 'OffDutyItem[]'],
  'patrol_round.visits': ['patrol/patrol.ts', 'Visit[]'],
  'patrol_round.deviations': ['patrol/patrol.ts', 'Deviation[]'],
  'telling_channels.settings': ['telling/channels.ts', 'ChannelSettings'],
  'outcome_report.content': ['outcome-report/outcome-report.ts', 'OutcomeReport'],
}

const types: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  date: 'string',
  bool: 'boolean',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  bytea: 'Buffer',
  _uuid: 'string[]',
  _text: 'string[]',
  timestamptz: 'ColumnType<string, Date | string, Date | string>',
}

type Column = {
  table: string
  column: string
  type: string
  nullable: boolean
  generated: boolean
  members: string[] | null
}

const columnsOf = `
  select c.relname as table, a.attname as column, t.typname as type, not a.attnotnull as nullable,
         a.atthasdef as generated,
         (select array_agg(enumlabel::text order by enumsortorder) from pg_enum where enumtypid = t.oid) as members
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
  join pg_type t on t.oid = a.atttypid
  where a.attnum > 0 and not a.attisdropped and c.relname <> 'migration'
  order by c.relname, a.attname`

const camel = (name: string): string => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
const pascal = (name: string): string => camel(`_${name}`)

function typeOf({ table, column, type, nullable, generated, members }: Column): string {
  const document = documents[`${table}.${column}`]
  const base = document
    ? `ColumnType<import('#domain/${document[0]}').${document[1]}, string${generated ? ' | undefined' : ''}, string>`
    : members
      ? members.map((member) => `'${member}'`).join(' | ')
      : (types[type] ?? 'unknown')
  const whole = nullable ? `${base} | null` : base
  return generated && !document ? `Generated<${whole}>` : whole
}

export async function databaseTypes(connection: pg.ClientConfig): Promise<string> {
  const client = new pg.Client(connection)
  await client.connect()
  const { rows } = await client.query<Column>(columnsOf)
  await client.end()
  const tables = [...Map.groupBy(rows, (row) => row.table)]
  return [
    '/** Generated from the migrations by `npm run types`; not edited by hand. */',
    "import type { ColumnType, Generated } from 'kysely'\n",
    ...tables.map(
      ([table, columns]) =>
        `export interface ${pascal(table)} {\n${columns.map((column) => `  ${camel(column.column)}: ${typeOf(column)}`).join('\n')}\n}\n`,
    ),
    `export interface DB {\n${tables.map(([table]) => `  ${camel(table)}: ${pascal(table)}`).join('\n')}\n}\n`,
  ].join('\n')
}

/** Types of all tables, from a database that has just run every migration. */
export async function writeDatabaseTypes(): Promise<number> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'shousui-types-'))
  const postgres = await startPostgres(folder)
  try {
    await migrate(postgres.connection)
    fs.writeFileSync(place, await databaseTypes(postgres.connection))
  } finally {
    await postgres.stop()
    fs.rmSync(folder, { recursive: true })
  }
  return 0
}
