import pg from 'pg'
import { newId } from '#server/platform/id.ts'
import { answers, answersJson } from './data.ts'
import { type Lane, type Measured, requestBytes, summary } from './load.ts'

export const floorTables = `
  create table floor_document (id uuid primary key, body jsonb not null);
  create table floor_submission (id uuid primary key, unit_id uuid not null, submitted_at timestamptz not null default now());
  create table floor_answer (
    submission_id uuid not null references floor_submission, item_key text not null, verdict text not null, note text,
    primary key (submission_id, item_key)
  )`

const keys = answers.map((answer) => answer.itemKey)
const verdicts = answers.map((answer) => answer.verdict)
const notes = answers.map((answer) => answer.note ?? null)

const rowsStatement = `
  with handed_in as (insert into floor_submission (id, unit_id) values ($1, $2) returning id)
  insert into floor_answer (submission_id, item_key, verdict, note)
  select id, item_key, verdict, note from handed_in, unnest($3::text[], $4::text[], $5::text[]) as a (item_key, verdict, note)`

/** PostgreSQL alone, the answers as rows: what a durable transaction of this size costs without any server. */
export async function driveRows(connection: pg.ClientConfig, clients: number, seconds: number): Promise<Measured> {
  const took: number[] = []
  const opened = await Promise.all(Array.from({ length: clients }, () => openClient(connection)))
  const began = performance.now()
  await Promise.all(
    opened.map(async (client) => {
      while (performance.now() - began < seconds * 1000) {
        const sentAt = performance.now()
        await client.query({ name: 'rows', text: rowsStatement, values: [newId(), newId(), keys, verdicts, notes] })
        took.push(performance.now() - sentAt)
      }
    }),
  )
  const measured = summary(took, performance.now() - began)
  await Promise.all(opened.map((client) => client.end()))
  return measured
}

async function openClient(connection: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(connection)
  await client.connect()
  return client
}

const written: string[] = []
const floorWrite: Lane = () => {
  const id = newId()
  written.push(id)
  return requestBytes('POST', '/submissions', {}, `{"id":"${id}","answers":${answersJson}}`)
}
// The last ones may still be under way.
const floorRead: Lane = () =>
  requestBytes('GET', `/submissions/${written[Math.floor((Math.random() * written.length) / 2)]}`, {})

export const floorWrites = (clients: number): Lane[] => Array.from({ length: clients }, () => floorWrite)
export const floorReads = (clients: number): Lane[] => Array.from({ length: clients }, () => floorRead)
