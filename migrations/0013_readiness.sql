-- A head signs that a unit, or the agency, is ready for the holiday: what was seen then is kept with the signature.
create type readiness_level as enum ('red', 'amber', 'green');
create table readiness_signature (
  id uuid primary key,
  agency_id uuid not null references agency,
  plan_id uuid not null,
  -- null: for the whole agency
  unit_id uuid,
  level readiness_level not null,
  remark text not null,
  state jsonb not null,
  state_hash text not null,
  signed_by uuid not null,
  signed_at timestamptz not null,
  unique (agency_id, id),
  foreign key (agency_id, plan_id) references plan (agency_id, id),
  foreign key (agency_id, unit_id) references unit (agency_id, id),
  foreign key (agency_id, signed_by) references person (agency_id, id),
  constraint "readiness.not_ready" check (unit_id is null or level <> 'red')
);
create index on readiness_signature (agency_id, plan_id, unit_id, signed_at desc);
call confine_to_agency('readiness_signature', 'select, insert');
