-- 赴陸港澳: who is away when, and what is owed for it. Why, and whom somebody meets, lies in envelopes; there is no place
-- for the number of a passport.
alter type approval_kind add value 'travel';
create type travel_standing as enum ('general', 'senior', 'reviewed', 'stateSecrets', 'agencyHead');
create type travel_destination as enum ('mainland', 'hongKong', 'macao', 'elsewhere');
create type travel_purpose as enum ('private', 'relatives', 'official', 'transit');
create type trip_state as enum ('sent', 'returned', 'consented', 'agreed', 'refused', 'withdrawn');

create table trip (
  id uuid primary key,
  agency_id uuid not null references agency,
  person_id uuid not null,
  -- where the person worked when it was filed
  unit_id uuid,
  standing travel_standing not null,
  destination travel_destination not null,
  purpose travel_purpose not null,
  leaves_on date not null,
  returns_on date not null,
  meets_officials boolean not null,
  companions int not null check (companions between 0 and 99),
  state trip_state not null default 'sent',
  -- what is owed, by when, and by which version of which rule
  owed jsonb not null,
  filed_at timestamptz not null,
  briefed_at timestamptz,
  answered_at timestamptz,
  -- of the authority outside that answered
  answer_reference text not null default '',
  returned_on date,
  return_reported_at timestamptz,
  contact_lost_at timestamptz,
  version int not null default 1,
  unique (agency_id, id),
  foreign key (agency_id, person_id) references person (agency_id, id),
  foreign key (agency_id, unit_id) references unit (agency_id, id),
  constraint "travel.dates_reversed" check (returns_on >= leaves_on),
  check ((returned_on is null) = (return_reported_at is null))
);
create index on trip (agency_id, person_id, leaves_on);
create index on trip (agency_id, leaves_on desc);
call confine_to_agency('trip', 'select, insert');
grant update (standing, destination, purpose, leaves_on, returns_on, meets_officials, companions, state, owed, filed_at,
  briefed_at, answered_at, answer_reference, returned_on, return_reported_at, contact_lost_at, version) on trip to shousui_app;
create trigger append_only before delete or truncate on trip execute function refuse_change();

-- The yearly check against the records of exit: who is on the list, who was drawn and what came of it lies in envelopes.
create table travel_check (
  id uuid primary key,
  agency_id uuid not null references agency,
  roc_year int not null,
  size int not null check (size > 1),
  supplied_by uuid not null,
  supplied_at timestamptz not null,
  percent int,
  drawn_by uuid,
  drawn_at timestamptz,
  version int not null default 1,
  unique (agency_id, id),
  foreign key (agency_id, supplied_by) references person (agency_id, id),
  foreign key (agency_id, drawn_by) references person (agency_id, id),
  check (num_nonnulls(percent, drawn_by, drawn_at) in (0, 3))
);
call confine_to_agency('travel_check', 'select, insert');
grant update (percent, drawn_by, drawn_at, version) on travel_check to shousui_app;
create trigger append_only before delete or truncate on travel_check execute function refuse_change();

-- 陸人來訪: when, how many, who goes with them. Who they are, where they go and what was noticed lies in envelopes.
create table mainland_visit (
  id uuid primary key,
  agency_id uuid not null references agency,
  -- the unit that invites
  unit_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  group_size int not null check (group_size between 1 and 999),
  planned_by uuid not null,
  planned_at timestamptz not null,
  version int not null default 1,
  unique (agency_id, id),
  constraint "mainlandVisit.unit_unknown" foreign key (agency_id, unit_id) references unit (agency_id, id),
  foreign key (agency_id, planned_by) references person (agency_id, id),
  constraint "mainlandVisit.dates_reversed" check (ends_on >= starts_on)
);
create index on mainland_visit (agency_id, starts_on desc);
call confine_to_agency('mainland_visit', 'select, insert');
grant update (starts_on, ends_on, group_size, version) on mainland_visit to shousui_app;
create trigger append_only before delete or truncate on mainland_visit execute function refuse_change();

create table mainland_visit_host (
  agency_id uuid not null references agency,
  visit_id uuid not null,
  person_id uuid not null,
  primary key (agency_id, visit_id, person_id),
  foreign key (agency_id, visit_id) references mainland_visit (agency_id, id),
  constraint "mainlandVisit.host_unknown" foreign key (agency_id, person_id) references person (agency_id, id)
);
create index on mainland_visit_host (agency_id, person_id);
call confine_to_agency('mainland_visit_host', 'select, insert, delete');

-- What a host noticed; it never changes.
create table mainland_visit_observation (
  id uuid primary key,
  agency_id uuid not null references agency,
  visit_id uuid not null,
  at timestamptz not null,
  by uuid not null,
  unique (agency_id, id),
  foreign key (agency_id, visit_id) references mainland_visit (agency_id, id),
  foreign key (agency_id, by) references person (agency_id, id)
);
create index on mainland_visit_observation (agency_id, visit_id);
call confine_to_agency('mainland_visit_observation', 'select, insert');
create trigger append_only before update or delete or truncate on mainland_visit_observation
  execute function refuse_change();
