-- What the last one out of a room found not in order and somebody has to mend.
alter type deficiency_source add value 'offDutyCheck';

-- On which days rooms are closed and when who is told that one was not. Without a row it is as usual.
create table off_duty_rules (
  agency_id uuid primary key references agency,
  days text not null,
  person_time text not null,
  duty_time text not null,
  version int not null
);
call confine_to_agency('off_duty_rules', 'select, insert, update');

-- A facility that is closed at the end of the day. What is looked at in it stands in its versions.
create table off_duty_room (
  agency_id uuid not null references agency,
  point_id uuid not null,
  -- the number of its latest version
  version int not null default 1,
  added_on date not null,
  ended_on date,
  primary key (agency_id, point_id),
  constraint "offDutyCheck.point_unknown" foreign key (agency_id, point_id) references point (agency_id, id)
);
call confine_to_agency('off_duty_room', 'select, insert, update');

create table off_duty_room_version (
  agency_id uuid not null references agency,
  point_id uuid not null,
  number int not null,
  items jsonb not null,
  in_charge_ids uuid[] not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (agency_id, point_id, number),
  foreign key (agency_id, point_id) references off_duty_room (agency_id, point_id),
  foreign key (agency_id, changed_by) references person (agency_id, id)
);
call confine_to_agency('off_duty_room_version', 'select, insert');
create trigger append_only before update or delete or truncate on off_duty_room_version execute function refuse_change();

-- A room as it was left. It never changes; of two at once the first counts. Once reopened it can be closed again.
create table off_duty_closing (
  id uuid primary key,
  agency_id uuid not null references agency,
  point_id uuid not null,
  room_version int not null,
  date date not null,
  turn int not null,
  answers jsonb not null,
  -- what the device's clock said; kept as claimed
  claimed_at timestamptz not null,
  received_at timestamptz not null,
  closed_at timestamptz not null,
  closed_by uuid not null,
  unique (agency_id, id),
  unique (agency_id, date, point_id, turn),
  foreign key (agency_id, point_id, room_version) references off_duty_room_version (agency_id, point_id, number),
  foreign key (agency_id, closed_by) references person (agency_id, id)
);
call confine_to_agency('off_duty_closing', 'select, insert');
create trigger append_only before update or delete or truncate on off_duty_closing execute function refuse_change();

create table off_duty_closing_file (
  agency_id uuid not null references agency,
  closing_id uuid not null,
  file_id uuid not null,
  primary key (closing_id, file_id),
  foreign key (agency_id, closing_id) references off_duty_closing (agency_id, id),
  constraint "file.unknown_on_closing" foreign key (agency_id, file_id) references file (agency_id, id)
);
call confine_to_agency('off_duty_closing_file', 'select, insert');

create type off_duty_note_kind as enum ('remark', 'reopened');
create table off_duty_note (
  id uuid primary key,
  agency_id uuid not null references agency,
  closing_id uuid not null,
  kind off_duty_note_kind not null,
  text text not null,
  written_by uuid not null,
  written_at timestamptz not null,
  foreign key (agency_id, closing_id) references off_duty_closing (agency_id, id),
  foreign key (agency_id, written_by) references person (agency_id, id)
);
create index on off_duty_note (agency_id, closing_id);
create unique index "offDutyCheck.already_reopened" on off_duty_note (agency_id, closing_id) where kind = 'reopened';
call confine_to_agency('off_duty_note', 'select, insert');
create trigger append_only before update or delete or truncate on off_duty_note execute function refuse_change();

create table off_duty_exemption (
  agency_id uuid not null references agency,
  point_id uuid not null,
  date date not null,
  reason text not null,
  exempted_by uuid not null,
  exempted_at timestamptz not null,
  constraint "offDutyCheck.already_exempt" primary key (agency_id, date, point_id),
  foreign key (agency_id, point_id) references off_duty_room (agency_id, point_id),
  foreign key (agency_id, exempted_by) references person (agency_id, id)
);
call confine_to_agency('off_duty_exemption', 'select, insert');
create trigger append_only before update or delete or truncate on off_duty_exemption execute function refuse_change();

-- A text for the public-address system, and when who reads it.
create table broadcast (
  id uuid primary key,
  agency_id uuid not null references agency,
  title text not null,
  text text not null,
  days text not null,
  times text[] not null,
  late_minutes int not null,
  unit_id uuid not null,
  reader_ids uuid[] not null,
  -- from when on it is owed as it stands
  since timestamptz not null,
  retired_at timestamptz,
  version int not null default 1,
  unique (agency_id, id),
  foreign key (agency_id, unit_id) references unit (agency_id, id)
);
create index on broadcast (agency_id);
call confine_to_agency('broadcast', 'select, insert, update');

-- That it was read, and with which words.
create table broadcast_reading (
  id uuid primary key,
  agency_id uuid not null references agency,
  broadcast_id uuid not null,
  title text not null,
  text text not null,
  due_at timestamptz,
  read_at timestamptz not null,
  received_at timestamptz not null,
  read_by uuid not null,
  unique (agency_id, broadcast_id, due_at),
  foreign key (agency_id, broadcast_id) references broadcast (agency_id, id),
  foreign key (agency_id, read_by) references person (agency_id, id)
);
create index on broadcast_reading (agency_id, read_at);
call confine_to_agency('broadcast_reading', 'select, insert');
create trigger append_only before update or delete or truncate on broadcast_reading execute function refuse_change();
