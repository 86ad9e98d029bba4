import fs from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { ownerOf, photo } from '#test/sample-data.ts'
import { verify } from './verify.ts'

const it = await testApp()
const staff = await it.as('staff')
const uploaded: { id: string; sha256: string }[] = []
for (let shade = 0; shade < 6; shade++) {
  const { body } = await staff.upload('/files', `${shade}.jpg`, await photo(shade))
  const { rows } = await it.owner.query('select sha256 from file where id = $1', [body.id])
  uploaded.push({ id: body.id, sha256: rows[0].sha256 })
}
await (await it.as('staff', it.other)).upload('/files', 'other.jpg', await photo(77))
const found = async () => (await verify(ownerOf(it), it.files)).finding

const agencyId = it.home.agencyId
const anyone = { agencyId }

/** What nobody can do through the application: change what was recorded, with the triggers off. */
async function tampered(text: string, values: unknown[] = []): Promise<Awaited<ReturnType<typeof found>>> {
  await it.owner.query('create table if not exists kept_entry as select * from audit_entry')
  await it.owner.query('create table if not exists kept_head as select * from audit_head')
  await it.owner.query('alter table audit_entry disable trigger user')
  await it.owner.query(text, values)
  const finding = await found()
  await it.owner.query('delete from audit_entry; delete from audit_head')
  await it.owner.query(
    'insert into audit_entry select * from kept_entry; insert into audit_head select * from kept_head',
  )
  await it.owner.query('alter table audit_entry enable trigger user; drop table kept_entry, kept_head')
  expect(await found()).toBeUndefined()
  return finding
}

test('an untouched installation verifies, and its counts are those of its rows', async () => {
  const { rows } = await it.owner.query(
    `select (select count(*) from agency)::int as agencies, (select count(*) from audit_entry)::int as entries,
       (select count(*) from file)::int as files`,
  )
  expect(await verify(ownerOf(it), it.files)).toEqual({ ...rows[0], finding: undefined })
  expect(rows[0].files).toBe(7)
})

test('an edited body is found at its sequence', async () => {
  const edit = `update audit_entry set body = replace(body, '"size":', '"size":1') where agency_id = $1 and sequence = 3`
  expect(await tampered(edit, [agencyId])).toMatchObject({ ...anyone, sequence: 3 })
})

test('a column that was edited beside its body is found, whichever it is', async () => {
  for (const edit of [
    "operation = 'plan.submit'",
    'person_id = gen_random_uuid()',
    'person_id = null',
    'subject_id = gen_random_uuid()',
    "at = at + interval '1 microsecond'",
    "at = at - interval '1 hour'",
  ]) {
    const text = `update audit_entry set ${edit} where agency_id = $1 and sequence = 4`
    expect(await tampered(text, [agencyId]), edit).toMatchObject({ ...anyone, sequence: 4 })
  }
})

test('an entry taken out is found, in the middle, at the front and at the end', async () => {
  for (const sequence of [1, 3])
    expect(
      await tampered('delete from audit_entry where agency_id = $1 and sequence = $2', [agencyId, sequence]),
    ).toMatchObject({ ...anyone, sequence })
  const last =
    'delete from audit_entry where agency_id = $1 and sequence = (select sequence from audit_head where agency_id = $1)'
  expect(await tampered(last, [agencyId])).toMatchObject({ ...anyone, en: expect.stringContaining('head') })
})

test('a chain computed anew without its head, and a head without its chain, are found', async () => {
  const anew = `
    do $$
    declare previous bytea := ''; entry record; text_body text;
    begin
      for entry in select * from audit_entry where agency_id = '${agencyId}' order by sequence loop
        text_body := replace(entry.body, 'file.add', 'file.add ');
        previous := sha256(previous || convert_to(entry.sequence || ':' || text_body, 'UTF8'));
        update audit_entry set body = text_body, hash = previous, operation = replace(entry.operation, 'file.add', 'file.add ')
          where agency_id = entry.agency_id and sequence = entry.sequence;
      end loop;
    end $$`
  expect(await tampered(anew)).toMatchObject({ ...anyone, en: expect.stringContaining('head') })
  expect(await tampered('delete from audit_head where agency_id = $1', [agencyId])).toMatchObject(anyone)
  expect(
    await tampered('update audit_head set sequence = sequence + 1 where agency_id = $1', [agencyId]),
  ).toMatchObject(anyone)
})

test('entries exchanged between two agencies are found', async () => {
  const exchange = `update audit_entry mine set body = theirs.body, operation = theirs.operation, person_id = theirs.person_id,
      subject_id = theirs.subject_id, at = theirs.at, hash = theirs.hash
    from audit_entry theirs where mine.agency_id = $1 and theirs.agency_id = $2 and mine.sequence = 2 and theirs.sequence = 2`
  expect(await tampered(exchange, [agencyId, it.other.agencyId])).toMatchObject({ ...anyone, sequence: 2 })
})

test('a file with a flipped bit, a longer one and a missing one are named', async () => {
  const { id, sha256 } = uploaded[2]!
  const place = path.join(it.folder, sha256.slice(0, 2), sha256)
  const good = await fs.readFile(place)
  const flipped = Buffer.from(good)
  flipped[40]! ^= 1
  for (const bad of [flipped, Buffer.concat([good, Buffer.alloc(1)]), Buffer.alloc(0)]) {
    await fs.writeFile(place, bad)
    expect(await found()).toMatchObject({ ...anyone, fileId: id })
  }
  await fs.rm(place)
  expect(await found()).toMatchObject({ ...anyone, fileId: id })
  await fs.writeFile(place, good)
  expect(await found()).toBeUndefined()
})
