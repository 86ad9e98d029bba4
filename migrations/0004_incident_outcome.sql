create table incident (
  id uuid primary key,
  agency_id uuid not null references agency,
  plan_id uuid,
  duty_id uuid,
  unit_id uuid,
  what text not null,
  place text not null,
  occurred_at timestamptz not null,
  known_at timestamptz not null,
  recorded_by uuid not null,
  version int not null default 1,
  unique (agency_id, id),
  constraint "incident.plan_unknown" foreign key (agency_id, plan_id) references plan (agency_id, id),
  constraint "incident.duty_unknown" foreign key (agency_id, duty_id) references duty (agency_id, id),
  foreign key (agency_id, unit_id) references unit (agency_id, id),
  foreign key (agency_id, recorded_by) references person (agency_id, id),
  constraint "incident.known_before_it_occurred" check (known_at >= occurred_at)
);
create index on incident (agency_id, plan_id);
call confine_to_agency('incident', 'select, insert, update');

create type notice_means as enum ('telephone', 'inPerson', 'fax', 'mail', 'officialDocument', 'platform');
create table notice (
  id uuid primary key,
  agency_id uuid not null references agency,
  incident_id uuid not null,
  recipient text not null,
  means notice_means not null,
  told_at timestamptz not null,
  told_by uuid not null,
  remark text not null,
  foreign key (agency_id, incident_id) references incident (agency_id, id),
  foreign key (agency_id, told_by) references person (agency_id, id)
);
create index on notice (agency_id, incident_id);
call confine_to_agency('notice', 'select, insert');

-- A closed report: frozen as it was read, with the hash of exactly this content.
create table outcome_report (
  plan_id uuid primary key,
  agency_id uuid not null references agency,
  content jsonb not null,
  hash text not null,
  closed_by uuid not null,
  closed_at timestamptz not null,
  foreign key (agency_id, plan_id) references plan (agency_id, id),
  foreign key (agency_id, closed_by) references person (agency_id, id)
);
call confine_to_agency('outcome_report', 'select, insert');
create trigger append_only before update or delete or truncate on outcome_report execute function refuse_change();
