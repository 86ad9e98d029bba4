import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testApp } from '#test/app.ts'

const { opened, owner, home, other } = await testApp()

const remember = (phrase: string) => sql`
  insert into owner_phrase (agency_id, phrase, unit_ids) values (${home.agencyId}, ${phrase}, '{}')`
const isRemembered = async (phrase: string) =>
  (await owner.query('select from owner_phrase where phrase = $1', [phrase])).rows.length > 0

test('a work and its last statement are kept together', async () => {
  const last = () => [{ text: 'select $1::int', values: [1] }]
  await opened.transaction(home.agencyId, 'write', (tx) => remember('各單位').execute(tx), last)
  expect(await isRemembered('各單位')).toBe(true)
})

test('when the statement that travels with the commit fails, nothing of the work stays', async () => {
  const last = () => [{ text: 'select 1 / $1::int', values: [0] }]
  const work = opened.transaction(home.agencyId, 'write', (tx) => remember('業管單位').execute(tx), last)
  await expect(work).rejects.toThrow('division by zero')
  expect(await isRemembered('業管單位')).toBe(false)
})

test('a failure that the work swallows is not taken for a commit', async () => {
  const work = opened.transaction(home.agencyId, 'write', async (tx) => {
    await remember('主辦單位').execute(tx)
    await sql`select 1 / 0`.execute(tx).catch(() => undefined)
  })
  await expect(work).rejects.toThrow('a statement failed unnoticed')
  expect(await isRemembered('主辦單位')).toBe(false)
})

test('works of two agencies on the same connections never meet', async () => {
  const seen = await Promise.all(
    Array.from({ length: 60 }, async (_, index) => {
      const { agencyId } = index % 2 === 0 ? home : other
      const { rows } = await opened.transaction(agencyId, 'read', (tx) =>
        sql<{ id: string }>`select distinct agency_id as id from unit`.execute(tx),
      )
      return { agencyId, rows }
    }),
  )
  for (const { agencyId, rows } of seen) expect(rows).toEqual([{ id: agencyId }])
})
