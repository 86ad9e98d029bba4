import type pg from 'pg'
import { newId } from '#server/platform/id.ts'
import { answersJson, type Head, owe } from './data.ts'
import { drive, type Lane, type Measured, requestBytes } from './load.ts'

/** More than any run can hand in, so that none ends for want of forms. */
const mostPerSecond = 3000

const handIn = (head: Head): Buffer => {
  const id = newId()
  const assignmentId = head.owed.pop()
  if (!assignmentId) throw new Error('no form is left to hand in')
  head.submitted.push(id)
  const { checklistVersionId, unitId } = head
  const about = JSON.stringify({ checklistVersionId, unitId, assignmentId, version: 0 })
  const headers = { cookie: head.cookie, 'x-shousui': '1', 'idempotency-key': crypto.randomUUID() }
  const path = `/api/inspections/${id}/submit`
  return requestBytes('POST', path, headers, `${about.slice(0, -1)},"answers":${answersJson}}`)
}

const show = ({ cookie, submitted }: Head): Buffer =>
  requestBytes('GET', `/api/inspections/${submitted[Math.floor(Math.random() * submitted.length)]}`, { cookie })

/** Clients as offices are: spread over the agencies. */
export const spread = (heads: readonly Head[], clients: number): Head[] => {
  const perAgency = Map.groupBy(heads, (head) => head.agency)
  const agencies = [...perAgency.values()]
  return Array.from({ length: clients }, (_, index) => {
    const units = agencies[index % agencies.length]!
    return units[Math.floor(index / agencies.length) % units.length]!
  })
}

/** Clients as they never are: all of one agency at once, waiting for the head of one audit chain. */
export const crowd = (heads: readonly Head[], clients: number): Head[] => {
  const units = heads.filter((head) => head.agency === heads[0]!.agency)
  return Array.from({ length: clients }, (_, index) => units[index % units.length]!)
}

export async function driveHandIn(
  owner: pg.Client,
  port: number,
  clients: readonly Head[],
  seconds: number,
): Promise<Measured> {
  await owe(owner, [...new Set(clients)], Math.ceil((mostPerSecond * seconds) / clients.length) + clients.length)
  return drive(
    port,
    clients.map(
      (head): Lane =>
        () =>
          handIn(head),
    ),
    seconds,
  )
}

export function driveShow(port: number, clients: readonly Head[], seconds: number): Promise<Measured> {
  return drive(
    port,
    clients.map(
      (head): Lane =>
        () =>
          show(head),
    ),
    seconds,
  )
}
