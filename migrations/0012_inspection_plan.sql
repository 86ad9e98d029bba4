-- A random draw that anybody can repeat: the population is frozen first, then the seed is given, and both never change.
create type draw_subject as enum ('unit', 'person', 'item');
create type seed_source as enum ('witness', 'server');
create table draw (
  id uuid primary key,
  agency_id uuid not null references agency,
  title text not null,
  subject draw_subject not null,
  -- in the order of names: [{subjectId, name}]
  population jsonb not null,
  population_hash text not null,
  count int not null check (count > 0),
  listed_at timestamptz not null,
  drawn_by uuid not null,
  seed text,
  seed_source seed_source,
  seed_given_by uuid,
  drawn_at timestamptz,
  -- all of the population by rank: [{subjectId, name, hash}]
  ranking jsonb,
  record_hash text,
  version int not null default 1,
  unique (agency_id, id),
  unique (agency_id, id, drawn_by),
  foreign key (agency_id, drawn_by) references person (agency_id, id),
  check ((drawn_at is null) = (seed is null) and (drawn_at is null) = (ranking is null)
    and (drawn_at is null) = (record_hash is null) and (drawn_at is null) = (seed_source is null))
);
create index on draw (agency_id, id desc);
call confine_to_agency('draw', 'select, insert');
grant update (seed, seed_source, seed_given_by, drawn_at, ranking, record_hash, version) on draw to shousui_app;

create function keep_drawn() returns trigger language plpgsql as $$
begin
  if old.drawn_at is not null then
    raise exception 'what was drawn never changes' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger drawn_is_final before update on draw for each row execute function keep_drawn();

-- Whoever draws is no witness of it. A witness without an account signs on paper.
create table draw_witness (
  id uuid primary key,
  agency_id uuid not null references agency,
  draw_id uuid not null,
  drawn_by uuid not null,
  person_id uuid,
  name text not null,
  confirmed_at timestamptz,
  unique (agency_id, id),
  constraint "draw.same_witness" unique (agency_id, draw_id, name),
  foreign key (agency_id, draw_id, drawn_by) references draw (agency_id, id, drawn_by),
  constraint "draw.witness_unknown" foreign key (agency_id, person_id) references person (agency_id, id),
  constraint "draw.own_witness" check (person_id <> drawn_by),
  check (confirmed_at is null or person_id is not null)
);
create index on draw_witness (agency_id, person_id) where confirmed_at is null;
alter table draw add foreign key (agency_id, seed_given_by) references draw_witness (agency_id, id);
call confine_to_agency('draw_witness', 'select, insert');
grant update (confirmed_at) on draw_witness to shousui_app;

-- What the ethics office is going to inspect: approved by a head, who is not the one who made it.
create type inspection_plan_kind as enum ('regular', 'irregular', 'joint', 'reInspection');
create type inspection_plan_status as enum ('draft', 'submitted', 'approved');
create table inspection_plan (
  id uuid primary key,
  agency_id uuid not null references agency,
  kind inspection_plan_kind not null,
  title text not null,
  plan_id uuid,
  clause_id uuid,
  draw_id uuid,
  from_date date not null,
  to_date date not null,
  -- an unannounced one is not visible to the units before its first day
  announced boolean not null,
  remark text not null,
  status inspection_plan_status not null default 'draft',
  made_by uuid not null,
  submitted_to uuid,
  submitted_at timestamptz,
  approved_by uuid,
  approved_at timestamptz,
  return_remark text,
  version int not null default 1,
  unique (agency_id, id),
  constraint "inspectionPlan.plan_unknown" foreign key (agency_id, plan_id) references plan (agency_id, id),
  constraint "inspectionPlan.clause_unknown" foreign key (agency_id, clause_id) references clause (agency_id, id),
  constraint "inspectionPlan.draw_unknown" foreign key (agency_id, draw_id) references draw (agency_id, id),
  foreign key (agency_id, made_by) references person (agency_id, id),
  constraint "inspectionPlan.head_unknown" foreign key (agency_id, submitted_to) references person (agency_id, id),
  foreign key (agency_id, approved_by) references person (agency_id, id),
  constraint "inspectionPlan.dates_reversed" check (to_date >= from_date),
  constraint "inspectionPlan.own_approval" check (approved_by <> made_by),
  check ((status = 'approved') = (approved_by is not null and approved_at is not null))
);
create index on inspection_plan (agency_id, id desc);
create index on inspection_plan (agency_id, plan_id);
call confine_to_agency('inspection_plan', 'select, insert, update');

create table inspection_plan_inspector (
  agency_id uuid not null references agency,
  inspection_plan_id uuid not null,
  person_id uuid not null,
  primary key (agency_id, inspection_plan_id, person_id),
  foreign key (agency_id, inspection_plan_id) references inspection_plan (agency_id, id),
  constraint "inspectionPlan.inspector_unknown" foreign key (agency_id, person_id) references person (agency_id, id)
);
call confine_to_agency('inspection_plan_inspector', 'select, insert, delete');

-- Units that go along in a joint inspection.
create table inspection_plan_joint_unit (
  agency_id uuid not null references agency,
  inspection_plan_id uuid not null,
  unit_id uuid not null,
  primary key (agency_id, inspection_plan_id, unit_id),
  foreign key (agency_id, inspection_plan_id) references inspection_plan (agency_id, id),
  constraint "inspectionPlan.unit_unknown" foreign key (agency_id, unit_id) references unit (agency_id, id)
);
call confine_to_agency('inspection_plan_joint_unit', 'select, insert, delete');

-- A unit and the form it is inspected with; its inspection once begun.
create table inspection_plan_target (
  id uuid primary key,
  agency_id uuid not null references agency,
  inspection_plan_id uuid not null,
  unit_id uuid not null,
  checklist_id uuid not null,
  inspection_id uuid,
  -- who went along and has no account
  others text not null default '',
  unique (agency_id, id),
  constraint "inspectionPlan.target_repeated" unique (agency_id, inspection_plan_id, unit_id, checklist_id),
  foreign key (agency_id, inspection_plan_id) references inspection_plan (agency_id, id),
  constraint "inspectionPlan.target_unit_unknown" foreign key (agency_id, unit_id) references unit (agency_id, id),
  constraint "inspectionPlan.checklist_unknown" foreign key (agency_id, checklist_id) references checklist (agency_id, id),
  foreign key (agency_id, inspection_id) references inspection (agency_id, id)
);
create unique index on inspection_plan_target (agency_id, inspection_id);
call confine_to_agency('inspection_plan_target', 'select, insert, update, delete');

create table inspection_plan_companion (
  agency_id uuid not null references agency,
  target_id uuid not null,
  person_id uuid not null,
  primary key (agency_id, target_id, person_id),
  foreign key (agency_id, target_id) references inspection_plan_target (agency_id, id) on delete cascade,
  constraint "inspectionPlan.companion_unknown" foreign key (agency_id, person_id) references person (agency_id, id)
);
call confine_to_agency('inspection_plan_companion', 'select, insert, delete');

-- What ethics found lies beside what units said: few among very many.
create index on inspection (agency_id, submitted_at) where origin = 'inspection';
