-- A person as a range of one, so that the database can refuse two shifts of one person at a time by what every
-- PostgreSQL has, without an extension.
create type uuid_span as range (subtype = uuid);

-- Who keeps watch in the period of a plan.
create table roster (
  id uuid primary key,
  agency_id uuid not null references agency,
  plan_id uuid not null,
  -- as the plan had it when the shifts were made
  period_start date not null,
  period_end date not null,
  patterns jsonb not null,
  in_charge_id uuid not null,
  published_at timestamptz,
  published_by uuid,
  withdrawn_at timestamptz,
  version int not null default 1,
  unique (agency_id, id),
  check (period_end >= period_start),
  check ((published_at is null) = (published_by is null)),
  check (published_at is null or withdrawn_at is null),
  constraint "roster.plan_unknown" foreign key (agency_id, plan_id) references plan (agency_id, id),
  constraint "roster.in_charge_unknown" foreign key (agency_id, in_charge_id) references person (agency_id, id),
  foreign key (agency_id, published_by) references person (agency_id, id)
);
create unique index "roster.exists" on roster (agency_id, plan_id) where withdrawn_at is null;
call confine_to_agency('roster', 'select, insert');
grant update (period_start, period_end, patterns, in_charge_id, published_at, published_by, withdrawn_at, version)
  on roster to shousui_app;
create trigger append_only before delete or truncate on roster execute function refuse_change();

-- One shift of one day.
create table shift (
  id uuid primary key,
  agency_id uuid not null references agency,
  roster_id uuid not null,
  date date not null,
  name text not null,
  place text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  people int not null check (people > 0),
  pool jsonb not null,
  is_released boolean not null,
  day_kind text not null check (day_kind in ('newYearEve', 'dayOff', 'workday')),
  withdrawn_at timestamptz,
  unique (agency_id, id),
  unique (agency_id, id, starts_at, ends_at),
  check (ends_at > starts_at),
  foreign key (agency_id, roster_id) references roster (agency_id, id)
);
create index on shift (agency_id, roster_id);
create index on shift (agency_id, starts_at);
call confine_to_agency('shift', 'select, insert');
grant update (withdrawn_at) on shift to shousui_app;
create trigger append_only before delete or truncate on shift execute function refuse_change();

-- Who keeps a shift. A change ends one row and begins another.
create table shift_booking (
  id uuid primary key,
  agency_id uuid not null references agency,
  shift_id uuid not null,
  person_id uuid not null,
  -- those of the shift, so that overlapping ones of a person are refused
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  is_proposed boolean not null,
  -- what the agency asks for and was set aside
  rules text[] not null,
  reason text not null,
  at timestamptz not null,
  by uuid not null,
  ended_at timestamptz,
  ended_by uuid,
  end_reason text not null default '',
  unique (agency_id, id),
  check ((ended_at is null) = (ended_by is null)),
  foreign key (agency_id, shift_id, starts_at, ends_at) references shift (agency_id, id, starts_at, ends_at),
  constraint "roster.person_unknown" foreign key (agency_id, person_id) references person (agency_id, id),
  foreign key (agency_id, by) references person (agency_id, id),
  foreign key (agency_id, ended_by) references person (agency_id, id),
  constraint "roster.double_booked" exclude using gist (
    uuid_span(person_id, person_id, '[]') with &&, tstzrange(starts_at, ends_at) with &&) where (ended_at is null)
);
create index on shift_booking (agency_id, shift_id);
create index on shift_booking (agency_id, person_id, starts_at);
create index on shift_booking (agency_id, starts_at) where ended_at is null;
call confine_to_agency('shift_booking', 'select, insert');
grant update (ended_at, ended_by, end_reason) on shift_booking to shousui_app;
create trigger ended_stays before update on shift_booking for each row when (old.ended_at is not null)
  execute function refuse_change();
create trigger append_only before delete or truncate on shift_booking execute function refuse_change();

-- When somebody would like to be on duty, would rather not, or cannot.
create table duty_wish (
  id uuid primary key,
  agency_id uuid not null references agency,
  person_id uuid not null,
  kind text not null check (kind in ('want', 'ratherNot', 'cannot')),
  from_date date not null,
  until_date date not null,
  reason text not null check (reason in ('leave', 'abroad', 'health', 'family', 'other')),
  noted_by uuid not null,
  noted_at timestamptz not null,
  withdrawn_at timestamptz,
  unique (agency_id, id),
  constraint "wish.dates_reversed" check (until_date >= from_date),
  constraint "wish.person_unknown" foreign key (agency_id, person_id) references person (agency_id, id),
  foreign key (agency_id, noted_by) references person (agency_id, id)
);
create index on duty_wish (agency_id, person_id) where withdrawn_at is null;
call confine_to_agency('duty_wish', 'select, insert');
grant update (withdrawn_at) on duty_wish to shousui_app;
create trigger append_only before delete or truncate on duty_wish execute function refuse_change();

-- A shift that somebody else takes over, perhaps for one in return: asked, answered and settled in one record.
create table shift_swap (
  id uuid primary key,
  agency_id uuid not null references agency,
  booking_id uuid not null,
  to_person_id uuid not null,
  return_booking_id uuid,
  reason text not null,
  asked_at timestamptz not null,
  asked_by uuid not null,
  answered_at timestamptz,
  is_agreed boolean,
  settled_at timestamptz,
  settled_by uuid,
  is_confirmed boolean,
  remark text not null default '',
  withdrawn_at timestamptz,
  unique (agency_id, id),
  check ((answered_at is null) = (is_agreed is null)),
  check ((settled_at is null) = (is_confirmed is null)),
  check (settled_at is null or is_agreed),
  foreign key (agency_id, booking_id) references shift_booking (agency_id, id),
  foreign key (agency_id, return_booking_id) references shift_booking (agency_id, id),
  constraint "swap.person_unknown" foreign key (agency_id, to_person_id) references person (agency_id, id),
  foreign key (agency_id, asked_by) references person (agency_id, id),
  foreign key (agency_id, settled_by) references person (agency_id, id)
);
create unique index "swap.asked_already" on shift_swap (agency_id, booking_id)
  where settled_at is null and withdrawn_at is null and is_agreed is not false;
create index on shift_swap (agency_id, to_person_id);
call confine_to_agency('shift_swap', 'select, insert');
grant update (answered_at, is_agreed, settled_at, settled_by, is_confirmed, remark, withdrawn_at) on shift_swap
  to shousui_app;
create trigger settled_stays before update on shift_swap for each row
  when (old.settled_at is not null or old.withdrawn_at is not null or not old.is_agreed) execute function refuse_change();
create trigger append_only before delete or truncate on shift_swap execute function refuse_change();

-- An address under which a calendar finds shifts: those of a person, or all. Only its hash is kept.
create table roster_feed (
  id uuid primary key,
  agency_id uuid not null references agency,
  -- null: those of the office
  person_id uuid,
  token_hash bytea not null unique,
  made_by uuid not null,
  made_at timestamptz not null,
  revoked_at timestamptz,
  unique (agency_id, id),
  foreign key (agency_id, person_id) references person (agency_id, id),
  foreign key (agency_id, made_by) references person (agency_id, id)
);
create unique index on roster_feed (agency_id, person_id) nulls not distinct where revoked_at is null;
call confine_to_agency('roster_feed', 'select, insert');
grant update (revoked_at) on roster_feed to shousui_app;
create policy owner_looks_up on roster_feed to current_user using (true);
create trigger append_only before delete or truncate on roster_feed execute function refuse_change();

-- Whose feed it is; nothing of what is in it. Whoever was disabled has none.
create function roster_feed_of(asked bytea)
  returns table (agency_id uuid, person_id uuid, clock_offset_seconds bigint)
  language sql stable security definer set search_path = public as $$
  select roster_feed.agency_id, roster_feed.person_id, agency.clock_offset_seconds
  from roster_feed join agency on agency.id = roster_feed.agency_id
  left join person on person.id = roster_feed.person_id
  where token_hash = asked and revoked_at is null and person.disabled_at is null
$$;
