-- One form of each kind answers the plan's call; an agency may have any number of its own.
alter table checklist drop constraint checklist_agency_id_kind_key;
alter table checklist add withdrawn_at timestamptz;
create unique index on checklist (agency_id, kind) where kind <> 'own' and withdrawn_at is null;

-- The versions an agency was founded with were published by nobody of it.
alter table checklist_version
  add published_by uuid,
  add foreign key (agency_id, published_by) references person (agency_id, id);

-- The next version while it is being written. A form that has only this was never published.
create table checklist_draft (
  checklist_id uuid primary key,
  agency_id uuid not null references agency,
  content jsonb not null,
  -- what a spreadsheet held that the form could not take, by sheet, row and column
  notices jsonb not null default '[]',
  version int not null default 1,
  changed_by uuid not null,
  changed_at timestamptz not null,
  unique (agency_id, checklist_id),
  foreign key (agency_id, checklist_id) references checklist (agency_id, id),
  foreign key (agency_id, changed_by) references person (agency_id, id)
);
call confine_to_agency('checklist_draft', 'select, insert, update, delete');
