-- What an agency decides for itself; what is not there has the product's default.
alter table agency add settings jsonb not null default '{}', add settings_version int not null default 1;
grant update (settings, settings_version) on agency to shousui_app;

-- The whole life of a deficiency, in order: what is before `improved` is still to be mended.
alter type deficiency_status rename to earlier_status;
create type deficiency_status as enum (
  'found', 'reported', 'handedOver', 'improving', 'improved', 'released', 'closed'
);
create type deficiency_source as enum ('selfInspection', 'inspection', 'patrol', 'meeting', 'incident', 'byHand');

alter table deficiency
  alter status drop default,
  -- What was open lay with its unit already, and what was released had left control.
  alter status type deficiency_status using (
    case status when 'open' then 'handedOver' when 'improved' then 'improved' else 'closed' end::deficiency_status
  ),
  alter status set default 'found',
  alter inspection_id drop not null,
  alter item_key drop not null,
  add source deficiency_source not null default 'selfInspection',
  -- the patrol round, meeting or incident where it came to light
  add source_id uuid,
  -- which object of a repeating section
  add answer_at int,
  add point_id uuid,
  add place text not null default '',
  -- who said so, where no inspection does
  add opened_by uuid,
  -- found by looking it up, so no key needs to say that it is there
  add repeat_of uuid,
  -- whose question it is; copied from the inspection, so that a repeat is found without looking further
  add checklist_id uuid,
  -- An inspection vouches for unit and plan by keys of its own. Without one these do, and cost the others nothing.
  add vouched_unit_id uuid generated always as (case when inspection_id is null then unit_id end) stored,
  add vouched_plan_id uuid generated always as (case when inspection_id is null then plan_id end) stored,
  add constraint "deficiency.unit_unknown" foreign key (agency_id, vouched_unit_id) references unit (agency_id, id),
  add constraint "deficiency.plan_unknown" foreign key (agency_id, vouched_plan_id) references plan (agency_id, id),
  add constraint "deficiency.point_unknown" foreign key (agency_id, point_id) references point (agency_id, id),
  add foreign key (agency_id, opened_by) references person (agency_id, id),
  add check (inspection_id is not null or opened_by is not null);
drop type earlier_status;

-- The same item of the same unit, the latest first: what is found again.
create index on deficiency (agency_id, unit_id, item_key, id desc) where item_key is not null;
create index on deficiency (agency_id, improvement_due_date, id) where status < 'improved';
create index on deficiency (agency_id, id desc) where status >= 'improved' and status < 'closed';

-- Pairs of characters, for Chinese is searched by words of two. The agency is part of each, so that a word common in the
-- whole country is as quick to find in a small office.
create function bigrams(agency uuid, words text) returns bigint[] language plpgsql immutable parallel safe as $$
declare
  seed bigint := uuid_hash_extended(agency, 0);
  folded text := lower(words);
  pairs bigint[] := '{}';
begin
  for place in 1 .. length(folded) - 1 loop
    pairs := pairs || hashtextextended(substr(folded, place, 2), seed);
  end loop;
  return pairs;
end $$;
create index deficiency_bigrams on deficiency using gin (bigrams(agency_id, description || ' ' || place));

-- Under row-level security an index of this kind is not used, for its operator is not known to keep secrets. The owner
-- asks instead, for the present agency only and for ids only.
create policy owner_searches on deficiency for select to current_user using (true);
create function deficiencies_with(words text, most int) returns setof uuid
  language plpgsql stable security definer set search_path = public set plan_cache_mode = force_custom_plan as $$
begin
  -- The pairs name the agency, so that no other index needs to be asked; a pair of another one by chance is left out.
  return query
    with paired as materialized (
      select id, agency_id from deficiency
      where bigrams(agency_id, description || ' ' || place) @> bigrams(current_agency(), words)
        and position(lower(words) in lower(description || ' ' || place)) > 0
      limit most
    )
    select id from paired where agency_id = current_agency();
end $$;

create table deficiency_file (
  agency_id uuid not null references agency,
  deficiency_id uuid not null,
  file_id uuid not null,
  primary key (agency_id, deficiency_id, file_id),
  foreign key (agency_id, deficiency_id) references deficiency (agency_id, id),
  constraint "file.unknown_on_deficiency" foreign key (agency_id, file_id) references file (agency_id, id)
);
call confine_to_agency('deficiency_file', 'select, insert');

-- Somebody stands in for somebody else who is away.
create table deputy (
  id uuid primary key,
  agency_id uuid not null references agency,
  person_id uuid not null,
  deputy_id uuid not null,
  from_date date not null,
  until_date date not null,
  named_by uuid not null,
  ended_at timestamptz,
  version int not null default 1,
  unique (agency_id, id),
  constraint "deputy.person_unknown" foreign key (agency_id, person_id) references person (agency_id, id),
  constraint "deputy.deputy_unknown" foreign key (agency_id, deputy_id) references person (agency_id, id),
  foreign key (agency_id, named_by) references person (agency_id, id),
  constraint "deputy.oneself" check (deputy_id <> person_id),
  constraint "deputy.reversed" check (until_date >= from_date)
);
create index on deputy (agency_id, deputy_id);
call confine_to_agency('deputy', 'select, insert, update');

-- Who mends does not release, neither in person nor through a deputy, nor as one.
alter table improvement
  add improved_for uuid,
  add decided_for uuid,
  add foreign key (agency_id, improved_for) references person (agency_id, id),
  add foreign key (agency_id, decided_for) references person (agency_id, id),
  drop constraint "deficiency.own_improvement",
  add constraint "deficiency.own_improvement" check (
    decided_by is null
    or decided_by <> improved_by
      and decided_by is distinct from improved_for
      and (decided_for is null or decided_for <> improved_by and decided_for is distinct from improved_for)
  );

create type deficiency_step_kind as enum (
  'reported', 'handedOver', 'improving', 'improved', 'released', 'returned', 'closed', 'extended', 'interim', 'cost'
);
-- What happened to a deficiency after it was found.
create table deficiency_step (
  id uuid primary key,
  agency_id uuid not null references agency,
  deficiency_id uuid not null,
  kind deficiency_step_kind not null,
  at timestamptz not null,
  by uuid not null,
  by_for uuid,
  remark text not null default '',
  detail jsonb not null default '{}',
  unique (agency_id, id),
  foreign key (agency_id, deficiency_id) references deficiency (agency_id, id),
  foreign key (agency_id, by) references person (agency_id, id),
  foreign key (agency_id, by_for) references person (agency_id, id)
);
create index on deficiency_step (agency_id, deficiency_id);

-- Rows of all agencies: for the moment the owner is not confined.
alter table improvement no force row level security;
alter table deficiency no force row level security;
alter table inspection no force row level security;
insert into deficiency_step (id, agency_id, deficiency_id, kind, at, by, detail)
select gen_random_uuid(), agency_id, deficiency_id, 'improved', improved_at, improved_by,
  jsonb_build_object('improvementId', id)
from improvement;
insert into deficiency_step (id, agency_id, deficiency_id, kind, at, by, remark, detail)
select gen_random_uuid(), agency_id, deficiency_id, decision::text::deficiency_step_kind, decided_at, decided_by,
  coalesce(remark, ''), jsonb_build_object('improvementId', id)
from improvement where decision is not null;
update deficiency set source = 'inspection'
from inspection
where inspection.agency_id = deficiency.agency_id and inspection.id = deficiency.inspection_id
  and inspection.origin = 'inspection';
alter table checklist_version no force row level security;
update deficiency set checklist_id = checklist_version.checklist_id
from inspection
join checklist_version on checklist_version.agency_id = inspection.agency_id
  and checklist_version.id = inspection.checklist_version_id
where inspection.agency_id = deficiency.agency_id and inspection.id = deficiency.inspection_id;
alter table checklist_version force row level security;
alter table improvement force row level security;
alter table deficiency force row level security;
alter table inspection force row level security;

call confine_to_agency('deficiency_step', 'select, insert');
create trigger append_only before update or delete or truncate on deficiency_step execute function refuse_change();

-- A list as somebody likes to see it: what stands in the address after the question mark.
create table saved_view (
  id uuid primary key,
  agency_id uuid not null references agency,
  person_id uuid not null,
  name text not null,
  query text not null,
  unique (agency_id, id),
  constraint "savedView.name_taken" unique (agency_id, person_id, name),
  foreign key (agency_id, person_id) references person (agency_id, id)
);
call confine_to_agency('saved_view', 'select, insert, delete');
