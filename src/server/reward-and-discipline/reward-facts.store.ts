import { sql } from 'kysely'
import type { Deed, Mending } from '#domain/reward-and-discipline/reward-facts.rules.ts'
import type { Tx } from '#server/platform/database.ts'

/** Who recorded the first evidence of each duty, and who each event. */
export async function listDoers(tx: Tx, planId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; personId: string }>`
    (select distinct on (assignment.id) assignment.id, recorded_by as person_id
     from evidence join assignment on assignment.id = assignment_id where plan_id = ${planId}
     order by assignment.id, evidence.done_at, evidence.id)
    union all
    select id, recorded_by from incident where plan_id = ${planId}`.execute(tx)
  return new Map(rows.map(({ id, personId }) => [id, personId]))
}

/** What was seen to be mended, by whom. */
export async function listMendings(tx: Tx, planId: string): Promise<Mending[]> {
  const { rows } = await sql<Mending>`
    select deficiency_id, improved_by as person_id, improved_at
    from improvement join deficiency on deficiency.id = deficiency_id
    where plan_id = ${planId} and decision = 'released' order by improvement.id`.execute(tx)
  return rows
}

/** By a person: inspections, patrols, what was said of the day, meetings chaired. Nothing confidential. */
const ofPeople = (planId: string) => sql`
  select 'inspections' as kind, inspection.id, content ->> 'title' as name, submitted_by as person_id,
    null::uuid as unit_id
  from inspection join checklist_version as form on form.id = checklist_version_id
  where plan_id = ${planId} and origin = 'inspection' and status = 'submitted'
  union all
  select 'patrols', patrol_round.id, patrol_route.name, walked_by, null
  from patrol_round join patrol_route on patrol_route.id = route_id where plan_id = ${planId}
  union all
  select case when on_time then 'statusInTime' else 'statusLate' end, id,
    to_char(due_at at time zone 'Asia/Taipei', 'FMMM/FMDD HH24:MI'), reported_by, null
  from status_report as said where plan_id = ${planId} and corrects_id is null
  union all
  select 'meetingsChaired', id, content ->> 'title', chair_id, null
  from meeting where plan_id = ${planId} and ended_at is not null and not is_confidential`

/** By whoever did what was decided; what was not, by the person or else the unit that it was given to. */
const ofResolutions = (planId: string, today: string) => sql`
  select case when latest.kind = 'done' then 'resolutionsDone' else 'resolutionsNotDone' end, resolution.id,
    resolution.text, case when latest.kind = 'done' then latest.by else resolution.person_id end, resolution.unit_id
  from meeting_resolution as resolution
  join meeting on meeting.id = resolution.meeting_id
  left join lateral (
    select kind, by from meeting_resolution_step as step where step.resolution_id = resolution.id
    order by position desc limit 1
  ) as latest on true
  where plan_id = ${planId} and not resolution.is_confidential and (
    latest.kind = 'done' or (latest.kind is distinct from 'ended' and ${today} > coalesce((
      select step.due_date from meeting_resolution_step as step
      where step.resolution_id = resolution.id and step.due_date is not null order by position desc limit 1
    ), resolution.due_date)))`

export async function listDeeds(tx: Tx, planId: string, today: string): Promise<Deed[]> {
  const { rows } = await sql<Deed>`
    select * from (${ofPeople(planId)} union all ${ofResolutions(planId, today)}) as deed order by kind, id`.execute(tx)
  return rows
}
