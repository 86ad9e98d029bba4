import type pg from 'pg'
import { newId } from '#server/platform/id.ts'
import { openSession } from './data.ts'
import { drive, type Lane, type Measured, median, requestBytes } from './load.ts'

/** So many for each agency on average: 960,000 of thirty-two. */
const perAgency = 30_000
/** The first agency has this share of all, the others the rest in equal parts. */
const largestShare = 0.2

const places = [
  '一樓大廳',
  '後門',
  '三樓茶水間',
  '地下停車場',
  '檔案庫房',
  '資訊機房',
  '服務台',
  '屋頂',
  '東側樓梯',
  '首長室',
]
const things = [
  '監視器',
  '滅火器',
  '門弓器',
  '緊急照明',
  '門禁刷卡機',
  '保險櫃',
  '逃生通道',
  '消防栓',
  '對講機',
  '碎紙機',
]
const faults = [
  '故障未修',
  '逾有效期限',
  '遭雜物堆放',
  '畫面模糊',
  '紀錄未填',
  '鎖扣鬆脫',
  '未貼標示',
  '電池沒電',
  '無人保管',
  '插座過熱',
]
/** Words of two characters: in a tenth of all, in a hundredth, in one of a thousand, in none. */
const words = ['茶水', '門弓', '鎖扣', '模糊', '二三', '七七', '溫泉']

export type Officer = { agencyId: string; cookie: string }

/** An ethics officer of each agency, signed in; the agency with most comes first. */
async function signInOfficers(owner: pg.Client): Promise<Officer[]> {
  const { rows } = await owner.query<{ id: string }>(
    `select id from agency where name ~ '^第[0-9]+鄉公所$' order by id`,
  )
  const officers: Officer[] = []
  for (const { id: agencyId } of rows) {
    const personId = newId()
    await owner.query(
      `insert into person (id, agency_id, name, title, roles, login_name, password_hash)
       values ($1::uuid, $2, '政風員', '政風員', '{ethicsOfficer}', 'bench.' || $1::text, 'none')`,
      [personId, agencyId],
    )
    officers.push({ agencyId, cookie: await openSession(owner, agencyId, personId) })
  }
  return officers
}

/** Rows as three years of checks would have left them, most of them closed. */
export async function loadDeficiencies(owner: pg.Client, agencies: number): Promise<Officer[]> {
  const officers = await signInOfficers(owner)
  const all = agencies * perAgency
  const largest = agencies === 1 ? all : Math.round(all * largestShare)
  const { rows } = await owner.query<{ text: string }>(`select pg_get_indexdef('deficiency_bigrams'::regclass) as text`)
  await owner.query('drop index deficiency_bigrams')
  for (const [index, { agencyId }] of officers.entries())
    await owner.query(manyDeficiencies, [
      agencyId,
      index === 0 ? largest : Math.round((all - largest) / (agencies - 1)),
      places,
      things,
      faults,
    ])
  await owner.query(rows[0]!.text)
  await owner.query('vacuum analyze deficiency')
  return officers
}

const newest = ({ cookie }: Officer): Buffer => requestBytes('GET', '/api/deficiencies', { cookie })
const bare = ({ agencyId }: Officer): Buffer => requestBytes('GET', `/deficiencies/${agencyId}`, {})

const lanesOf = (officers: readonly Officer[], clients: number, ask: (officer: Officer) => Buffer): Lane[] =>
  Array.from({ length: clients }, (_, index) => {
    const bytes = ask(officers[index % officers.length]!)
    return () => bytes
  })

export const driveNewest = (
  port: number,
  officers: readonly Officer[],
  clients: number,
  seconds: number,
): Promise<Measured> => drive(port, lanesOf(officers, clients, newest), seconds)

export const driveBareNewest = (
  port: number,
  officers: readonly Officer[],
  clients: number,
  seconds: number,
): Promise<Measured> => drive(port, lanesOf(officers, clients, bare), seconds)

/** What one person waits for words of two characters in the largest agency: page and count at once, for the word that takes longest. */
export async function measureSearch(port: number, [largest]: readonly Officer[], repeat: number): Promise<number> {
  const slowest = []
  for (const word of words) {
    const took = []
    for (let time = 0; time < repeat + 1; time += 1) took.push(await timeOf(port, largest!, word))
    slowest.push(median(took.slice(1)))
  }
  return Math.max(...slowest)
}

async function timeOf(port: number, { cookie }: Officer, word: string): Promise<number> {
  const began = performance.now()
  // The page asks for both at once.
  const asked = ['deficiencies', 'deficiencies/count'].map(async (path) => {
    const address = `http://127.0.0.1:${port}/api/${path}?text=${encodeURIComponent(word)}`
    const answer = await fetch(address, { headers: { cookie } })
    if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`)
    return answer.arrayBuffer()
  })
  await Promise.all(asked)
  return performance.now() - began
}

const manyDeficiencies = `
  insert into deficiency (id, agency_id, plan_id, unit_id, description, place, grade, status, source, opened_by, found_on,
    improvement_due_date)
  select uuidv7(make_interval(mins => -n)), $1, plan.id, unit.id,
    things[1 + n % 10] || faults[1 + n / 10 % 10] || '，第' || n || '號', places[1 + n / 100 % 10],
    (enum_range(null::grade))[1 + n % 3],
    case when n % 50 < 45 then 'closed' else (enum_range(null::deficiency_status))[1 + n % 7] end, 'byHand', officer.id,
    current_date - (n % 1000), current_date - (n % 1000) + 7
  from generate_series($2::int, 1, -1) as n
  cross join (select $3::text[] as places, $4::text[] as things, $5::text[] as faults) as vocabulary
  cross join (select id from person where agency_id = $1 and 'ethicsOfficer' = any(roles) limit 1) as officer
  cross join (select id from plan where agency_id = $1 limit 1) as plan
  join unit on unit.agency_id = $1 and unit.position = n % 16`
