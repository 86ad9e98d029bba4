-- Official documents written from records: drafted, issued under a number, and from then on as they were issued.
create table official_document (
  id uuid primary key,
  agency_id uuid not null references agency,
  kind text not null,
  occasion text not null,
  source_ids uuid[] not null,
  -- of class 密: what it says, and what was put on paper, lie in envelopes
  classified boolean not null default false,
  content jsonb,
  made_by uuid not null,
  made_at timestamptz not null,
  discarded_at timestamptz,
  word text,
  roc_year int,
  serial int,
  issued_on date,
  issued_at timestamptz,
  issued_by uuid,
  document jsonb,
  hash text,
  version int not null default 1,
  unique (agency_id, id),
  unique (agency_id, roc_year, serial),
  foreign key (agency_id, made_by) references person (agency_id, id),
  foreign key (agency_id, issued_by) references person (agency_id, id),
  check (classified = (content is null)),
  check (num_nonnulls(word, roc_year, serial, issued_on, issued_at, issued_by, hash) in (0, 7)),
  check (document is null or issued_at is not null),
  check (issued_at is null or classified = (document is null)),
  check (issued_at is null or discarded_at is null)
);
create index on official_document (agency_id, made_at desc) where discarded_at is null;
call confine_to_agency('official_document', 'select, insert');
grant update (classified, content, discarded_at, word, roc_year, serial, issued_on, issued_at, issued_by, document, hash,
  version) on official_document to shousui_app;
create trigger issued_stays before update on official_document for each row when (old.issued_at is not null)
  execute function refuse_change();
create trigger append_only before delete or truncate on official_document execute function refuse_change();

-- The last number that was given in each year; whoever issues waits for the one before.
create table official_document_count (
  agency_id uuid not null references agency,
  roc_year int not null,
  last int not null check (last > 0),
  primary key (agency_id, roc_year)
);
call confine_to_agency('official_document_count', 'select, insert');
grant update (last) on official_document_count to shousui_app;
