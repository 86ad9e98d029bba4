import type pg from 'pg'

/** Who was told of a thing, and of what: one line for each person and telling, in order. */
export async function toldOf(owner: pg.Pool, subjectId: string): Promise<string[]> {
  const { rows } = await owner.query(
    `select event || ' ' || name as told from telling join telling_recipient on telling_id = telling.id
     join person on person.id = person_id where subject_id = $1 order by telling.told_at, name`,
    [subjectId],
  )
  return rows.map(({ told }) => told)
}
