alter table outcome_report add unique (agency_id, plan_id);

-- What officers write into a report while it is open: texts, reasons, photographs, own figures. The last version counts.
create table outcome_draft (
  agency_id uuid not null references agency,
  plan_id uuid not null,
  version integer not null,
  content jsonb not null,
  written_by uuid not null,
  written_at timestamptz not null,
  primary key (agency_id, plan_id, version),
  foreign key (agency_id, plan_id) references plan (agency_id, id),
  foreign key (agency_id, written_by) references person (agency_id, id)
);
call confine_to_agency('outcome_draft', 'select, insert');
create trigger append_only before update or delete or truncate on outcome_draft execute function refuse_change();

-- Which figures the county asks for, in which order. The last version counts.
create table outcome_table (
  agency_id uuid not null references agency,
  version integer not null,
  rows jsonb not null,
  written_by uuid not null,
  written_at timestamptz not null,
  primary key (agency_id, version),
  foreign key (agency_id, written_by) references person (agency_id, id)
);
call confine_to_agency('outcome_table', 'select, insert');
create trigger append_only before update or delete or truncate on outcome_table execute function refuse_change();

-- What is put right after closing; each bears the hash of what stood before it, the first that of the report.
create table outcome_supplement (
  agency_id uuid not null references agency,
  plan_id uuid not null,
  number integer not null check (number > 0),
  reason text not null,
  text text not null,
  previous_hash text not null,
  hash text not null,
  written_by uuid not null,
  -- the name is part of what is hashed, so it stays as it was
  written_by_name text not null,
  written_at timestamptz not null,
  primary key (agency_id, plan_id, number),
  foreign key (agency_id, plan_id) references outcome_report (agency_id, plan_id),
  foreign key (agency_id, written_by) references person (agency_id, id)
);
call confine_to_agency('outcome_supplement', 'select, insert');
create trigger append_only before update or delete or truncate on outcome_supplement execute function refuse_change();
