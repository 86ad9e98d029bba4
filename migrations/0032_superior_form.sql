-- Forms that a superior sends, such as the county's table of results; answers say what marks stand for that are not known by their names.
create table superior_form (
  id uuid primary key,
  agency_id uuid not null references agency,
  title text not null,
  superior text not null,
  due_date date,
  answers jsonb not null,
  withdrawn_at timestamptz,
  version integer not null default 1,
  unique (agency_id, id)
);
call confine_to_agency('superior_form', 'select, insert, update');

-- The blank files of a form; the last one is filled, the earlier ones stay.
create table superior_form_version (
  agency_id uuid not null references agency,
  form_id uuid not null,
  number integer not null check (number > 0),
  file_id uuid not null,
  marks jsonb not null,
  taken_in_by uuid not null,
  taken_in_at timestamptz not null,
  primary key (agency_id, form_id, number),
  foreign key (agency_id, form_id) references superior_form (agency_id, id),
  foreign key (agency_id, file_id) references file (agency_id, id),
  foreign key (agency_id, taken_in_by) references person (agency_id, id)
);
call confine_to_agency('superior_form_version', 'select, insert');
create trigger append_only before update or delete or truncate on superior_form_version execute function refuse_change();
