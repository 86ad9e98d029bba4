-- Looking things up by words: pairs of characters as with deficiencies, one index for each kind of record.
create index clause_bigrams on clause using gin (bigrams(agency_id, coalesce(heading, '') || ' ' || text));
create index evidence_bigrams on evidence using gin (bigrams(agency_id, note || ' ' || done_by));
create index incident_bigrams on incident using gin (bigrams(agency_id, what || ' ' || place));
create index contact_bigrams on contact using gin (bigrams(agency_id, name || ' ' || post || ' ' || remark));
create index point_bigrams on point using gin (bigrams(agency_id, name || ' ' || floor || ' ' || room));

-- The owner asks, for the present agency only, as with deficiencies.
create policy owner_searches on plan for select to current_user using (true);
create policy owner_searches on clause for select to current_user using (true);
create policy owner_searches on duty for select to current_user using (true);
create policy owner_searches on assignment for select to current_user using (true);
create policy owner_searches on evidence for select to current_user using (true);
create policy owner_searches on incident for select to current_user using (true);
create policy owner_searches on contact for select to current_user using (true);
create policy owner_searches on point for select to current_user using (true);
create policy owner_searches on unit for select to current_user using (true);

-- Records of every kind that hold all the terms, for somebody who sees these units (null: all) and what is their own.
-- A common word is found among the newest of a kind, a rare one by its pairs; so neither takes long.
create function search_records(terms text[], seen_units uuid[], reader uuid, in_unit uuid, in_clause uuid,
                               by_person uuid, since date, until date, most int)
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
  source record;
  looking text;
  found_newest int;
begin
  for source in
    select * from (values
      ('clause', 'clause', $t$coalesce(heading, '') || ' ' || text$t$, 'join plan on plan.id = one.plan_id',
        'plan_id', $t$plan.title || '　' || one.label$t$, 'null::uuid', 'null::uuid', 'plan.period_start', 'one.id', true),
      ('evidence', 'evidence', $t$note || ' ' || done_by$t$,
        'join assignment on assignment.id = one.assignment_id join duty on duty.id = assignment.duty_id',
        'assignment_id', 'duty.what', 'assignment.unit_id', 'one.recorded_by',
        $t$(one.done_at at time zone 'Asia/Taipei')::date$t$, 'duty.clause_id', false),
      ('deficiency', 'deficiency', $t$description || ' ' || place$t$, '', 'id', 'one.description', 'one.unit_id',
        'one.opened_by', 'one.found_on', $t$(select clause_id from inspection join assignment on assignment.id = assignment_id
          join duty on duty.id = assignment.duty_id where inspection.id = one.inspection_id)$t$, false),
      ('incident', 'incident', $t$what || ' ' || place$t$, '', 'id', 'one.number', 'one.unit_id', 'one.recorded_by',
        $t$(one.known_at at time zone 'Asia/Taipei')::date$t$, '(select clause_id from duty where duty.id = one.duty_id)',
        false),
      ('contact', 'contact', $t$name || ' ' || post || ' ' || remark$t$, '', 'id', 'one.name', 'one.unit_id',
        'null::uuid', 'null::date', 'null::uuid', true),
      ('point', 'point', $t$name || ' ' || floor || ' ' || room$t$, '', 'id', 'one.name', 'one.unit_id', 'null::uuid',
        'null::date', 'null::uuid', true)
    ) as known (kind, relation, words, joined, link, title, unit, person, at, clause, is_open)
  loop
    looking := format(
      $q$select %1$L, one.id, one.%2$I, %3$s, one.searched, unit.name, person.name, %4$s
        from (%%s) as one %5$s
        left join unit on unit.id = %6$s
        left join person on person.id = %7$s
        where one.agency_id = current_agency() and lower(one.searched) like all ($1)
          and (%8$L or $3 is null or %6$s = any ($3) or %7$s = $4)
          and ($5 is null or %6$s = $5) and ($6 is null or %9$s = $6) and ($7 is null or %7$s = $7)
          and ($8 is null or %4$s >= $8) and ($9 is null or %4$s <= $9)
        order by one.id desc limit $10$q$,
      source.kind, source.link, source.title, source.at, source.joined, source.unit, source.person, source.is_open,
      source.clause
    );
    return query execute format(looking, format(
      'select %1$I.*, %2$s as searched from %1$I where agency_id = current_agency() order by id desc limit %3$s',
      source.relation, source.words, newest))
      using patterns, pairs, seen_units, reader, in_unit, in_clause, by_person, since, until, most;
    get diagnostics found_newest = row_count;
    if found_newest < most then
      -- The pairs name the agency. Those among the newest were given already; where there are no others, that was all.
      return query execute format(looking, format(
        'with paired as materialized (
           select %1$I.*, %2$s as searched from %1$I where bigrams(agency_id, %2$s) @> $2 limit %3$s
         )
         select * from paired where id < (
           select id from %1$I where agency_id = current_agency() order by id desc offset %4$s limit 1)',
        source.relation, source.words, newest, newest - 1))
        using patterns, pairs, seen_units, reader, in_unit, in_clause, by_person, since, until, most;
    end if;
  end loop;
end $$;
