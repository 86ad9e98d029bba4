-- Looking things up by words reaches whatever somebody may see. Where the words lie in a document, they stand beside it.
create function said_in(content jsonb, variadic places jsonpath[]) returns text
  language sql immutable parallel safe as $$
  select coalesce(string_agg(said #>> '{}', ' ' order by place, nth), '')
  from unnest(places) with ordinality as asked (path, place),
    jsonb_path_query(content, path) with ordinality as found (said, nth)
$$;
alter table official_document add column words text not null generated always as (
  said_in(content, '$.subject', '$.sections[*].text', '$.attachments[*]', '$.originals[*]', '$.copies[*]')) stored;
alter table meeting add column words text not null generated always as (
  said_in(content, '$.title', '$.place', '$.agenda[*] ? (@.isStruck == false).title', '$.agenda[*] ? (@.isStruck == false).text',
    '$.minutes.opening', '$.minutes.items[*].discussion', '$.minutes.items[*].resolutions[*].text',
    '$.minutes.motions.discussion', '$.minutes.motions.resolutions[*].text', '$.minutes.ruling')) stored;
alter table outcome_report add column words text not null generated always as (
  said_in(content, '$.sections[*] ? (@.text == null).proposal', '$.sections[*].text')) stored;
alter table outcome_draft add column words text not null generated always as (said_in(content, '$.texts[*].text')) stored;
alter table checklist_version add column words text not null generated always as (
  said_in(content, '$.title', '$.items[*].question', '$.items[*].guidance')) stored;
alter table exercise add column words text not null generated always as (
  said_in(scenario, '$.title', '$.setting', '$.injects[*].text') || ' ' || coalesce(lessons, '')) stored;
create index official_document_bigrams on official_document using gin (bigrams(agency_id, words));
create index meeting_bigrams on meeting using gin (bigrams(agency_id, words));
create index meeting_resolution_bigrams on meeting_resolution using gin (bigrams(agency_id, coalesce(text, '')));
create index inspection_plan_bigrams on inspection_plan using gin (bigrams(agency_id, title || ' ' || remark));
create index follow_up_step_bigrams on follow_up_step using gin (bigrams(agency_id, note || ' ' || reference));

-- As with the others: under a policy that asks more of a row these indexes are not used.
create policy owner_searches on official_document for select to current_user using (true);
create policy owner_searches on meeting for select to current_user using (true);
create policy owner_searches on meeting_resolution for select to current_user using (true);
create policy owner_searches on inspection_plan for select to current_user using (true);
create policy owner_searches on follow_up_step for select to current_user using (true);

-- As search_records, which stays for processes of the version before. Of which kinds somebody sees a list is asked
-- outside; which of a kind, is said here: units (null: all) and what is one's own, or the rule of the kind.
create function find_records(kinds text[], terms text[], seen_units uuid[], reader uuid, reader_unit uuid, sees_all boolean,
                             today date, in_unit uuid, in_clause uuid, by_person uuid, since date, until date, most int)
  returns table (kind text, id uuid, link_id uuid, title text, words text, unit_name text, person_name text, at date)
  language plpgsql stable security definer set search_path = public as $$
declare
  newest constant int := 2000;
  patterns text[] := (
    select array_agg('%' || regexp_replace(lower(term), '([%_\\])', '\\\1', 'g') || '%') from unnest(terms) as term
  );
  pairs bigint[] := (
    select array_agg(pair) from unnest(terms) as term, unnest(bigrams(current_agency(), term)) as pair
  );
  at_meeting constant text := $t$meeting.chair_id = $4 or meeting.recorder_id = $4 or exists (
    select from meeting_invitee as invited where invited.meeting_id = meeting.id
      and (invited.person_id = $4 or invited.came_id = $4 or invited.unit_id = $11))$t$;
  source record;
  looking text;
  found_newest int;
begin
  for source in
    -- "seen" null: by unit and by whom. Of what there are few in any office the newest are all, and there is no index.
    select * from (values
      ('clause', 'clause', $t$coalesce(heading, '') || ' ' || text$t$, true, 'join plan on plan.id = one.plan_id',
        'one.plan_id', $t$plan.title || '　' || one.label$t$, 'null::uuid', 'null::uuid', 'plan.period_start', 'one.id', 'true'),
      ('evidence', 'evidence', $t$note || ' ' || done_by$t$, true,
        'join assignment on assignment.id = one.assignment_id join duty on duty.id = assignment.duty_id',
        'one.assignment_id', 'duty.what', 'assignment.unit_id', 'one.recorded_by',
        $t$(one.done_at at time zone 'Asia/Taipei')::date$t$, 'duty.clause_id', null),
      ('deficiency', 'deficiency', $t$description || ' ' || place$t$, true, '', 'one.id', 'one.description', 'one.unit_id',
        'one.opened_by', 'one.found_on', $t$(select clause_id from inspection join assignment on assignment.id = assignment_id
          join duty on duty.id = assignment.duty_id where inspection.id = one.inspection_id)$t$, null),
      ('incident', 'incident', $t$what || ' ' || place$t$, true, '', 'one.id', 'one.number', 'one.unit_id',
        'one.recorded_by', $t$(one.known_at at time zone 'Asia/Taipei')::date$t$,
        '(select clause_id from duty where duty.id = one.duty_id)', null),
      ('followUpCase', 'follow_up_step', $t$note || ' ' || reference$t$, true,
        'join follow_up_case on follow_up_case.id = one.case_id join incident on incident.id = follow_up_case.incident_id',
        'incident.id', 'incident.number', 'incident.unit_id', 'one.recorded_by',
        $t$(one.at at time zone 'Asia/Taipei')::date$t$, '(select clause_id from duty where duty.id = incident.duty_id)',
        'not one.is_sealed and ($3 is null or incident.unit_id = any ($3) or incident.recorded_by = $4)'),
      ('meeting', 'meeting', 'words', true, 'join meeting on meeting.id = one.id', 'one.id', $t$one.content ->> 'title'$t$,
        'null::uuid', 'one.recorder_id', $t$(one.starts_at at time zone 'Asia/Taipei')::date$t$, 'null::uuid',
        format('not one.is_confidential and ($12 or %s)', at_meeting)),
      ('resolution', 'meeting_resolution', $t$coalesce(text, '')$t$, true, 'join meeting on meeting.id = one.meeting_id',
        'one.id', 'one.text', 'one.unit_id', 'one.person_id',
        $t$(meeting.starts_at at time zone 'Asia/Taipei')::date$t$, 'null::uuid',
        format('not one.is_confidential and ($12 or one.unit_id = $11 or one.person_id = $4 or %s)', at_meeting)),
      ('officialDocument', 'official_document', 'words', true, 'join person as maker on maker.id = one.made_by', 'one.id',
        $t$one.content ->> 'subject'$t$, 'maker.unit_id', 'one.made_by',
        $t$coalesce(one.issued_on, (one.made_at at time zone 'Asia/Taipei')::date)$t$, 'null::uuid',
        'not one.classified and one.discarded_at is null'),
      ('outcomeReport', $t$(
          select plan_id as id, agency_id, closed_by as by, closed_at as at, words || coalesce((
            select ' ' || string_agg(reason || ' ' || text, ' ' order by number) from outcome_supplement as supplement
            where supplement.plan_id = outcome_report.plan_id), '') as words
          from outcome_report where agency_id = current_agency()
          union all
          (select distinct on (plan_id) plan_id, agency_id, written_by, written_at, words from outcome_draft as draft
            where agency_id = current_agency()
              and not exists (select from outcome_report where outcome_report.plan_id = draft.plan_id)
            order by plan_id, version desc))$t$, 'words', false, 'join plan on plan.id = one.id', 'one.id', 'plan.title',
        'null::uuid', 'one.by', $t$(one.at at time zone 'Asia/Taipei')::date$t$, 'null::uuid', 'true'),
      ('inspectionPlan', 'inspection_plan', $t$title || ' ' || remark$t$, true, '', 'one.id', 'one.title', 'null::uuid',
        'one.made_by', 'one.from_date', 'one.clause_id', $t$ $12 or one.status = 'approved'
          and (one.announced or one.from_date <= $13) and (
            exists (select from inspection_plan_target where inspection_plan_id = one.id and unit_id = $11)
            or exists (select from inspection_plan_joint_unit where inspection_plan_id = one.id and unit_id = $11))$t$),
      ('exercise', 'exercise', 'words', false, '', 'one.id', $t$one.scenario ->> 'title'$t$, 'one.unit_id',
        'one.started_by', $t$(one.started_at at time zone 'Asia/Taipei')::date$t$, 'null::uuid',
        'one.finished_at is not null or one.started_by = $4'),
      ('checklist', $t$(
          select distinct on (checklist_id) checklist_id as id, agency_id, words, published_at as at, published_by as by
          from checklist_version where agency_id = current_agency() order by checklist_id, number desc)$t$, 'words', false,
        'join checklist on checklist.id = one.id', 'one.id', 'checklist.title', 'null::uuid', 'one.by',
        $t$(one.at at time zone 'Asia/Taipei')::date$t$, 'null::uuid', 'checklist.withdrawn_at is null'),
      ('contact', 'contact', $t$name || ' ' || post || ' ' || remark$t$, true, '', 'one.id', 'one.name', 'one.unit_id',
        'null::uuid', 'null::date', 'null::uuid', 'true'),
      ('point', 'point', $t$name || ' ' || floor || ' ' || room$t$, true, '', 'one.id', 'one.name', 'one.unit_id',
        'null::uuid', 'null::date', 'null::uuid', 'true')
    ) as known (kind, relation, words, is_indexed, joined, link, title, unit, person, at, clause, seen)
    where known.kind = any (kinds)
  loop
    looking := format(
      $q$select %1$L, one.id, %2$s, %3$s, one.searched, unit.name, person.name, %4$s
        from (%%s) as one %5$s
        left join unit on unit.id = %6$s
        left join person on person.id = %7$s
        where one.agency_id = current_agency() and lower(one.searched) like all ($1) and (%8$s)
          and ($5 is null or %6$s = $5) and ($6 is null or %9$s = $6) and ($7 is null or %7$s = $7)
          and ($8 is null or %4$s >= $8) and ($9 is null or %4$s <= $9)
        order by one.id desc limit $10$q$,
      source.kind, source.link, source.title, source.at, source.joined, source.unit, source.person,
      coalesce(source.seen, format('$3 is null or %s = any ($3) or %s = $4', source.unit, source.person)), source.clause
    );
    return query execute format(looking, format(
      'select own.*, %2$s as searched from %1$s as own where agency_id = current_agency() order by id desc limit %3$s',
      source.relation, source.words, newest))
      using patterns, pairs, seen_units, reader, in_unit, in_clause, by_person, since, until, most, reader_unit, sees_all,
        today;
    get diagnostics found_newest = row_count;
    if found_newest < most and source.is_indexed then
      -- The pairs name the agency. Those among the newest were given already; where there are no others, that was all.
      return query execute format(looking, format(
        'with paired as materialized (
           select own.*, %2$s as searched from %1$s as own where bigrams(agency_id, %2$s) @> $2 limit %3$s
         )
         select * from paired where id < (
           select id from %1$s where agency_id = current_agency() order by id desc offset %4$s limit 1)',
        source.relation, source.words, newest, newest - 1))
        using patterns, pairs, seen_units, reader, in_unit, in_clause, by_person, since, until, most, reader_unit, sees_all,
          today;
    end if;
  end loop;
end $$;

-- Minutes are signed on the way of all that is approved. What was signed stays as it is; what waited for a chair alone is
-- sent again.
alter type approval_kind add value 'minutes';
alter table meeting no force row level security;
update meeting set closed_at = null, hash = null, return_remark = '系統更新，請再送出簽署。', version = version + 1
where closed_at is not null and signed_at is null;
alter table meeting force row level security;

-- A meeting that is put off or cancelled says why; of a confidential one that lies in an envelope.
alter table meeting add column cancelled_at timestamptz, add column change_reason text,
  add check (cancelled_at is null or begun_at is null);
grant update (cancelled_at, change_reason) on meeting to shousui_app;

-- What is owed by now rings the morning after the day by which it was owed.
alter table meeting_resolution no force row level security;
alter table meeting_resolution_step no force row level security;
alter table alarm no force row level security;
insert into alarm (id, agency_id, kind, subject_id, due_at, rings_at)
select gen_random_uuid(), agency.id, 'resolutionOverdue', owed.id, owed.due_at,
  owed.due_at - agency.clock_offset_seconds * interval '1 second'
from (
  select resolution.id, resolution.agency_id, ((coalesce((
      select due_date from meeting_resolution_step as step where resolution_id = resolution.id and due_date is not null
      order by position desc limit 1), resolution.due_date) + 1)::timestamp + interval '9 hours') at time zone 'Asia/Taipei' as due_at
  from meeting_resolution as resolution
  where not exists (
    select from meeting_resolution_step as step where resolution_id = resolution.id and kind in ('done', 'ended'))
) as owed join agency on agency.id = owed.agency_id;
alter table meeting_resolution force row level security;
alter table meeting_resolution_step force row level security;
alter table alarm force row level security;
