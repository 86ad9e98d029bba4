-- 值勤看板: a page that stays open on a wall. It is opened by a person and then stands by itself: its secret reaches the
-- board's stream and nothing else, and is of no more use once the board is ended.
create table watch_board (
  id uuid primary key,
  agency_id uuid not null references agency,
  place text not null,
  token_hash bytea not null,
  opened_by uuid not null,
  opened_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  unique (token_hash),
  foreign key (agency_id, opened_by) references person (agency_id, id),
  foreign key (agency_id, ended_by) references person (agency_id, id),
  check ((ended_at is null) = (ended_by is null))
);
create index on watch_board (agency_id, ends_at) where ended_at is null;
call confine_to_agency('watch_board', 'select, insert');
grant update (ended_at, ended_by) on watch_board to shousui_app;
create policy owner_looks_up on watch_board for select to current_user using (true);

-- Which board bears this secret, asked before an agency is known. Whoever opened it must still be there.
create function watch_board_of(token bytea, at_instant timestamptz)
  returns table (agency_id uuid, board_id uuid, roles text[], clock_offset_seconds bigint)
  language plpgsql stable security definer set search_path = public as $$
begin
  return query
    select b.agency_id, b.id, p.roles, a.clock_offset_seconds
    from watch_board b
    join person p on p.id = b.opened_by
    join agency a on a.id = b.agency_id
    where b.token_hash = token and b.ended_at is null and b.ends_at > at_instant and p.disabled_at is null;
end $$;

-- Whoever listens hears with the commit that something changed in an agency, never what. Of a deficiency the board shows
-- only that it is overdue, which none is when it is found: so the busiest path says nothing.
create function say_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('agency_changed', new.agency_id::text);
  return null;
end $$;
create trigger say_changed after insert or update on plan for each row execute function say_changed();
create trigger say_changed after insert or update on status_report for each row execute function say_changed();
create trigger say_changed after insert or update on status_schedule for each row execute function say_changed();
create trigger say_changed after insert or update on incident for each row execute function say_changed();
create trigger say_changed after insert or update on incident_clock for each row execute function say_changed();
create trigger say_changed after insert or update on sealed_matter for each row execute function say_changed();
create trigger say_changed after insert or update on watch_board for each row execute function say_changed();
create trigger say_changed after update on deficiency for each row execute function say_changed();
create trigger say_changed after update of roles, disabled_at, name, title on person for each row execute function say_changed();

-- Nobody missed here what ended before the agency was asked for it.
alter table agency add column standing_duties_since date not null default (now() at time zone 'Asia/Taipei')::date;

-- 常態事項: what recurs all year. The agency's own version of one stands in place of the one that ships; versions only
-- follow each other.
create table standing_duty_version (
  id uuid primary key,
  agency_id uuid not null references agency,
  duty_id uuid not null,
  number int not null check (number > 0),
  content jsonb not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  constraint "changed_meanwhile" unique (agency_id, duty_id, number),
  foreign key (agency_id, changed_by) references person (agency_id, id)
);
call confine_to_agency('standing_duty_version', 'select, insert');
create trigger append_only before update or delete or truncate on standing_duty_version execute function refuse_change();

-- That it was done in one of its windows, shown by a note, and a file where there is one.
create table standing_duty_record (
  id uuid primary key,
  agency_id uuid not null references agency,
  duty_id uuid not null,
  window_start date not null,
  done_on date not null,
  note text not null,
  file_id uuid,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  unique (agency_id, id),
  constraint "standingDuty.file_unknown" foreign key (agency_id, file_id) references file (agency_id, id),
  foreign key (agency_id, recorded_by) references person (agency_id, id)
);
create index on standing_duty_record (agency_id, window_start);
call confine_to_agency('standing_duty_record', 'select, insert');
create trigger append_only before update or delete or truncate on standing_duty_record execute function refuse_change();
