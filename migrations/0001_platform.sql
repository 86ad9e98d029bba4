-- Roles. The owner of the schema migrates; the application acts as shousui_app, which owns nothing.
do $$
begin
  if not exists (select from pg_roles where rolname = 'shousui_app') then
    create role shousui_app nologin noinherit nobypassrls;
  end if;
  execute format('grant shousui_app to %I', current_user);
end $$;
grant usage on schema public to shousui_app;

-- The agency of the present transaction. Without one the setting is empty and no row is visible.
create function current_agency() returns uuid language sql stable
  as $$ select nullif(current_setting('app.agency_id', true), '')::uuid $$;

-- The recipe of every table that belongs to an agency: confined to it, also for the owner.
create procedure confine_to_agency(table_name regclass, privileges text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', table_name);
  execute format('alter table %s force row level security', table_name);
  execute format('create policy same_agency on %s using (agency_id = current_agency())', table_name);
  execute format('grant %s on %s to shousui_app', privileges, table_name);
end $$;

create type agency_level as enum ('ministry', 'county', 'township');
create table agency (
  id uuid primary key,
  parent_id uuid references agency,
  name text not null,
  level agency_level not null,
  exercise boolean not null default false,
  -- an exercise runs on a clock of its own: seconds added to the real one
  clock_offset_seconds bigint not null default 0,
  constraint "agency.exercise_clock_only" check (exercise or clock_offset_seconds = 0)
);
alter table agency enable row level security;
alter table agency force row level security;
create policy same_agency on agency using (id = current_agency());
grant select on agency to shousui_app;

create table unit (
  id uuid primary key,
  agency_id uuid not null references agency,
  name text not null,
  position int not null,
  abolished_on date,
  version int not null default 1,
  unique (agency_id, id)
);
call confine_to_agency('unit', 'select, insert, update');

create table person (
  id uuid primary key,
  agency_id uuid not null references agency,
  unit_id uuid,
  name text not null,
  title text not null,
  roles text[] not null check (roles <@ array[
    'agencyHead', 'chiefSecretary', 'ethicsDirector', 'ethicsOfficer', 'unitHead', 'staff', 'dutyOfficer',
    'systemAdministrator', 'superiorEthics'
  ]),
  login_name text not null,
  password_hash text not null,
  -- base32 secret of the second factor; the pending one becomes it once a code was confirmed
  factor_secret text,
  factor_pending text,
  -- each time step is accepted once
  factor_last_step bigint not null default 0,
  failed_sign_ins int not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  unique (agency_id, id),
  unique (login_name),
  foreign key (agency_id, unit_id) references unit (agency_id, id)
);
create index on person (agency_id);
call confine_to_agency('person', 'select');
grant update (factor_secret, factor_pending, factor_last_step, failed_sign_ins, locked_until, password_hash) on person to shousui_app;

create table session (
  token_hash bytea primary key,
  agency_id uuid not null references agency,
  person_id uuid not null,
  -- false between the password and the second factor
  complete boolean not null,
  started_at timestamptz not null,
  active_at timestamptz not null,
  ends_at timestamptz not null,
  foreign key (agency_id, person_id) references person (agency_id, id)
);
create index on session (agency_id, person_id);
call confine_to_agency('session', 'select, insert, update, delete');

-- Signing in asks before an agency is known. The functions below run as the owner, whom forced row-level security
-- confines too unless it is a superuser: these three tables it may read whole.
create policy owner_looks_up on agency to current_user using (true);
create policy owner_looks_up on person to current_user using (true);
create policy owner_looks_up on session to current_user using (true);

-- The two questions asked before an agency is known. They run as the owner, so they are few and narrow.
create function sign_in_candidate(name text)
  returns table (agency_id uuid, person_id uuid, unit_id uuid, person_name text, title text, roles text[],
                 clock_offset_seconds bigint, password_hash text, locked_until timestamptz, has_factor boolean)
  language plpgsql security definer set search_path = public as $$
begin
  return query
    select p.agency_id, p.id, p.unit_id, p.name, p.title, p.roles, a.clock_offset_seconds, p.password_hash, p.locked_until,
           p.factor_secret is not null
    from person p join agency a on a.id = p.agency_id
    where p.login_name = sign_in_candidate.name and p.disabled_at is null;
end $$;

create function session_of(token bytea, at_instant timestamptz, idle interval, touch boolean)
  returns table (agency_id uuid, person_id uuid, unit_id uuid, person_name text, title text, roles text[], complete boolean,
                 ends_at timestamptz, clock_offset_seconds bigint)
  language plpgsql security definer set search_path = public as $$
begin
  return query
    select s.agency_id, p.id, p.unit_id, p.name, p.title, p.roles, s.complete, s.ends_at, a.clock_offset_seconds
    from session s
    join person p on p.id = s.person_id
    join agency a on a.id = s.agency_id
    where s.token_hash = token and s.ends_at > at_instant and s.active_at > at_instant - idle and p.disabled_at is null;
  -- at most one write a minute, so that reading stays reading
  if touch then
    update session s set active_at = at_instant
    where s.token_hash = token and s.active_at > at_instant - idle and s.active_at < at_instant - interval '1 minute';
  end if;
end $$;

-- The answer to every write, kept so that a repeat is answered and not done again. Here and in audit_entry the agency
-- needs no key of its own: only finish_work writes them, and it finds the agency's audit head.
create table idempotent_answer (
  agency_id uuid not null,
  person_id uuid not null,
  key uuid not null,
  request_hash bytea not null,
  answer json not null,
  at timestamptz not null,
  primary key (agency_id, person_id, key)
);
create index on idempotent_answer (at);
call confine_to_agency('idempotent_answer', 'select');

-- Who did what, chained per agency: hash = SHA-256(previous hash || sequence || ':' || body).
create table audit_head (
  agency_id uuid primary key references agency,
  sequence bigint not null,
  hash bytea not null
);
call confine_to_agency('audit_head', 'select');

create table audit_entry (
  agency_id uuid not null,
  sequence bigint not null,
  operation text not null,
  person_id uuid,
  subject_id uuid,
  at timestamptz not null,
  -- canonical JSON of the entry: what the hash covers
  body text not null,
  hash bytea not null,
  primary key (agency_id, sequence)
);
create index on audit_entry (agency_id, subject_id);
call confine_to_agency('audit_entry', 'select');

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete or truncate on audit_entry execute function refuse_change();

-- Ends a unit of work: keeps the answer, then the audit entries. The head is locked last and for one small row.
create function finish_work(in_person uuid, in_key uuid, in_request_hash bytea, in_answer json, in_at timestamptz,
                            operations text[], subjects uuid[], bodies text[])
  returns void language plpgsql security definer set search_path = public as $$
declare
  agency uuid := current_agency();
  head audit_head;
begin
  if in_key is not null then
    insert into idempotent_answer (agency_id, person_id, key, request_hash, answer, at)
    values (agency, in_person, in_key, in_request_hash, in_answer, in_at);
  end if;
  select * into strict head from audit_head where agency_id = agency for update;
  for i in 1 .. cardinality(bodies) loop
    head.sequence := head.sequence + 1;
    head.hash := sha256(head.hash || convert_to(head.sequence || ':' || bodies[i], 'UTF8'));
    insert into audit_entry (agency_id, sequence, operation, person_id, subject_id, at, body, hash)
    values (agency, head.sequence, operations[i], in_person, subjects[i], in_at, bodies[i], head.hash);
  end loop;
  update audit_head set sequence = head.sequence, hash = head.hash where agency_id = agency;
end $$;

create function begin_audit_chain() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform set_config('app.agency_id', new.id::text, true);
  insert into audit_head (agency_id, sequence, hash) values (new.id, 0, '\x');
  return new;
end $$;
create trigger audit_chain after insert on agency for each row execute function begin_audit_chain();

create table file (
  id uuid primary key,
  agency_id uuid not null references agency,
  sha256 text not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  added_by uuid not null,
  added_at timestamptz not null,
  unique (agency_id, id)
);
call confine_to_agency('file', 'select, insert');
