-- One event, many clocks: facts that may change, a timeline that may not, and the clocks that follow from both.
create type incident_state as enum ('open', 'controlled', 'closed');
create type incident_class as enum ('normal', 'restricted', 'confidential');
create type notice_stage as enum ('first', 'followUp', 'final');
create type incident_entry_kind as enum (
  'recorded', 'handedOver', 'factsChanged', 'severityJudged', 'notice', 'measure', 'receipt', 'note', 'file',
  'correction', 'controlled', 'closed'
);
alter type notice_means add value 'sealedLetter';
alter type notice_means add value 'sms';
alter type notice_means add value 'chat';

-- Numbers as people say them on the telephone: 115-0042, counted by agency and year.
create table incident_counter (
  agency_id uuid not null references agency,
  roc_year int not null,
  last int not null,
  primary key (agency_id, roc_year)
);
call confine_to_agency('incident_counter', 'select, insert, update');

create function incident_year(known_at timestamptz) returns int language sql stable
  as $$ select extract(year from known_at at time zone 'Asia/Taipei')::int - 1911 $$;

create function number_incident() returns trigger language plpgsql as $$
declare
  counted int;
begin
  insert into incident_counter (agency_id, roc_year, last) values (new.agency_id, incident_year(new.known_at), 1)
  on conflict (agency_id, roc_year) do update set last = incident_counter.last + 1
  returning last into counted;
  new.number := incident_year(new.known_at) || '-' || lpad(counted::text, greatest(4, length(counted::text)), '0');
  return new;
end $$;

alter table incident
  -- given by the trigger below
  add column number text not null default '',
  add column kinds text[] not null default '{}',
  add column flags text[] not null default '{}',
  add column cyber_severity int check (cyber_severity between 1 and 4),
  add column confidentiality incident_class not null default 'restricted',
  add column handed_over_to text,
  add column reported_to_ethics_at timestamptz,
  add column received_at timestamptz,
  add column controlled_at timestamptz,
  add column closed_at timestamptz,
  add column state incident_state not null generated always as (
    case
      when closed_at is not null then 'closed'::incident_state
      when controlled_at is not null then 'controlled'::incident_state
      else 'open'::incident_state
    end
  ) stored,
  -- the versions of the routes that the event was given: a clock that runs keeps its own
  add column routes jsonb not null default '[]',
  drop constraint incident_agency_id_unit_id_fkey,
  add constraint "incident.unit_unknown" foreign key (agency_id, unit_id) references unit (agency_id, id),
  -- 機密 and above: that it was handed over, to whom and when, and nothing else
  add constraint "incident.content_outside" check (
    handed_over_to is null
    or what = '' and place = '' and flags = '{}' and cyber_severity is null and plan_id is null and duty_id is null
      and closed_at is not null
  );

create table incident_entry (
  id uuid primary key,
  agency_id uuid not null references agency,
  incident_id uuid not null,
  -- in the order of writing, 1 first
  position int not null,
  kind incident_entry_kind not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  text text not null,
  detail jsonb not null default '{}',
  corrects uuid,
  unique (agency_id, id),
  unique (agency_id, incident_id, id),
  unique (agency_id, incident_id, position),
  foreign key (agency_id, incident_id) references incident (agency_id, id),
  foreign key (agency_id, recorded_by) references person (agency_id, id),
  constraint "incident.entry_unknown" foreign key (agency_id, incident_id, corrects)
    references incident_entry (agency_id, incident_id, id)
);

create table incident_entry_file (
  agency_id uuid not null references agency,
  entry_id uuid not null,
  file_id uuid not null,
  primary key (entry_id, file_id),
  foreign key (agency_id, entry_id) references incident_entry (agency_id, id),
  constraint "file.unknown_on_incident" foreign key (agency_id, file_id) references file (agency_id, id)
);

alter table notice
  add column authority text,
  add column stage notice_stage not null default 'first',
  add column answered_by text not null default '';

-- Rows of all agencies: for the moment the owner is not confined.
alter table incident no force row level security;
alter table notice no force row level security;
alter table incident_counter no force row level security;
update incident set number = counted.year || '-' || lpad(counted.position::text, greatest(4, length(counted.position::text)), '0')
from (
  select id, incident_year(known_at) as year,
    row_number() over (partition by agency_id, incident_year(known_at) order by known_at, id) as position
  from incident
) as counted
where counted.id = incident.id;
insert into incident_counter (agency_id, roc_year, last)
select agency_id, incident_year(known_at), count(*) from incident group by 1, 2;
insert into incident_entry (id, agency_id, incident_id, position, kind, at, recorded_at, recorded_by, text, detail)
select gen_random_uuid(), agency_id, id, 1, 'recorded', known_at, known_at, recorded_by, '',
  '{"facts": {"kinds": [], "flags": [], "cyberSeverity": null}}'
from incident;
insert into incident_entry (id, agency_id, incident_id, position, kind, at, recorded_at, recorded_by, text)
select id, agency_id, incident_id, 1 + row_number() over (partition by incident_id order by told_at, id), 'notice', told_at,
  told_at, told_by, ''
from notice;
alter table incident_counter force row level security;
alter table notice force row level security;
alter table incident force row level security;

alter table incident add unique (agency_id, number);
create trigger numbered before insert on incident for each row execute function number_incident();
create index on incident (agency_id, known_at);

call confine_to_agency('incident_entry', 'select, insert');
create trigger append_only before update or delete or truncate on incident_entry execute function refuse_change();
call confine_to_agency('incident_entry_file', 'select, insert');
create trigger append_only before update or delete or truncate on incident_entry_file execute function refuse_change();
create trigger append_only before update or delete or truncate on notice execute function refuse_change();

-- A clock of an event, with the rule that made it. Nothing of it changes but how it ends, and that once.
create table incident_clock (
  id uuid primary key,
  agency_id uuid not null references agency,
  incident_id uuid not null,
  -- the version of the route: the product's or the agency's
  route_id uuid not null,
  route_key text not null,
  position int not null,
  step text not null,
  -- null where something is to be done rather than told
  authority text,
  start_event text not null,
  within jsonb not null,
  repeat_until text,
  basis jsonb not null,
  round int not null,
  started_at timestamptz not null,
  due_at timestamptz not null,
  met_at timestamptz,
  met_by uuid,
  ended_at timestamptz,
  superseded_at timestamptz,
  superseded_by uuid,
  unique (agency_id, id),
  check ((met_at is null) = (met_by is null)),
  check ((superseded_at is null) = (superseded_by is null)),
  foreign key (agency_id, incident_id) references incident (agency_id, id),
  foreign key (agency_id, incident_id, met_by) references incident_entry (agency_id, incident_id, id),
  foreign key (agency_id, incident_id, superseded_by) references incident_entry (agency_id, incident_id, id)
);
create index on incident_clock (agency_id, incident_id);
create index incident_clock_running on incident_clock (agency_id, due_at)
  where met_at is null and ended_at is null and superseded_at is null;
call confine_to_agency('incident_clock', 'select, insert');
grant update (met_at, met_by, ended_at, superseded_at, superseded_by) on incident_clock to shousui_app;

create function end_clock_once() returns trigger language plpgsql as $$
begin
  if (to_jsonb(old) - array['met_at', 'met_by', 'ended_at', 'superseded_at', 'superseded_by'])
    <> (to_jsonb(new) - array['met_at', 'met_by', 'ended_at', 'superseded_at', 'superseded_by'])
    or old.superseded_at is not null
    or old.met_by is not null and old.met_by is distinct from new.met_by
    or old.ended_at is not null and old.ended_at is distinct from new.ended_at
  then
    raise exception 'a clock ends once' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger ends_once before update on incident_clock for each row execute function end_clock_once();
create trigger stays before delete or truncate on incident_clock execute function refuse_change();
