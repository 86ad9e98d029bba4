create type inspection_origin as enum ('selfInspection', 'inspection');
alter table inspection
  add origin inspection_origin not null default 'selfInspection',
  add point_id uuid,
  -- what the device's clock said; kept as claimed
  add claimed_at timestamptz,
  add constraint "inspection.point_unknown" foreign key (agency_id, point_id) references point (agency_id, id);
-- The last answers to the same form at the same unit.
create index on inspection (agency_id, unit_id, submitted_at desc) where status = 'submitted';
