-- Kinds of meetings of the agency's own, beside those that the product knows.
create table meeting_kind (
  id uuid primary key,
  agency_id uuid not null references agency,
  name text not null,
  withdrawn_at timestamptz,
  unique (agency_id, id)
);
create unique index "meeting.kind_exists" on meeting_kind (agency_id, name) where withdrawn_at is null;
call confine_to_agency('meeting_kind', 'select, insert');
grant update (withdrawn_at) on meeting_kind to shousui_app;

-- A meeting, from its agenda to its signed minutes. What is said in a confidential one lies in an envelope.
create table meeting (
  id uuid primary key,
  agency_id uuid not null references agency,
  -- one that the product knows, or the id of one of the agency's own
  kind text not null,
  is_confidential boolean not null,
  plan_id uuid,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  chair_id uuid not null,
  recorder_id uuid not null,
  -- agenda and minutes as one document
  content jsonb,
  -- goes up when the invited have to be told anew; null: nobody was invited yet
  sequence int,
  -- what the chair shows and the others enter, while it runs
  code text,
  begun_at timestamptz,
  class_said_at_start timestamptz,
  class_said_at_end timestamptz,
  ended_at timestamptz,
  closed_at timestamptz,
  return_remark text,
  hash text,
  signed_at timestamptz,
  -- in figures for the outcome report, as it was signed
  proposals int,
  version int not null default 1,
  unique (agency_id, id),
  unique (agency_id, id, is_confidential),
  constraint "meeting.plan_unknown" foreign key (agency_id, plan_id) references plan (agency_id, id),
  constraint "meeting.chair_unknown" foreign key (agency_id, chair_id) references person (agency_id, id),
  constraint "meeting.recorder_unknown" foreign key (agency_id, recorder_id) references person (agency_id, id),
  constraint "meeting.times_reversed" check (ends_at > starts_at),
  check (is_confidential = (content is null)),
  check ((begun_at is null) = (code is null)),
  check (ended_at is null or begun_at is not null),
  check (closed_at is null or ended_at is not null),
  check ((closed_at is null) = (hash is null)),
  check (signed_at is null or closed_at is not null)
);
create unique index on meeting (agency_id, code) where ended_at is null;
create index on meeting (agency_id, starts_at desc);
create index on meeting (agency_id, plan_id);
call confine_to_agency('meeting', 'select, insert');
grant update (plan_id, starts_at, ends_at, chair_id, recorder_id, content, sequence, code, begun_at, class_said_at_start,
  class_said_at_end, ended_at, closed_at, return_remark, hash, signed_at, proposals, version) on meeting to shousui_app;
create trigger signed_stays before update on meeting for each row when (old.signed_at is not null)
  execute function refuse_change();
create trigger append_only before delete or truncate on meeting execute function refuse_change();

-- Who is invited: a person, a unit, or somebody without an account, whose name stands in the content. And who came.
create table meeting_invitee (
  id uuid not null,
  agency_id uuid not null references agency,
  meeting_id uuid not null,
  person_id uuid,
  unit_id uuid,
  came_at timestamptz,
  -- somebody with an account: in person, for the unit, or as a deputy
  came_id uuid,
  -- a deputy without one
  came_name text not null default '',
  primary key (agency_id, meeting_id, id),
  check (num_nonnulls(person_id, unit_id) < 2),
  foreign key (agency_id, meeting_id) references meeting (agency_id, id),
  constraint "meeting.invitee_unknown" foreign key (agency_id, person_id) references person (agency_id, id),
  constraint "meeting.unit_unknown" foreign key (agency_id, unit_id) references unit (agency_id, id),
  constraint "meeting.deputy_unknown" foreign key (agency_id, came_id) references person (agency_id, id)
);
create unique index "meeting.invitee_repeated" on meeting_invitee (agency_id, meeting_id, person_id);
create unique index "meeting.unit_repeated" on meeting_invitee (agency_id, meeting_id, unit_id);
create index on meeting_invitee (agency_id, person_id);
call confine_to_agency('meeting_invitee', 'select, insert, update, delete');

-- Numbered papers of a confidential meeting: given out, and back, or why not.
create table meeting_paper (
  id uuid primary key,
  agency_id uuid not null references agency,
  meeting_id uuid not null,
  number int not null check (number > 0),
  invitee_id uuid not null,
  given_at timestamptz not null,
  returned_at timestamptz,
  loss_explained_at timestamptz,
  constraint "meeting.paper_given" unique (agency_id, meeting_id, number),
  constraint "meeting.invitee_not_listed" foreign key (agency_id, meeting_id, invitee_id)
    references meeting_invitee (agency_id, meeting_id, id)
);
call confine_to_agency('meeting_paper', 'select, insert');
grant update (returned_at, loss_explained_at) on meeting_paper to shousui_app;

create function keep_signed_attendance() returns trigger language plpgsql as $$
begin
  if exists (select from meeting where id = coalesce(new.meeting_id, old.meeting_id) and signed_at is not null) then
    raise exception 'the minutes are signed' using errcode = 'insufficient_privilege';
  end if;
  return coalesce(new, old);
end $$;
create trigger signed_stays before insert or update or delete on meeting_invitee for each row
  execute function keep_signed_attendance();
create trigger signed_stays before insert or update or delete on meeting_paper for each row
  execute function keep_signed_attendance();

-- What was decided and signed: owed by a unit until a later meeting ends it. It never changes.
create table meeting_resolution (
  id uuid primary key,
  agency_id uuid not null references agency,
  meeting_id uuid not null,
  is_confidential boolean not null,
  number int not null check (number > 0),
  text text,
  unit_id uuid not null,
  person_id uuid,
  due_date date not null,
  check (is_confidential = (text is null)),
  unique (agency_id, id),
  unique (agency_id, id, is_confidential),
  unique (agency_id, meeting_id, number),
  foreign key (agency_id, meeting_id, is_confidential) references meeting (agency_id, id, is_confidential),
  foreign key (agency_id, unit_id) references unit (agency_id, id),
  foreign key (agency_id, person_id) references person (agency_id, id)
);
create index on meeting_resolution (agency_id, unit_id);
call confine_to_agency('meeting_resolution', 'select, insert');
create trigger append_only before update or delete or truncate on meeting_resolution execute function refuse_change();

create type meeting_resolution_step_kind as enum ('reported', 'done', 'carried', 'ended');
-- What became of it: reported by the unit, decided at a later meeting; the last word counts.
create table meeting_resolution_step (
  id uuid primary key,
  agency_id uuid not null references agency,
  resolution_id uuid not null,
  is_confidential boolean not null,
  -- in the order of writing, 1 first: of two who write at once the second is told
  position int not null check (position > 0),
  kind meeting_resolution_step_kind not null,
  -- the meeting that decided; null for a report
  meeting_id uuid,
  due_date date,
  note text,
  at timestamptz not null,
  by uuid not null,
  check (is_confidential = (note is null)),
  check ((kind = 'reported') = (meeting_id is null)),
  check ((kind = 'carried') = (due_date is not null)),
  unique (agency_id, id),
  unique (agency_id, resolution_id, position),
  foreign key (agency_id, resolution_id, is_confidential) references meeting_resolution (agency_id, id, is_confidential),
  foreign key (agency_id, meeting_id) references meeting (agency_id, id),
  foreign key (agency_id, by) references person (agency_id, id)
);
call confine_to_agency('meeting_resolution_step', 'select, insert');
create trigger append_only before update or delete or truncate on meeting_resolution_step
  execute function refuse_change();

create table meeting_resolution_file (
  agency_id uuid not null references agency,
  step_id uuid not null,
  file_id uuid not null,
  primary key (step_id, file_id),
  foreign key (agency_id, step_id) references meeting_resolution_step (agency_id, id),
  constraint "file.unknown_on_resolution" foreign key (agency_id, file_id) references file (agency_id, id)
);
call confine_to_agency('meeting_resolution_file', 'select, insert');
create trigger append_only before update or delete or truncate on meeting_resolution_file
  execute function refuse_change();

-- Signed minutes stay as they are: what was wrong in them is put right beside them.
create table meeting_supplement (
  id uuid primary key,
  agency_id uuid not null references agency,
  meeting_id uuid not null,
  is_confidential boolean not null,
  number int not null check (number > 0),
  reason text,
  text text,
  at timestamptz not null,
  by uuid not null,
  check (num_nonnulls(reason, text) = case when is_confidential then 0 else 2 end),
  unique (agency_id, meeting_id, number),
  foreign key (agency_id, meeting_id, is_confidential) references meeting (agency_id, id, is_confidential),
  foreign key (agency_id, by) references person (agency_id, id)
);
call confine_to_agency('meeting_supplement', 'select, insert');
create trigger append_only before update or delete or truncate on meeting_supplement execute function refuse_change();
