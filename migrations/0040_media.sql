-- Discs, drives and papers of class 密 at most, known by a neutral number; permits to copy them or take them out; checks.
-- What is in them, where exactly they lie, why somebody needs one and where to it goes lie in envelopes.
alter type approval_kind add value 'mediaPermit';
-- Whose unit's head is asked where that is not the unit of whoever asked, and who decides nothing since it names them.
alter table approval add column unit_id uuid, add column concerned_ids uuid[] not null default '{}',
  add foreign key (agency_id, unit_id) references unit (agency_id, id);

create type medium_kind as enum ('disc', 'usbDrive', 'externalDisk', 'paper', 'other');
create type medium_class as enum ('restricted', 'confidential');
create type medium_state as enum ('kept', 'out', 'missing', 'destroyed');
create table confidential_medium (
  id uuid primary key,
  agency_id uuid not null references agency,
  number text not null,
  -- 0 is the original
  copy_number int not null default 0,
  original_id uuid,
  -- what its slip leads back by
  code text not null,
  kind medium_kind not null,
  classification medium_class not null,
  unit_id uuid not null,
  keeper_id uuid not null,
  point_id uuid not null,
  state medium_state not null default 'kept',
  registered_at timestamptz not null,
  version int not null default 1,
  unique (agency_id, id),
  unique (agency_id, code),
  -- By unit, so that a number tells nobody what another unit keeps.
  constraint "confidentialMedium.number_taken" unique (agency_id, unit_id, number, copy_number),
  foreign key (agency_id, original_id) references confidential_medium (agency_id, id),
  foreign key (agency_id, unit_id) references unit (agency_id, id),
  foreign key (agency_id, keeper_id) references person (agency_id, id),
  constraint "confidentialMedium.place_unknown" foreign key (agency_id, point_id) references point (agency_id, id),
  check ((copy_number = 0) = (original_id is null))
);
create index on confidential_medium (agency_id, point_id);
call confine_to_agency('confidential_medium', 'select, insert');
grant update (keeper_id, point_id, state, version) on confidential_medium to shousui_app;
create trigger destroyed_stays before update on confidential_medium for each row when (old.state = 'destroyed')
  execute function refuse_change();
create trigger append_only before delete or truncate on confidential_medium execute function refuse_change();

create type media_act as enum ('copy', 'takeOut');
create type media_permit_state as enum ('asked', 'refused', 'approved', 'withdrawn', 'out', 'returned');
create type media_return as enum ('whole', 'opened', 'differs', 'lost');
create table media_permit (
  id uuid primary key,
  agency_id uuid not null references agency,
  medium_id uuid not null,
  -- what the slip bears: without it nothing is handed out
  code text not null,
  act media_act not null,
  -- the number of the copy to be made
  copy_number int check (copy_number > 0),
  applicant_id uuid not null,
  carrier_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  state media_permit_state not null default 'asked',
  asked_at timestamptz not null,
  handed_out_at timestamptz,
  handed_out_by uuid,
  seal_number text,
  returned_at timestamptz,
  returned_to uuid,
  return_result media_return,
  version int not null default 1,
  unique (agency_id, id),
  unique (agency_id, code),
  foreign key (agency_id, medium_id) references confidential_medium (agency_id, id),
  foreign key (agency_id, applicant_id) references person (agency_id, id),
  foreign key (agency_id, carrier_id) references person (agency_id, id),
  foreign key (agency_id, handed_out_by) references person (agency_id, id),
  foreign key (agency_id, returned_to) references person (agency_id, id),
  constraint "mediaPermit.period_reversed" check (until_at > from_at),
  constraint "mediaPermit.own_hand_out" check (handed_out_by <> carrier_id and returned_to <> carrier_id),
  check ((act = 'copy') = (copy_number is not null)),
  check ((state in ('out', 'returned')) = (handed_out_at is not null)),
  check (num_nonnulls(handed_out_at, handed_out_by, seal_number) in (0, 3)),
  check ((state = 'returned') = (returned_at is not null)),
  check (num_nonnulls(returned_at, returned_to, return_result) in (0, 3))
);
create unique index "mediaPermit.copy_number_taken" on media_permit (agency_id, medium_id, copy_number)
  where state not in ('refused', 'withdrawn');
-- However it came to that: of one thing only one permit is out.
create unique index "mediaPermit.already_out" on media_permit (agency_id, medium_id) where state = 'out';
call confine_to_agency('media_permit', 'select, insert');
grant update (state, handed_out_at, handed_out_by, seal_number, returned_at, returned_to, return_result, version)
  on media_permit to shousui_app;
create trigger ended_stays before update on media_permit for each row
  when (old.state in ('refused', 'withdrawn', 'returned')) execute function refuse_change();
create trigger append_only before delete or truncate on media_permit execute function refuse_change();

-- Two persons: one says that it is destroyed, the other has seen it.
create type destruction_method as enum ('shredded', 'crushed', 'degaussed', 'burned', 'overwritten');
create table media_destruction (
  id uuid primary key,
  agency_id uuid not null references agency,
  medium_id uuid not null,
  method destruction_method not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  witness_id uuid not null,
  confirmed_at timestamptz,
  dropped_at timestamptz,
  unique (agency_id, id),
  foreign key (agency_id, medium_id) references confidential_medium (agency_id, id),
  foreign key (agency_id, asked_by) references person (agency_id, id),
  foreign key (agency_id, witness_id) references person (agency_id, id),
  constraint "confidentialMedium.own_witness" check (witness_id <> asked_by),
  check (confirmed_at is null or dropped_at is null)
);
create unique index "confidentialMedium.destruction_waiting" on media_destruction (agency_id, medium_id)
  where confirmed_at is null and dropped_at is null;
call confine_to_agency('media_destruction', 'select, insert');
grant update (confirmed_at, dropped_at) on media_destruction to shousui_app;
create trigger ended_stays before update on media_destruction for each row
  when (old.confirmed_at is not null or old.dropped_at is not null) execute function refuse_change();
create trigger append_only before delete or truncate on media_destruction execute function refuse_change();

create type media_check_kind as enum ('spot', 'locker');
create type media_check_result as enum ('sealed', 'present', 'missing');
create table media_check (
  id uuid primary key,
  agency_id uuid not null references agency,
  kind media_check_kind not null,
  -- of a locker
  point_id uuid,
  lock_sound boolean,
  -- of a spot check: with seed and list anybody can repeat the draw
  seed text,
  population text[],
  begun_by uuid not null,
  begun_at timestamptz not null,
  finished_at timestamptz,
  version int not null default 1,
  unique (agency_id, id),
  foreign key (agency_id, point_id) references point (agency_id, id),
  foreign key (agency_id, begun_by) references person (agency_id, id),
  check ((kind = 'locker') = (point_id is not null)),
  check ((kind = 'spot') = (seed is not null) and (seed is null) = (population is null)),
  check ((lock_sound is not null) = (kind = 'locker' and finished_at is not null))
);
call confine_to_agency('media_check', 'select, insert');
grant update (lock_sound, finished_at, version) on media_check to shousui_app;
create trigger finished_stays before update on media_check for each row when (old.finished_at is not null)
  execute function refuse_change();
create trigger append_only before delete or truncate on media_check execute function refuse_change();

create table media_check_item (
  agency_id uuid not null references agency,
  check_id uuid not null,
  medium_id uuid not null,
  result media_check_result,
  primary key (agency_id, check_id, medium_id),
  foreign key (agency_id, check_id) references media_check (agency_id, id),
  foreign key (agency_id, medium_id) references confidential_medium (agency_id, id)
);
call confine_to_agency('media_check_item', 'select, insert');
grant update (result) on media_check_item to shousui_app;
create trigger given_stays before update on media_check_item for each row when (old.result is not null)
  execute function refuse_change();
create trigger append_only before delete or truncate on media_check_item execute function refuse_change();

create type medium_event_kind as enum ('registered', 'changed', 'handedOut', 'returned', 'missing', 'found', 'destructionAsked',
  'destructionDropped', 'destroyed');
create table medium_event (
  id uuid primary key,
  agency_id uuid not null references agency,
  medium_id uuid not null,
  kind medium_event_kind not null,
  at timestamptz not null,
  by_id uuid not null,
  -- the carrier, the keeper, the witness
  with_id uuid,
  permit_id uuid,
  foreign key (agency_id, medium_id) references confidential_medium (agency_id, id),
  foreign key (agency_id, by_id) references person (agency_id, id),
  foreign key (agency_id, with_id) references person (agency_id, id),
  foreign key (agency_id, permit_id) references media_permit (agency_id, id)
);
create index on medium_event (agency_id, medium_id);
call confine_to_agency('medium_event', 'select, insert');
create trigger append_only before update or delete or truncate on medium_event execute function refuse_change();
