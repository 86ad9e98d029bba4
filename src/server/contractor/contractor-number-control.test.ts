import { expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { contractorsOf } from '#test/contractors.ts'

const it = await testApp('2026-02-11T02:00:00Z')
const { added, add, person, paper, order, visit, addPoint } = contractorsOf(it)

const said = '證號 A123456789'

/** Every way in which a number could be written down; gives those that were taken. */
async function taken(): Promise<string[]> {
  const [id, pointId] = [await added(), await addPoint()]
  const ways = {
    name: await add({ name: said }),
    remark: await add({ remark: said }),
    person: await person(id, said),
    paper: await paper(id, { title: said }),
    what: await order(id, { what: said }),
    who: await order(id, { who: said }),
    visitor: await visit(id, pointId, { personName: said }),
    purpose: await visit(id, pointId, { personName: '甲', purpose: said }),
    emergency: await visit(id, pointId, { personName: '乙', emergency: said }),
  }
  return Object.entries(ways).flatMap(([way, { status }]) => (status === 200 ? [way] : []))
}

test('no field of a contractor takes an identity number; without the rule of the tables every one would', async () => {
  expect(await taken()).toEqual([])
  const { rows } = await it.owner.query(
    `select conrelid::regclass as name from pg_constraint where conname = 'contractor.national_id'`,
  )
  for (const { name } of rows) await it.owner.query(`alter table ${name} drop constraint "contractor.national_id"`)
  expect(await taken()).toEqual(['name', 'remark', 'person', 'paper', 'what', 'who', 'visitor', 'purpose', 'emergency'])
})

test('every free text of a contractor’s tables is under the rule', async () => {
  const { rows } = await it.owner.query(
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'public' and table_name = any($1) and data_type = 'text' order by 1`,
    [['contractor', 'contractor_person', 'contractor_paper', 'work_order', 'contractor_visit']],
  )
  expect(rows.map(({ name }) => name)).toEqual([
    'contractor.holiday_telephone', // digits only, by its shape
    'contractor.kind', // from the agency’s list
    'contractor.name',
    'contractor.remark',
    'contractor.telephone', // digits only
    'contractor_paper.title',
    'contractor_person.name',
    'contractor_person.telephone',
    'contractor_visit.emergency',
    'contractor_visit.person_name',
    'contractor_visit.purpose',
    'work_order.what',
    'work_order.who',
  ])
})
