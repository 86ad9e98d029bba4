-- 存取紀錄查核: logs of other systems, looked through by rules. A log itself is kept in sealed pieces only while it is
-- looked through; what was found lies in envelopes, and outside stands how much of what, and what became of it.
create type log_source_kind as enum
  ('document', 'household', 'personalData', 'fileServer', 'vpn', 'door', 'directory', 'other', 'audit');
create table log_source (
  id uuid primary key,
  agency_id uuid not null references agency,
  name text not null,
  kind log_source_kind not null,
  -- how its files are read, as somebody confirmed it last
  mapping jsonb,
  made_by uuid not null,
  made_at timestamptz not null,
  unique (agency_id, id),
  constraint "logReview.source_exists" unique (agency_id, name),
  foreign key (agency_id, made_by) references person (agency_id, id)
);
call confine_to_agency('log_source', 'select, insert');
grant update (mapping) on log_source to shousui_app;

create type log_import_state as enum ('arriving', 'mapping', 'waiting', 'running', 'done', 'failed');
create table log_import (
  id uuid primary key,
  agency_id uuid not null references agency,
  source_id uuid not null,
  name text not null,
  size bigint not null check (size > 0),
  received bigint not null default 0,
  -- where its pieces lie; never a client's word
  place uuid not null,
  state log_import_state not null default 'arriving',
  -- of the file as it came, where it is read in another form
  original_sha256 text,
  mapping jsonb,
  sample_seed text,
  sample_count int not null default 0,
  begun_by uuid not null,
  begun_at timestamptz not null,
  finished_at timestamptz,
  -- who looks through it now, has it until then
  taken_until timestamptz,
  takes int not null default 0,
  progress bigint not null default 0,
  problem jsonb,
  -- how many lines of which kind, and which rules were asked
  summary jsonb,
  version int not null default 1,
  unique (agency_id, id),
  foreign key (agency_id, source_id) references log_source (agency_id, id),
  foreign key (agency_id, begun_by) references person (agency_id, id),
  check (received <= size),
  check ((state in ('done', 'failed')) = (finished_at is not null))
);
create index on log_import (agency_id, source_id);
create index on log_import (taken_until) where state in ('waiting', 'running');
call confine_to_agency('log_import', 'select, insert');
grant update (received, state, original_sha256, mapping, sample_seed, sample_count, finished_at, taken_until, takes, progress,
  problem, summary, size, version) on log_import to shousui_app;

-- Which logs wait to be looked through, and whose they are: nothing of what is in them.
create function due_log_imports(at_instant timestamptz, at_most int)
  returns table (id uuid, agency_id uuid, clock_offset_seconds bigint)
  language sql security definer set search_path = public as $$
  select log_import.id, log_import.agency_id, agency.clock_offset_seconds
  from log_import join agency on agency.id = log_import.agency_id
  where state in ('waiting', 'running') and coalesce(taken_until, '-infinity') <= at_instant
  order by begun_at limit at_most
  for update of log_import skip locked
$$;

create type log_finding_state as enum ('open', 'explained', 'dismissed', 'sealed');
create table log_finding (
  id uuid primary key,
  agency_id uuid not null references agency,
  import_id uuid not null,
  rule_key text not null,
  on_day date not null,
  lines int not null,
  state log_finding_state not null default 'open',
  settled_by uuid,
  settled_at timestamptz,
  version int not null default 1,
  unique (agency_id, id),
  foreign key (agency_id, import_id) references log_import (agency_id, id),
  foreign key (agency_id, settled_by) references person (agency_id, id),
  check ((state = 'open') = (settled_by is null) and (settled_by is null) = (settled_at is null))
);
create index on log_finding (agency_id, import_id);
call confine_to_agency('log_finding', 'select, insert');
grant update (state, settled_by, settled_at, version) on log_finding to shousui_app;
create trigger settled_stays before update on log_finding for each row when (old.state <> 'open') execute function refuse_change();

-- Lines drawn for the half-yearly check: each is looked at once.
create type log_line_verdict as enum ('inOrder', 'notInOrder');
create table log_sample_line (
  id uuid primary key,
  agency_id uuid not null references agency,
  import_id uuid not null,
  number bigint not null,
  rank int not null,
  verdict log_line_verdict,
  looked_by uuid,
  looked_at timestamptz,
  unique (agency_id, import_id, number),
  foreign key (agency_id, import_id) references log_import (agency_id, id),
  foreign key (agency_id, looked_by) references person (agency_id, id),
  check (num_nonnulls(verdict, looked_by, looked_at) in (0, 3))
);
call confine_to_agency('log_sample_line', 'select, insert');
grant update (verdict, looked_by, looked_at) on log_sample_line to shousui_app;

-- What an agency says of a rule: the last entry of a key stands, and nothing that was said changes.
create table log_rule_entry (
  id uuid primary key,
  agency_id uuid not null references agency,
  key text not null,
  number int not null check (number > 0),
  content jsonb not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  -- two who write at once are told of each other
  unique (agency_id, key, number),
  foreign key (agency_id, recorded_by) references person (agency_id, id)
);
call confine_to_agency('log_rule_entry', 'select, insert');
create trigger append_only before update or delete or truncate on log_rule_entry execute function refuse_change();

-- Whose the accounts are, who is away, who is whose kin: all of it in an envelope, version by version.
create table log_account_list (
  id uuid primary key,
  agency_id uuid not null references agency,
  number int not null check (number > 0),
  accounts int not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  unique (agency_id, number),
  foreign key (agency_id, recorded_by) references person (agency_id, id)
);
call confine_to_agency('log_account_list', 'select, insert');
create trigger append_only before update or delete or truncate on log_account_list execute function refuse_change();
