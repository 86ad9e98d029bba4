-- What is kept elsewhere, a meeting or a round, is what an assignment is shown done by. Its title and day stay as they were.
create table evidence_record (
  agency_id uuid not null references agency,
  evidence_id uuid not null,
  position int not null,
  kind text not null,
  record_id uuid not null,
  title text not null,
  date date not null,
  primary key (agency_id, evidence_id, position),
  unique (agency_id, evidence_id, kind, record_id),
  foreign key (agency_id, evidence_id) references evidence (agency_id, id)
);
call confine_to_agency('evidence_record', 'select, insert');
