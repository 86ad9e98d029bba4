-- A work order of a contractor is approved like everything else that waits for somebody.
alter type approval_kind add value 'workOrder';

-- Whether a text holds what looks like the number of an identity card or residence permit, also when it is set apart or
-- typed in full width. Of a contractor's people a name and a telephone are enough.
create function holds_national_id(variadic said text[]) returns boolean
  language sql immutable parallel safe as $$
  select normalize(array_to_string(said, E'\n'), NFKC) ~* '(^|[^a-z0-9])[a-z][ -]?[1289a-d]([ -]?[0-9]){8}($|[^0-9])'
$$;

-- 委外廠商
create table contractor (
  id uuid primary key,
  agency_id uuid not null references agency,
  -- one of the agency's own list, as it was called then
  kind text not null,
  name text not null,
  -- the unit that is responsible for the firm
  unit_id uuid not null,
  telephone text not null,
  holiday_telephone text not null,
  -- the firm declares that it brings no product that endangers national cyber security
  declares_no_banned_product boolean not null,
  remark text not null,
  withdrawn_on date,
  version int not null default 1,
  unique (agency_id, id),
  constraint "contractor.unit_unknown" foreign key (agency_id, unit_id) references unit (agency_id, id),
  constraint "contractor.national_id" check (not holds_national_id(name, remark))
);
call confine_to_agency('contractor', 'select, insert, update');

create table contractor_person (
  id uuid primary key,
  agency_id uuid not null references agency,
  contractor_id uuid not null,
  name text not null,
  telephone text not null,
  left_on date,
  unique (agency_id, contractor_id, id),
  foreign key (agency_id, contractor_id) references contractor (agency_id, id),
  constraint "contractor.national_id" check (not holds_national_id(name, telephone))
);
create unique index "contractor.person_repeated" on contractor_person (agency_id, contractor_id, name)
  where left_on is null;
call confine_to_agency('contractor_person', 'select, insert');
grant update (left_on) on contractor_person to shousui_app;

-- Contracts, undertakings of secrecy, insurance: whatever has a last good day.
create type contractor_paper_kind as enum ('contract', 'undertaking', 'insurance', 'backgroundCheck', 'other');
create table contractor_paper (
  id uuid primary key,
  agency_id uuid not null references agency,
  contractor_id uuid not null,
  kind contractor_paper_kind not null,
  -- of whom, where it is about one person
  person_id uuid,
  title text not null,
  -- of a contract: whether it binds to secrecy
  has_clause boolean,
  from_date date not null,
  until_date date,
  file_id uuid,
  ended_on date,
  recorded_by uuid not null,
  unique (agency_id, id),
  foreign key (agency_id, contractor_id) references contractor (agency_id, id),
  constraint "contractor.person_unknown" foreign key (agency_id, contractor_id, person_id)
    references contractor_person (agency_id, contractor_id, id),
  constraint "file.unknown_on_contractor_paper" foreign key (agency_id, file_id) references file (agency_id, id),
  foreign key (agency_id, recorded_by) references person (agency_id, id),
  constraint "contractor.dates_reversed" check (until_date is null or from_date <= until_date),
  constraint "contractor.person_missing" check (kind not in ('undertaking', 'backgroundCheck') or person_id is not null),
  constraint "contractor.national_id" check (not holds_national_id(title)),
  check ((kind = 'contract') = (has_clause is not null))
);
create index on contractor_paper (agency_id, contractor_id);
call confine_to_agency('contractor_paper', 'select, insert');
grant update (ended_on) on contractor_paper to shousui_app;
create trigger ended_stays before update on contractor_paper for each row when (old.ended_on is not null)
  execute function refuse_change();

-- What a firm is to do, when and by whom; also a window of remote maintenance, which is opened and closed.
create type work_order_state as enum ('asked', 'approved', 'returned');
create table work_order (
  id uuid primary key,
  agency_id uuid not null references agency,
  contractor_id uuid not null,
  is_remote boolean not null,
  what text not null,
  who text not null,
  point_id uuid,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  state work_order_state not null default 'asked',
  asked_by uuid not null,
  asked_at timestamptz not null,
  opened_at timestamptz,
  opened_by uuid,
  closed_at timestamptz,
  closed_by uuid,
  unique (agency_id, contractor_id, id),
  foreign key (agency_id, contractor_id) references contractor (agency_id, id),
  constraint "workOrder.point_unknown" foreign key (agency_id, point_id) references point (agency_id, id),
  foreign key (agency_id, asked_by) references person (agency_id, id),
  foreign key (agency_id, opened_by) references person (agency_id, id),
  foreign key (agency_id, closed_by) references person (agency_id, id),
  constraint "workOrder.times_reversed" check (starts_at < ends_at),
  constraint "contractor.national_id" check (not holds_national_id(what, who)),
  check (opened_at is null or (is_remote and state = 'approved')),
  check (closed_at is null or opened_at is not null),
  check ((opened_at is null) = (opened_by is null) and (closed_at is null) = (closed_by is null))
);
create index on work_order (agency_id, contractor_id);
call confine_to_agency('work_order', 'select, insert');
grant update (state, opened_at, opened_by, closed_at, closed_by) on work_order to shousui_app;

-- Who of a firm is in the house, with whom, since when.
create table contractor_visit (
  id uuid primary key,
  agency_id uuid not null references agency,
  contractor_id uuid not null,
  person_name text not null,
  point_id uuid not null,
  escort_id uuid not null,
  purpose text not null,
  work_order_id uuid,
  -- why it could not wait for an order, on a day off
  emergency text not null,
  came_at timestamptz not null,
  recorded_by uuid not null,
  left_at timestamptz,
  left_recorded_by uuid,
  unique (agency_id, id),
  foreign key (agency_id, contractor_id) references contractor (agency_id, id),
  constraint "contractorVisit.point_unknown" foreign key (agency_id, point_id) references point (agency_id, id),
  constraint "contractorVisit.escort_unknown" foreign key (agency_id, escort_id) references person (agency_id, id),
  constraint "contractorVisit.order_unknown" foreign key (agency_id, contractor_id, work_order_id)
    references work_order (agency_id, contractor_id, id),
  foreign key (agency_id, recorded_by) references person (agency_id, id),
  foreign key (agency_id, left_recorded_by) references person (agency_id, id),
  constraint "contractor.national_id" check (not holds_national_id(person_name, purpose, emergency)),
  check ((left_at is null) = (left_recorded_by is null) and left_at >= came_at)
);
create unique index "contractorVisit.already_inside" on contractor_visit (agency_id, contractor_id, person_name)
  where left_at is null;
create index on contractor_visit (agency_id, came_at);
call confine_to_agency('contractor_visit', 'select, insert');
grant update (left_at, left_recorded_by) on contractor_visit to shousui_app;
create trigger left_stays before update on contractor_visit for each row when (old.left_at is not null)
  execute function refuse_change();
create trigger append_only before delete or truncate on contractor_visit execute function refuse_change();

create table contractor_inspection (
  agency_id uuid not null references agency,
  contractor_id uuid not null,
  inspection_id uuid not null,
  primary key (contractor_id, inspection_id),
  foreign key (agency_id, contractor_id) references contractor (agency_id, id),
  foreign key (agency_id, inspection_id) references inspection (agency_id, id)
);
call confine_to_agency('contractor_inspection', 'select, insert');

create table contractor_incident (
  agency_id uuid not null references agency,
  contractor_id uuid not null,
  incident_id uuid not null,
  constraint "contractor.incident_linked" primary key (contractor_id, incident_id),
  foreign key (agency_id, contractor_id) references contractor (agency_id, id),
  foreign key (agency_id, incident_id) references incident (agency_id, id)
);
call confine_to_agency('contractor_incident', 'select, insert');

-- 防護目標: what is likely to be attacked.
create table protected_target (
  id uuid primary key,
  agency_id uuid not null references agency,
  kind text not null,
  name text not null,
  place text not null,
  reason text not null,
  unit_id uuid not null,
  -- the outside body that is responsible for it
  body_id uuid,
  remark text not null,
  withdrawn_on date,
  version int not null default 1,
  unique (agency_id, id),
  constraint "protectedTarget.unit_unknown" foreign key (agency_id, unit_id) references unit (agency_id, id),
  constraint "protectedTarget.contact_unknown" foreign key (agency_id, body_id) references contact (agency_id, id)
);
call confine_to_agency('protected_target', 'select, insert, update');

-- Police, fire and whoever else is to be called for it.
create table protected_target_contact (
  agency_id uuid not null references agency,
  target_id uuid not null,
  contact_id uuid not null,
  primary key (target_id, contact_id),
  foreign key (agency_id, target_id) references protected_target (agency_id, id),
  constraint "protectedTarget.contact_unknown" foreign key (agency_id, contact_id) references contact (agency_id, id)
);
call confine_to_agency('protected_target_contact', 'select, insert, delete');

create type protective_measure_state as enum ('planned', 'inPlace', 'stopped');
create table protective_measure (
  id uuid primary key,
  agency_id uuid not null references agency,
  target_id uuid not null,
  what text not null,
  state protective_measure_state not null,
  -- planned for this day, in place or stopped since
  on_date date not null,
  version int not null default 1,
  foreign key (agency_id, target_id) references protected_target (agency_id, id)
);
create index on protective_measure (agency_id, target_id);
call confine_to_agency('protective_measure', 'select, insert, update');

-- What was done for it: an exercise, an inspection, test calls.
create table protected_target_record (
  id uuid primary key,
  agency_id uuid not null references agency,
  target_id uuid not null,
  exercise_id uuid,
  inspection_id uuid,
  contact_drill_id uuid,
  linked_by uuid not null,
  linked_at timestamptz not null,
  constraint "protectedTarget.record_linked" unique nulls not distinct (target_id, exercise_id, inspection_id, contact_drill_id),
  foreign key (agency_id, target_id) references protected_target (agency_id, id),
  constraint "protectedTarget.record_unknown" foreign key (agency_id, exercise_id) references exercise (agency_id, id),
  foreign key (agency_id, inspection_id) references inspection (agency_id, id),
  constraint "protectedTarget.drill_unknown" foreign key (agency_id, contact_drill_id) references contact_drill (agency_id, id),
  foreign key (agency_id, linked_by) references person (agency_id, id),
  check (num_nonnulls(exercise_id, inspection_id, contact_drill_id) = 1)
);
call confine_to_agency('protected_target_record', 'select, insert');

-- 緊急應變計畫, and plans of others that the own one refers to.
create table emergency_plan (
  id uuid primary key,
  agency_id uuid not null references agency,
  title text not null,
  issued_by text not null,
  version_label text not null,
  dated date not null,
  unit_id uuid not null,
  file_id uuid,
  -- the clause of the security plan that refers to it
  clause_id uuid,
  remark text not null,
  withdrawn_on date,
  version int not null default 1,
  unique (agency_id, id),
  constraint "emergencyPlan.unit_unknown" foreign key (agency_id, unit_id) references unit (agency_id, id),
  constraint "file.unknown_on_emergency_plan" foreign key (agency_id, file_id) references file (agency_id, id),
  constraint "emergencyPlan.clause_unknown" foreign key (agency_id, clause_id) references clause (agency_id, id)
);
call confine_to_agency('emergency_plan', 'select, insert, update');

create table emergency_plan_target (
  agency_id uuid not null references agency,
  emergency_plan_id uuid not null,
  target_id uuid not null,
  primary key (emergency_plan_id, target_id),
  foreign key (agency_id, emergency_plan_id) references emergency_plan (agency_id, id),
  constraint "emergencyPlan.target_unknown" foreign key (agency_id, target_id) references protected_target (agency_id, id)
);
call confine_to_agency('emergency_plan_target', 'select, insert, delete');

-- Who calls whom, in which order. A caller is the entry above; the first has none.
create table call_tree_entry (
  id uuid primary key,
  agency_id uuid not null references agency,
  emergency_plan_id uuid not null,
  parent_id uuid,
  position int not null,
  contact_id uuid,
  person_id uuid,
  unique (agency_id, emergency_plan_id, id),
  foreign key (agency_id, emergency_plan_id) references emergency_plan (agency_id, id),
  foreign key (agency_id, emergency_plan_id, parent_id) references call_tree_entry (agency_id, emergency_plan_id, id)
    deferrable initially deferred,
  constraint "emergencyPlan.contact_unknown" foreign key (agency_id, contact_id) references contact (agency_id, id),
  constraint "emergencyPlan.person_unknown" foreign key (agency_id, person_id) references person (agency_id, id),
  check (num_nonnulls(contact_id, person_id) = 1)
);
create index on call_tree_entry (agency_id, emergency_plan_id);
call confine_to_agency('call_tree_entry', 'select, insert, delete');

create table emergency_plan_drill (
  agency_id uuid not null references agency,
  emergency_plan_id uuid not null,
  contact_drill_id uuid not null,
  primary key (emergency_plan_id, contact_drill_id),
  foreign key (agency_id, emergency_plan_id) references emergency_plan (agency_id, id),
  foreign key (agency_id, contact_drill_id) references contact_drill (agency_id, id)
);
call confine_to_agency('emergency_plan_drill', 'select, insert');
