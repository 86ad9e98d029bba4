-- Handing in a form is the busiest work there is. What it looks up comes by one index, and what other keys vouch for
-- already is not vouched for twice.
drop index deficiency_agency_id_unit_id_item_key_id_idx;
create index on deficiency (agency_id, unit_id, checklist_id, item_key, found_on desc, id desc)
  where item_key is not null;
-- The primary key's order serves these within one agency.
drop index deficiency_agency_id_plan_id_id_idx;
drop index deficiency_agency_id_unit_id_id_idx;

-- The clause comes from the assignment's own duty, the inspection from the same statement, plan and persons from rows
-- that have such keys themselves; and none of these rows is ever deleted.
alter table deficiency
  drop constraint deficiency_agency_id_clause_id_fkey,
  drop constraint deficiency_agency_id_inspection_id_fkey;
alter table inspection
  drop constraint inspection_agency_id_plan_id_fkey,
  drop constraint inspection_agency_id_held_by_fkey,
  drop constraint inspection_agency_id_submitted_by_fkey;
alter table evidence drop constraint evidence_agency_id_recorded_by_fkey;

-- That it was done is written beside what was owed, without touching the indexes.
alter table assignment set (fillfactor = 70);

-- For a statement that nobody waits for: it refuses by itself when what it was to write has changed meanwhile.
create function refuse_stale(written bigint) returns void language plpgsql as $$
begin
  if written <> 1 then
    raise exception 'somebody else wrote meanwhile' using errcode = 'serialization_failure';
  end if;
end $$;
