-- What is confidential lies in envelopes: each value under a key of its own, that under the agency's key, that under the
-- master key, which is in no database. A key that still holds something cannot be taken out: the references say so.
create table master_key (
  check_value bytea primary key
);

create table agency_key (
  agency_id uuid not null references agency,
  number int not null,
  master_check bytea not null constraint "unavailable" references master_key (check_value),
  wrapped bytea not null,
  made_at timestamptz not null,
  primary key (agency_id, number)
);
call confine_to_agency('agency_key', 'select, insert');

create table sealed_content (
  agency_id uuid not null,
  record_table text not null,
  record_column text not null,
  record_id uuid not null,
  version int not null,
  key_number int not null,
  content bytea not null,
  primary key (agency_id, record_table, record_column, record_id, version),
  -- whoever seals with a key that is just being replaced tries again
  constraint "unavailable" foreign key (agency_id, key_number) references agency_key (agency_id, number)
);
create index on sealed_content (agency_id, key_number);
call confine_to_agency('sealed_content', 'select, insert');

-- Keys are renewed by the owner of the schema; what lies where never changes, and nothing is taken out.
create function keep_sealed_place() returns trigger language plpgsql as $$
begin
  if (new.agency_id, new.record_table, new.record_column, new.record_id, new.version)
    is distinct from (old.agency_id, old.record_table, old.record_column, old.record_id, old.version) then
    raise exception 'a sealed value stays where it is' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger same_place before update on sealed_content for each row execute function keep_sealed_place();
create trigger append_only before delete or truncate on sealed_content execute function refuse_change();

-- The shadow of a sealed matter: all that stands outside the envelope. Who reported it is inside.
create table sealed_matter (
  id uuid primary key,
  agency_id uuid not null references agency,
  -- says nothing of how many there are
  number text not null,
  -- SHA-256 over who reported and the id that the device gave: one report makes one matter
  report_hash bytea not null,
  plan_id uuid,
  kinds text[] not null check (cardinality(kinds) > 0),
  flags text[] not null,
  cyber_severity int,
  -- 機密 and above: nothing but the hand-over is kept
  content_outside boolean not null,
  occurred_at timestamptz not null,
  known_at timestamptz not null,
  reported_at timestamptz not null,
  closed_at timestamptz,
  version int not null default 1,
  unique (agency_id, id),
  unique (agency_id, number),
  unique (agency_id, report_hash),
  constraint "sealedMatter.plan_unknown" foreign key (agency_id, plan_id) references plan (agency_id, id)
);
create index on sealed_matter (agency_id, plan_id);
call confine_to_agency('sealed_matter', 'select, insert');
grant update (closed_at, version) on sealed_matter to shousui_app;

create type sealed_matter_capacity as enum ('responsible', 'recipient');
create table sealed_matter_reader (
  id uuid primary key,
  agency_id uuid not null references agency,
  matter_id uuid not null,
  person_id uuid not null,
  capacity sealed_matter_capacity not null,
  since timestamptz not null,
  ended_at timestamptz,
  foreign key (agency_id, matter_id) references sealed_matter (agency_id, id),
  constraint "sealedMatter.person_unknown" foreign key (agency_id, person_id) references person (agency_id, id)
);
create unique index "sealedMatter.already_reader" on sealed_matter_reader (agency_id, matter_id, person_id) where ended_at is null;
create index on sealed_matter_reader (agency_id, person_id) where ended_at is null;
call confine_to_agency('sealed_matter_reader', 'select, insert');
grant update (ended_at) on sealed_matter_reader to shousui_app;

-- The timeline: that something was entered, when, by whom; what it is lies in the envelope.
create table sealed_matter_entry (
  id uuid primary key,
  agency_id uuid not null references agency,
  matter_id uuid not null,
  entered_at timestamptz not null,
  -- null for what the report itself brought
  entered_by uuid,
  foreign key (agency_id, matter_id) references sealed_matter (agency_id, id),
  foreign key (agency_id, entered_by) references person (agency_id, id)
);
create index on sealed_matter_entry (agency_id, matter_id);
call confine_to_agency('sealed_matter_entry', 'select, insert');
create trigger append_only before update or delete or truncate on sealed_matter_entry execute function refuse_change();

-- Breaking the glass: one asks by number, another opens it for a few hours. That the number is anybody's is never told.
create table sealed_glass (
  id uuid primary key,
  agency_id uuid not null references agency,
  number text not null,
  hours int not null check (hours between 1 and 4),
  asked_by uuid not null,
  asked_at timestamptz not null,
  broken_by uuid,
  broken_at timestamptz,
  ends_at timestamptz,
  unique (agency_id, id),
  foreign key (agency_id, asked_by) references person (agency_id, id),
  foreign key (agency_id, broken_by) references person (agency_id, id),
  constraint "sealedGlass.same_person" check (asked_by <> broken_by),
  check (ends_at <= broken_at + interval '4 hours')
);
create index on sealed_glass (agency_id, number);
call confine_to_agency('sealed_glass', 'select, insert');
grant update (broken_by, broken_at, ends_at) on sealed_glass to shousui_app;
