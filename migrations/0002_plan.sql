create type plan_status as enum ('draft', 'submitted', 'issued', 'closed');
create type occasion as enum (
  'spring_festival', 'national_day', 'new_year', 'election', 'inauguration', 'dragon_boat', 'mid_autumn', 'other'
);
create table plan (
  id uuid primary key,
  agency_id uuid not null references agency,
  title text not null,
  agency_name text not null,
  roc_year int,
  occasion occasion,
  period_start date,
  period_end date,
  as_of date not null,
  basis jsonb not null,
  warnings jsonb not null,
  source_text text not null,
  source_name text,
  previous_plan_id uuid,
  citation_changes jsonb not null,
  lessons jsonb not null,
  status plan_status not null default 'draft',
  content_hash text,
  submitted_by uuid,
  approved_by uuid,
  approved_at timestamptz,
  return_remark text,
  version int not null default 1,
  unique (agency_id, id),
  foreign key (agency_id, previous_plan_id) references plan (agency_id, id),
  foreign key (agency_id, submitted_by) references person (agency_id, id),
  foreign key (agency_id, approved_by) references person (agency_id, id),
  constraint "plan.period_reversed" check (period_end >= period_start),
  constraint "plan.own_approval" check (approved_by <> submitted_by)
);
call confine_to_agency('plan', 'select, insert, update');

create table clause (
  id uuid primary key,
  agency_id uuid not null references agency,
  plan_id uuid not null,
  position int not null,
  label text not null,
  level int not null,
  heading text,
  text text not null,
  span_start int not null,
  span_end int not null,
  no_duty_reason text,
  version int not null default 1,
  unique (agency_id, id),
  foreign key (agency_id, plan_id) references plan (agency_id, id)
);
create index on clause (agency_id, plan_id, position);
call confine_to_agency('clause', 'select, insert, update');

create type duty_action as enum (
  'self_inspection', 'inspection', 'audit', 'corrective_action', 'meeting', 'report_outcome', 'status_report', 'awareness',
  'drill', 'protective_measure', 'liaison', 'collect_intelligence', 'notify', 'investigate', 'permit',
  'supervise_contractor', 'closing_check', 'power_down', 'broadcast', 'duty_roster', 'reward_discipline'
);
create type duty_mode as enum ('scheduled', 'standing', 'conditional');
create type duty_timing as enum (
  'before_holiday', 'last_workday', 'daily', 'during_holiday', 'during_period', 'after_period', 'as_needed', 'immediately',
  'unspecified'
);
create type duty_status as enum ('proposed', 'accepted', 'dismissed');
create type evidence_kind as enum ('none', 'note', 'file', 'checklist');
create table duty (
  id uuid primary key,
  agency_id uuid not null references agency,
  plan_id uuid not null,
  clause_id uuid not null,
  position int not null,
  what text not null,
  action duty_action not null,
  mode duty_mode not null,
  timing duty_timing not null,
  owners text[] not null,
  unit_ids uuid[] not null,
  trigger text,
  recipients jsonb not null,
  evidence evidence_kind not null,
  -- which self-inspection forms, where the evidence is a checklist
  checklist_kinds text[] not null,
  status duty_status not null default 'proposed',
  dismissal_reason text,
  span_start int,
  span_end int,
  confidence real,
  version int not null default 1,
  unique (agency_id, id),
  foreign key (agency_id, plan_id) references plan (agency_id, id),
  constraint "duty.clause_unknown" foreign key (agency_id, clause_id) references clause (agency_id, id),
  check ((status = 'dismissed') = (dismissal_reason is not null))
);
create index on duty (agency_id, plan_id);
call confine_to_agency('duty', 'select, insert, update');

-- What a plan's own words for who must act mean here.
create table owner_phrase (
  agency_id uuid not null references agency,
  phrase text not null,
  unit_ids uuid[] not null,
  primary key (agency_id, phrase)
);
call confine_to_agency('owner_phrase', 'select, insert, update');

create table assignment (
  id uuid primary key,
  agency_id uuid not null references agency,
  plan_id uuid not null,
  duty_id uuid not null,
  unit_id uuid not null,
  person_id uuid,
  from_date date not null,
  due_date date,
  due_time text,
  -- the form to fill in, where the evidence is a checklist
  checklist_id uuid,
  -- which of several of one duty and unit, e.g. the third day
  occurrence int not null,
  done_at timestamptz,
  -- a change of the period made it needless; kept, no longer owed
  withdrawn_at timestamptz,
  version int not null default 1,
  unique (agency_id, id),
  unique nulls not distinct (agency_id, duty_id, unit_id, checklist_id, occurrence),
  foreign key (agency_id, plan_id) references plan (agency_id, id),
  foreign key (agency_id, duty_id) references duty (agency_id, id),
  foreign key (agency_id, unit_id) references unit (agency_id, id),
  constraint "assignment.person_unknown" foreign key (agency_id, person_id) references person (agency_id, id)
);
create index on assignment (agency_id, plan_id, unit_id);
call confine_to_agency('assignment', 'select, insert, update');

create table evidence (
  id uuid primary key,
  agency_id uuid not null,
  assignment_id uuid not null,
  done_at timestamptz not null,
  done_by text not null,
  recorded_by uuid not null,
  note text not null,
  inspection_id uuid,
  unique (agency_id, id),
  foreign key (agency_id, assignment_id) references assignment (agency_id, id),
  foreign key (agency_id, recorded_by) references person (agency_id, id)
);
create index on evidence (agency_id, assignment_id);
call confine_to_agency('evidence', 'select, insert');

create table evidence_file (
  agency_id uuid not null references agency,
  evidence_id uuid not null,
  file_id uuid not null,
  primary key (agency_id, evidence_id, file_id),
  foreign key (agency_id, evidence_id) references evidence (agency_id, id),
  constraint "file.unknown_on_evidence" foreign key (agency_id, file_id) references file (agency_id, id)
);
call confine_to_agency('evidence_file', 'select, insert');
