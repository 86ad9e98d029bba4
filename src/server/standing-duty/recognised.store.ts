import { type RawBuilder, sql } from 'kysely'
import type { DatePeriod } from '#domain/date.ts'
import type { RecognisedBy } from '#domain/standing-duty/standing-duty.ts'
import type { Tx } from '#server/platform/database.ts'

export type Recognised = { kind: RecognisedBy; id: string; title: string; on: string }

const dayOf = (column: string) => sql`(${sql.ref(column)} at time zone 'Asia/Taipei')::date`

/** By what each kind counts: its id, what it is called, and the day on which it was done. */
const sources: Record<RecognisedBy, RawBuilder<Omit<Recognised, 'kind'>>> = {
  // A regular inspection was held once the first form of it was handed in.
  inspection: sql`
    select plan.id, plan.title, min(${dayOf('inspection.submitted_at')}) as on
    from inspection_plan as plan
    join inspection_plan_target as target on target.inspection_plan_id = plan.id
    join inspection on inspection.id = target.inspection_id
    where plan.kind = 'regular' and inspection.submitted_at is not null
    group by plan.id`,
  contactDrill: sql`
    select drill.id, plan.title, ${dayOf('drill.ended_at')} as on
    from contact_drill as drill join plan on plan.id = drill.plan_id where drill.ended_at is not null`,
  // The law asks for one in which a cyber incident is to be reported.
  exercise: sql`
    select id, scenario ->> 'title' as title, ${dayOf('ended_at')} as on
    from exercise
    where finished_at is not null and scenario @? '$.injects[*].expects ? (@.kind == "cyberIncident")'`,
  // The one on security that the duty names. Of a confidential one not even the title is told here.
  meeting: sql`
    select id, content ->> 'title' as title, ${dayOf('starts_at')} as on
    from meeting where kind = 'security' and signed_at is not null and not is_confidential`,
}

/** What counts by itself in these days. */
export async function listRecognised(tx: Tx, { start, end }: DatePeriod): Promise<Recognised[]> {
  const kinds = Object.entries(sources) as [RecognisedBy, RawBuilder<Omit<Recognised, 'kind'>>][]
  const each = kinds.map(([kind, source]) => sql`select ${kind} as kind, found.* from (${source}) as found`)
  const { rows } = await sql<Recognised>`
    select kind, id, title, "on" from (${sql.join(each, sql` union all `)}) as counted
    where "on" between ${start} and ${end} order by "on", id`.execute(tx)
  return rows
}
