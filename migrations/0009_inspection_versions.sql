-- Who took an inspection over from whom. Both are told; the one who had it until it was seen.
create table inspection_holding (
  id uuid primary key,
  agency_id uuid not null references agency,
  inspection_id uuid not null,
  person_id uuid not null,
  taken_from uuid not null,
  since timestamptz not null,
  seen_at timestamptz,
  unique (agency_id, id),
  foreign key (agency_id, inspection_id) references inspection (agency_id, id),
  foreign key (agency_id, person_id) references person (agency_id, id),
  foreign key (agency_id, taken_from) references person (agency_id, id),
  check (person_id <> taken_from)
);
create index on inspection_holding (agency_id, inspection_id, since);
create index on inspection_holding (agency_id, taken_from) where seen_at is null;
call confine_to_agency('inspection_holding', 'select, insert');
grant update (seen_at) on inspection_holding to shousui_app;

-- Answers that came from a device when somebody else had gone on or handed in: kept as they are, beside the inspection,
-- until a person has looked at both.
create type kept_choice as enum ('current', 'setAside', 'merged');
create table inspection_kept (
  id uuid primary key,
  agency_id uuid not null references agency,
  inspection_id uuid not null,
  person_id uuid not null,
  answers jsonb not null,
  -- the version of the inspection on which they were given
  base_version int not null,
  claimed_at timestamptz,
  kept_at timestamptz not null,
  chosen kept_choice,
  remark text,
  settled_by uuid,
  settled_at timestamptz,
  unique (agency_id, id),
  foreign key (agency_id, inspection_id) references inspection (agency_id, id),
  foreign key (agency_id, person_id) references person (agency_id, id),
  foreign key (agency_id, settled_by) references person (agency_id, id),
  check ((chosen is null) = (settled_at is null) and (chosen is null) = (settled_by is null))
);
create index on inspection_kept (agency_id, inspection_id);
create index on inspection_kept (agency_id) where settled_at is null;
call confine_to_agency('inspection_kept', 'select, insert');
grant update (chosen, remark, settled_by, settled_at) on inspection_kept to shousui_app;
