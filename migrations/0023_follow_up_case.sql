-- Cases that follow an event until somebody answers for it: a petition its answer, a fraud its warning, a leak its review.
-- A case never changes; how far it is follows from its steps.
create table follow_up_case (
  id uuid primary key,
  agency_id uuid not null references agency,
  kind text not null,
  -- the version of the model that it keeps, whatever the product knows later
  model_from date not null,
  incident_id uuid,
  matter_id uuid,
  event_id uuid not null generated always as (coalesce(incident_id, matter_id)) stored,
  is_sealed boolean not null generated always as (matter_id is not null) stored,
  opened_at timestamptz not null,
  opened_by uuid not null,
  check (num_nonnulls(incident_id, matter_id) = 1),
  unique (agency_id, id, is_sealed),
  constraint "followUpCase.already_open" unique (agency_id, event_id, kind),
  foreign key (agency_id, incident_id) references incident (agency_id, id),
  foreign key (agency_id, matter_id) references sealed_matter (agency_id, id),
  foreign key (agency_id, opened_by) references person (agency_id, id)
);
call confine_to_agency('follow_up_case', 'select, insert');
create trigger append_only before update or delete or truncate on follow_up_case execute function refuse_change();

create table follow_up_step (
  id uuid primary key,
  agency_id uuid not null references agency,
  case_id uuid not null,
  is_sealed boolean not null,
  -- in the order of writing, 1 first: of two who write at once the second is told
  position int not null check (position > 0),
  step text not null,
  at timestamptz not null,
  outcome text,
  note text not null,
  reference text not null,
  authority text,
  ends boolean not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  -- what follows a sealed matter is told in no words outside its envelopes
  check (not is_sealed or note = ''),
  unique (agency_id, case_id, position),
  foreign key (agency_id, case_id, is_sealed) references follow_up_case (agency_id, id, is_sealed),
  foreign key (agency_id, recorded_by) references person (agency_id, id)
);
create unique index on follow_up_step (agency_id, case_id) where ends;
call confine_to_agency('follow_up_step', 'select, insert');
create trigger append_only before update or delete or truncate on follow_up_step execute function refuse_change();
