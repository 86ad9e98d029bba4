-- How an agency words, orders and sets its papers. The draft of a kind is its last row, without content once it was sent
-- or dropped; a version counts from the moment that it was approved.
create table document_template_draft (
  agency_id uuid not null references agency,
  kind text not null,
  version integer not null,
  content jsonb,
  written_by uuid not null,
  written_at timestamptz not null,
  primary key (agency_id, kind, version),
  foreign key (agency_id, written_by) references person (agency_id, id)
);
call confine_to_agency('document_template_draft', 'select, insert');
create trigger append_only before update or delete or truncate on document_template_draft
  execute function refuse_change();

create table document_template_version (
  id uuid primary key,
  agency_id uuid not null references agency,
  kind text not null,
  number integer not null check (number > 0),
  content jsonb not null,
  -- what was changed, in the words of whoever sent it
  note text not null,
  hash text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  unique (agency_id, id),
  unique (agency_id, kind, number),
  foreign key (agency_id, made_by) references person (agency_id, id)
);
call confine_to_agency('document_template_version', 'select, insert');
create trigger append_only before update or delete or truncate on document_template_version
  execute function refuse_change();

create table document_template_approval (
  agency_id uuid not null,
  version_id uuid not null,
  since timestamptz not null,
  primary key (agency_id, version_id),
  foreign key (agency_id, version_id) references document_template_version (agency_id, id)
);
call confine_to_agency('document_template_approval', 'select, insert');
create trigger append_only before update or delete or truncate on document_template_approval
  execute function refuse_change();

-- By which version it was drafted; none where that was the product's own.
alter table official_document add template_number integer;

alter type approval_kind add value 'documentTemplate';
