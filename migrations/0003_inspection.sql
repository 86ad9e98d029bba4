create table checklist (
  id uuid primary key,
  agency_id uuid not null references agency,
  kind text not null,
  title text not null,
  unique (agency_id, id),
  unique (agency_id, kind)
);
call confine_to_agency('checklist', 'select, insert, update');
alter table assignment add foreign key (agency_id, checklist_id) references checklist (agency_id, id);

-- A published version never changes; work in hand finishes on the version it began with.
create table checklist_version (
  id uuid primary key,
  agency_id uuid not null references agency,
  checklist_id uuid not null,
  number int not null,
  content jsonb not null,
  published_at timestamptz not null,
  unique (agency_id, id),
  unique (agency_id, checklist_id, number),
  foreign key (agency_id, checklist_id) references checklist (agency_id, id)
);
call confine_to_agency('checklist_version', 'select, insert');

create type inspection_status as enum ('draft', 'submitted');
-- Handing in is the busiest hour: one key serves as identity and as what others refer to, and the agency is vouched for
-- by the keys to its rows.
create table inspection (
  id uuid not null,
  agency_id uuid not null,
  assignment_id uuid,
  plan_id uuid,
  unit_id uuid not null,
  checklist_version_id uuid not null,
  status inspection_status not null default 'draft',
  -- one document in the order of the template: a submission is read and kept whole
  answers jsonb not null,
  held_by uuid not null,
  ready_to_submit boolean not null,
  submitted_at timestamptz,
  submitted_by uuid,
  compliant int not null,
  not_compliant int not null,
  not_applicable int not null,
  version int not null default 1,
  primary key (agency_id, id),
  constraint "inspection.assignment_unknown" foreign key (agency_id, assignment_id) references assignment (agency_id, id),
  foreign key (agency_id, plan_id) references plan (agency_id, id),
  constraint "inspection.unit_unknown" foreign key (agency_id, unit_id) references unit (agency_id, id),
  constraint "inspection.checklist_unknown" foreign key (agency_id, checklist_version_id) references checklist_version (agency_id, id),
  foreign key (agency_id, held_by) references person (agency_id, id),
  foreign key (agency_id, submitted_by) references person (agency_id, id),
  check ((status = 'submitted') = (submitted_at is not null and submitted_by is not null))
);
create index on inspection (agency_id, plan_id, unit_id);
create unique index "inspection.already_begun" on inspection (agency_id, assignment_id);
call confine_to_agency('inspection', 'select, insert, update');

create function keep_submitted() returns trigger language plpgsql as $$
begin
  if old.status = 'submitted' then
    raise exception 'a submitted inspection never changes' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger submitted_is_final before update on inspection for each row execute function keep_submitted();

create table inspection_file (
  agency_id uuid not null references agency,
  inspection_id uuid not null,
  item_key text not null,
  file_id uuid not null,
  primary key (agency_id, inspection_id, item_key, file_id),
  foreign key (agency_id, inspection_id) references inspection (agency_id, id),
  constraint "file.unknown_on_inspection" foreign key (agency_id, file_id) references file (agency_id, id)
);
call confine_to_agency('inspection_file', 'select, insert, delete');

alter table evidence add foreign key (agency_id, inspection_id) references inspection (agency_id, id);

create type deficiency_status as enum ('open', 'improved', 'released');
create type grade as enum ('minor', 'major', 'critical');
create table deficiency (
  id uuid not null,
  agency_id uuid not null,
  plan_id uuid,
  clause_id uuid,
  inspection_id uuid not null,
  item_key text not null,
  -- plan and unit are copied from the inspection, whose own keys vouch for them
  unit_id uuid not null,
  description text not null,
  grade grade not null,
  status deficiency_status not null default 'open',
  found_on date not null,
  improvement_due_date date not null,
  version int not null default 1,
  primary key (agency_id, id),
  foreign key (agency_id, clause_id) references clause (agency_id, id),
  foreign key (agency_id, inspection_id) references inspection (agency_id, id)
);
create index on deficiency (agency_id, plan_id, id desc);
create index on deficiency (agency_id, unit_id, id desc);
call confine_to_agency('deficiency', 'select, insert, update');

-- Who mends does not release: a rule of the table, deputies and small offices included.
create type decision as enum ('released', 'returned');
create table improvement (
  id uuid primary key,
  agency_id uuid not null references agency,
  deficiency_id uuid not null,
  description text not null,
  improved_at timestamptz not null,
  improved_by uuid not null,
  decision decision,
  decided_by uuid,
  decided_at timestamptz,
  remark text,
  unique (agency_id, id),
  foreign key (agency_id, deficiency_id) references deficiency (agency_id, id),
  foreign key (agency_id, improved_by) references person (agency_id, id),
  foreign key (agency_id, decided_by) references person (agency_id, id),
  constraint "deficiency.own_improvement" check (decided_by <> improved_by),
  check ((decision is null) = (decided_by is null))
);
create index on improvement (agency_id, deficiency_id);
call confine_to_agency('improvement', 'select, insert, update');

create table improvement_file (
  agency_id uuid not null references agency,
  improvement_id uuid not null,
  file_id uuid not null,
  primary key (agency_id, improvement_id, file_id),
  foreign key (agency_id, improvement_id) references improvement (agency_id, id),
  constraint "file.unknown_on_improvement" foreign key (agency_id, file_id) references file (agency_id, id)
);
call confine_to_agency('improvement_file', 'select, insert');

-- What a unit has handed in, counted in the transaction that hands it in: figures read this, never the answers.
create table unit_summary (
  agency_id uuid not null references agency,
  plan_id uuid not null,
  unit_id uuid not null,
  inspections int not null default 0,
  compliant int not null default 0,
  not_compliant int not null default 0,
  not_applicable int not null default 0,
  deficiencies_found int not null default 0,
  deficiencies_released int not null default 0,
  primary key (agency_id, plan_id, unit_id),
  foreign key (agency_id, plan_id) references plan (agency_id, id),
  foreign key (agency_id, unit_id) references unit (agency_id, id)
);
call confine_to_agency('unit_summary', 'select, insert, update');
