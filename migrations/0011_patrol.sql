-- The last time that a point was looked at.
create index on inspection (agency_id, point_id, submitted_at desc) where point_id is not null and status = 'submitted';
create index on deficiency (agency_id, point_id) where point_id is not null;

-- A way through the building. What it asks stands in its versions, so that a round under way ends as it began.
create table patrol_route (
  id uuid primary key,
  agency_id uuid not null references agency,
  name text not null,
  unit_id uuid not null,
  retired_on date,
  -- the number of its latest version
  version int not null default 1,
  unique (agency_id, id),
  foreign key (agency_id, unit_id) references unit (agency_id, id)
);
create index on patrol_route (agency_id, unit_id);
call confine_to_agency('patrol_route', 'select, insert, update');

create table patrol_route_version (
  agency_id uuid not null references agency,
  route_id uuid not null,
  number int not null,
  in_order boolean not null,
  stops jsonb not null,
  primary key (route_id, number),
  foreign key (agency_id, route_id) references patrol_route (agency_id, id)
);
call confine_to_agency('patrol_route_version', 'select, insert');

-- One walk, handed in when it was finished; it never changes.
create table patrol_round (
  id uuid primary key,
  agency_id uuid not null references agency,
  route_id uuid not null,
  route_version int not null,
  plan_id uuid,
  walked_by uuid not null,
  -- what the device's clock said; kept as claimed
  started_at timestamptz not null,
  finished_at timestamptz not null,
  received_at timestamptz not null,
  visits jsonb not null,
  deviations jsonb not null,
  reason text not null,
  unique (agency_id, id),
  foreign key (agency_id, route_id) references patrol_route (agency_id, id),
  foreign key (route_id, route_version) references patrol_route_version (route_id, number),
  foreign key (agency_id, plan_id) references plan (agency_id, id),
  foreign key (agency_id, walked_by) references person (agency_id, id)
);
create index on patrol_round (agency_id, route_id, id desc);
create index on patrol_round (agency_id, walked_by, id desc);
call confine_to_agency('patrol_round', 'select, insert');

create table patrol_round_file (
  agency_id uuid not null references agency,
  round_id uuid not null,
  file_id uuid not null,
  primary key (round_id, file_id),
  foreign key (agency_id, round_id) references patrol_round (agency_id, id),
  constraint "file.unknown_on_patrol" foreign key (agency_id, file_id) references file (agency_id, id)
);
call confine_to_agency('patrol_round_file', 'select, insert');
