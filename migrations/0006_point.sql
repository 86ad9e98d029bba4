create type point_kind as enum (
  'serverRoom', 'archiveStore', 'counter', 'door', 'camera', 'extinguisher', 'cabinet', 'other'
);
-- A place or thing that is looked at: it bears a label whose code opens its checklist.
create table point (
  id uuid primary key,
  agency_id uuid not null references agency,
  kind point_kind not null,
  name text not null,
  floor text not null,
  room text not null,
  unit_id uuid not null,
  checklist_id uuid,
  -- on the label; says nothing about the point by itself
  code text not null,
  photograph_id uuid,
  -- of a camera: what it covers, whether faces are recognisable, and how many days its pictures are kept
  camera_range text,
  camera_clear boolean,
  kept_days int check (kept_days >= 0),
  -- of an extinguisher and whatever else expires
  expires_on date,
  retired_on date,
  version int not null default 1,
  unique (agency_id, id),
  constraint "point.code_taken" unique (code),
  constraint "point.unit_unknown" foreign key (agency_id, unit_id) references unit (agency_id, id),
  constraint "point.checklist_unknown" foreign key (agency_id, checklist_id) references checklist (agency_id, id),
  constraint "file.unknown_on_point" foreign key (agency_id, photograph_id) references file (agency_id, id)
);
create index on point (agency_id, unit_id);
call confine_to_agency('point', 'select, insert, update');
