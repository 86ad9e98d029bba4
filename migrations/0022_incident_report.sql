-- A report on a form, as it was issued: the document itself, what was typed for it, and the hash of both.
alter type incident_entry_kind add value 'reportIssued';

create table incident_report (
  id uuid primary key,
  agency_id uuid not null references agency,
  incident_id uuid not null,
  -- the line of the timeline that says so
  entry_id uuid not null,
  form text not null,
  stage notice_stage not null,
  -- follow-ups are counted by form; the others are 1
  number int not null check (number >= 1 and (stage = 'followUp' or number = 1)),
  content jsonb not null,
  sha256 text not null,
  issued_at timestamptz not null,
  issued_by uuid not null,
  unique (agency_id, id),
  unique (agency_id, incident_id, form, stage, number),
  foreign key (agency_id, incident_id) references incident (agency_id, id),
  foreign key (agency_id, incident_id, entry_id) references incident_entry (agency_id, incident_id, id),
  foreign key (agency_id, issued_by) references person (agency_id, id)
);
call confine_to_agency('incident_report', 'select, insert');
create trigger append_only before update or delete or truncate on incident_report execute function refuse_change();
