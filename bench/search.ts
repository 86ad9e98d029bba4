import path from 'node:path'
import pg from 'pg'
import { systemClock } from '#server/platform/clock.ts'
import { openDatabase } from '#server/platform/database.ts'
import { checkMasterKey } from '#server/platform/master-key.ts'
import { migrate } from '#server/platform/migrate.ts'
import { startPostgres } from '#server/platform/postgres.ts'
import { type Actor, performer } from '#server/platform/work.ts'
import { search } from '#server/search/search.operations.ts'
import { makeAgency } from '#test/make.ts'

/** Of one agency; at the usual scale 200,000. */
const recordsPerScale = 6_250
const rounds = 200

const places = ['後門', '側門', '檔案庫房', '資訊機房', '地下停車場', '服務台', '會議室', '配電室']
const faults = ['門弓器鬆脫', '未上鎖', '燈管故障', '滅火器過期', '監視器無畫面', '感應器失靈', '雜物堆置', '漏水']

/** From words that stand in every eighth record to one that stands in a single one. */
const asked = ['後門', '未上鎖', '滅火器 機房', '監視器', '4711', '唯一稀有', '查無此詞', '配電室 漏水', '門弓', '巡視']

const made = `
  select gen_random_uuid() as id, number, ($1::text[])[1 + number % 8] as place,
    ($2::text[])[1 + (number / 8) % 8] || case when number = 1 then '唯一稀有' else '' end || '，第 ' || number || ' 件' as words
  from generate_series(1, $3::int) as number`

/** How long somebody waits for what is looked up among many records of one agency. */
export async function measureLookingUp(dataDir: string, scale: number): Promise<Record<string, number>> {
  const postgres = await startPostgres(dataDir)
  await migrate(postgres.connection)
  const keys = await checkMasterKey(postgres.connection, path.join(dataDir, 'keys', 'master.key'))
  const owner = new pg.Pool({ ...postgres.connection, max: 2 })
  const database = openDatabase(postgres.connection, 4)
  try {
    const agency = await makeAgency(owner, 'bench-search')
    const personId = agency.personIds.get(agency.loginNames.ethicsOfficer!)!
    const records = recordsPerScale * scale
    const half = Math.round(records / 2)
    const quarter = Math.round(records / 4)
    await owner.query(
      `insert into deficiency (id, agency_id, source, unit_id, description, place, grade, found_on, improvement_due_date, opened_by)
       select id, $4, 'byHand', $5, words, place, 'minor', '2026-02-11', '2026-02-23', $6 from (${made}) as made`,
      [places, faults, half, agency.agencyId, agency.unitIds.get('行政室'), personId],
    )
    await owner.query(
      `insert into incident (id, agency_id, what, place, occurred_at, known_at, recorded_by)
       select id, $4, words, place, now(), now(), $5 from (${made}) as made`,
      [places, faults, quarter, agency.agencyId, personId],
    )
    // A letter says more than a deficiency does: some two hundred characters.
    await owner.query(
      `insert into official_document (id, agency_id, kind, occasion, source_ids, made_by, made_at, content)
       select id, $4, 'letter', 'planLetter', '{}', $5, now(), jsonb_build_object('subject', words,
         'sections', jsonb_build_array(jsonb_build_object('text', place || repeat('請各單位依計畫辦理並於期限內回報，', 11))))
       from (${made}) as made`,
      [places, faults, records - half - quarter, agency.agencyId, personId],
    )
    await owner.query('analyze')
    const actor: Actor = {
      ...{ personId, agencyId: agency.agencyId, unitId: null, name: '', title: '', roles: ['ethicsOfficer'] },
      ...{ clockOffsetSeconds: 0, confirmedAt: null },
    }
    const perform = performer(database, systemClock, keys)
    const taken: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const words = asked[round % asked.length]!
      const begun = performance.now()
      await perform(actor, search, { words })
      taken.push(performance.now() - begun)
    }
    taken.sort((one, other) => one - other)
    return {
      search_records: records,
      search_p50_ms: taken[rounds / 2]!,
      search_p95_ms: taken[Math.floor(rounds * 0.95)]!,
    }
  } finally {
    await database.close()
    await owner.end()
    await postgres.stop()
  }
}
