-- What was sent, before it was made anew: by this a device knows that every byte arrived.
alter table file add received_sha256 text;

-- A file on its way, in pieces; once all of it is there and was checked, the file takes its id and this row goes.
create table upload (
  id uuid primary key,
  agency_id uuid not null references agency,
  name text not null,
  size bigint not null check (size > 0),
  -- as the device computed it; null where its browser could not
  sha256 text,
  received bigint not null default 0 check (received between 0 and size),
  -- the name of the pieces on disk, made here
  place uuid not null default gen_random_uuid(),
  added_by uuid not null,
  begun_at timestamptz not null,
  unique (agency_id, id),
  foreign key (agency_id, added_by) references person (agency_id, id)
);
create index on upload (agency_id, begun_at);
call confine_to_agency('upload', 'select, insert, update, delete');

-- What a person's devices seal with. It is given to that person alone, who so opens again what waits on a device.
create table device_key (
  person_id uuid primary key,
  agency_id uuid not null references agency,
  key bytea not null,
  made_at timestamptz not null,
  unique (agency_id, person_id),
  foreign key (agency_id, person_id) references person (agency_id, id)
);
call confine_to_agency('device_key', 'select, insert');
