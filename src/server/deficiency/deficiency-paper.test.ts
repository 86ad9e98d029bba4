import { describe, expect, test } from 'vitest'
import type { Deficiency } from '#domain/deficiency/deficiency.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'

const { as, owner, home } = await testApp()
const unit = (name: string) => home.unitIds.get(name)!

async function opened(changes: object = {}): Promise<Deficiency> {
  const answer = await (await as('ethicsDirector')).post('/deficiencies', {
    id: newId(),
    unitId: unit('行政室'),
    source: 'byHand',
    sourceId: null,
    planId: null,
    pointId: null,
    place: '',
    description: '門弓器壞了',
    grade: 'minor',
    fileIds: [],
    ...changes,
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body.deficiency
}

const textOf = (words: string) => `text=${encodeURIComponent(words)}`

describe('the list on paper', () => {
  const paper = async (query: string, who = 'ethicsOfficer') => (await as(who)).get(`/deficiencies/list.txt?${query}`)

  test('says of each what was found, by when it is to be mended, and what was last done', async () => {
    const found = await opened({ description: '滅火器過期', place: '二樓走廊' })
    const improved = await (await as('unitHead')).post(`/deficiencies/${found.id}/improve`, {
      ...{ improvementId: newId(), version: found.version, description: '已換新品', fileIds: [] },
    })
    expect(improved.status, JSON.stringify(improved.body)).toBe(200)
    const { status, body } = await paper(textOf('滅火器'))
    expect(status).toBe(200)
    expect(String(body)).toContain('1\t行政室\t滅火器過期\n二樓走廊\t輕微\t')
    expect(String(body)).toMatch(/\t已換新品\t待複查$/m)
  })

  test('has what its reader may see, and no more', async () => {
    await opened({ description: '水塔沒有上鎖', unitId: unit('圖書館') })
    expect(String((await paper(textOf('水塔'), 'staff')).body)).not.toContain('水塔沒有上鎖')
  })

  test('is not longer than can be read', async () => {
    const { description, id } = await opened({ description: '影印機旁堆放公文' })
    const { rows } = await owner.query(
      `select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
       where table_name = 'deficiency' and column_name <> 'id' and is_generated = 'NEVER'`,
    )
    await owner.query(
      `insert into deficiency (id, ${rows[0].names}) select gen_random_uuid(), ${rows[0].names}
       from deficiency, generate_series(1, 500) where id = $1`,
      [id],
    )
    const { status, body } = await paper(textOf(description))
    expect([status, body.code, body.details.most]).toEqual([409, 'deficiency.too_many_to_print', 500])
  })
})
