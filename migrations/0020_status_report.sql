-- When who is to say that all is well. Each change is a version of its own; what was owed before stays as it was.
create table status_schedule (
  id uuid primary key,
  agency_id uuid not null references agency,
  plan_id uuid not null,
  number int not null,
  effective_from timestamptz not null,
  times text[] not null,
  start_time text not null,
  end_time text not null,
  opens_minutes int not null,
  missing_minutes int not null,
  subjects jsonb not null,
  changed_by uuid not null,
  unique (agency_id, id),
  unique (agency_id, plan_id, number),
  foreign key (agency_id, plan_id) references plan (agency_id, id),
  foreign key (agency_id, changed_by) references person (agency_id, id)
);
call confine_to_agency('status_schedule', 'select, insert');
create trigger append_only before update or delete or truncate on status_schedule execute function refuse_change();

create type status_state as enum ('normal', 'abnormal');
-- One report. It never changes: what was wrong in it is put right by another that names it.
create table status_report (
  id uuid primary key,
  agency_id uuid not null references agency,
  plan_id uuid not null,
  unit_id uuid not null,
  point_id uuid,
  due_at timestamptz not null,
  state status_state not null,
  note text not null,
  -- what the device's clock said; kept as claimed
  claimed_at timestamptz not null,
  received_at timestamptz not null,
  on_time boolean not null,
  reported_by uuid not null,
  corrects_id uuid,
  unique (agency_id, id),
  foreign key (agency_id, plan_id) references plan (agency_id, id),
  foreign key (agency_id, unit_id) references unit (agency_id, id),
  foreign key (agency_id, point_id) references point (agency_id, id),
  foreign key (agency_id, reported_by) references person (agency_id, id),
  foreign key (agency_id, corrects_id) references status_report (agency_id, id),
  constraint "statusReport.already_corrected" unique (agency_id, corrects_id)
);
create index on status_report (agency_id, plan_id, due_at);
call confine_to_agency('status_report', 'select, insert');
create trigger append_only before update or delete or truncate on status_report execute function refuse_change();

-- Who takes over, and what is to be known for it.
create table handover (
  id uuid primary key,
  agency_id uuid not null references agency,
  from_person_id uuid not null,
  to_person_id uuid not null,
  takes_over_at timestamptz not null,
  watch_for text not null,
  open_matters text not null,
  written_by uuid not null,
  written_at timestamptz not null,
  unique (agency_id, id),
  constraint "handover.person_unknown" foreign key (agency_id, from_person_id) references person (agency_id, id),
  constraint "handover.successor_unknown" foreign key (agency_id, to_person_id) references person (agency_id, id),
  foreign key (agency_id, written_by) references person (agency_id, id),
  constraint "handover.oneself" check (from_person_id <> to_person_id)
);
create index on handover (agency_id, takes_over_at desc);
call confine_to_agency('handover', 'select, insert');
create trigger append_only before update or delete or truncate on handover execute function refuse_change();

create table handover_acknowledgement (
  handover_id uuid not null,
  agency_id uuid not null references agency,
  acknowledged_by uuid not null,
  acknowledged_at timestamptz not null,
  constraint "handover.already_acknowledged" primary key (agency_id, handover_id),
  foreign key (agency_id, handover_id) references handover (agency_id, id),
  foreign key (agency_id, acknowledged_by) references person (agency_id, id)
);
call confine_to_agency('handover_acknowledgement', 'select, insert');
create trigger append_only before update or delete or truncate on handover_acknowledgement
  execute function refuse_change();
