-- What is to happen at an instant. The agency's clock says when it is due; `rings_at` is the same instant on the real
-- one, so that all agencies are looked through in one order.
create table alarm (
  id uuid primary key,
  agency_id uuid not null references agency,
  kind text not null,
  subject_id uuid not null,
  due_at timestamptz not null,
  rings_at timestamptz not null,
  fired_at timestamptz,
  -- how often its handler failed, and the last reason
  failures int not null default 0,
  failure text,
  unique (agency_id, id)
);
-- A subject has at most one alarm of a kind ahead; setting it again moves it.
create unique index alarm_ahead on alarm (agency_id, kind, subject_id) where fired_at is null;
create index on alarm (rings_at) where fired_at is null;
call confine_to_agency('alarm', 'select, insert, update, delete');
create policy owner_looks_up on alarm to current_user using (true);

-- An exercise clock that is put forward or back takes its alarms along.
create function move_alarms() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update alarm set rings_at = due_at - new.clock_offset_seconds * interval '1 second'
  where agency_id = new.id and fired_at is null;
  return new;
end $$;
create trigger alarms_move after update of clock_offset_seconds on agency
  for each row when (old.clock_offset_seconds <> new.clock_offset_seconds) execute function move_alarms();

-- Which alarms ring, and whose they are: nothing of what they are about.
create function due_alarms(at_instant timestamptz, at_most int)
  returns table (id uuid, agency_id uuid, clock_offset_seconds bigint)
  language sql security definer set search_path = public as $$
  select alarm.id, alarm.agency_id, agency.clock_offset_seconds
  from alarm join agency on agency.id = alarm.agency_id
  where alarm.fired_at is null and alarm.rings_at <= at_instant
  order by alarm.rings_at limit at_most
  for update of alarm skip locked
$$;

-- Who is told what of a subject, in one step.
create table telling (
  id uuid primary key,
  agency_id uuid not null references agency,
  subject_id uuid not null,
  step text not null,
  event text not null,
  link text not null check (link ~ '^/([^/\\]|$)'),
  -- who is called in when somebody does not answer, after the deputies
  chain uuid[] not null,
  -- null: no answer is asked for
  answer_minutes int check (answer_minutes > 0),
  told_at timestamptz not null,
  unique (agency_id, id),
  unique (agency_id, subject_id, step)
);
call confine_to_agency('telling', 'select, insert');
create trigger append_only before update or delete or truncate on telling execute function refuse_change();

create table telling_recipient (
  id uuid primary key,
  agency_id uuid not null references agency,
  telling_id uuid not null,
  person_id uuid not null,
  -- whose silence called this one in
  called_in_for uuid,
  told_at timestamptz not null,
  read_at timestamptz,
  acknowledged_at timestamptz,
  unanswered_at timestamptz,
  unique (agency_id, id),
  -- nobody is told twice in the same step
  unique (agency_id, telling_id, person_id),
  foreign key (agency_id, telling_id) references telling (agency_id, id),
  constraint "telling.person_unknown" foreign key (agency_id, person_id) references person (agency_id, id),
  foreign key (agency_id, called_in_for) references telling_recipient (agency_id, id)
);
create index on telling_recipient (agency_id, person_id, id desc);
create index on telling_recipient (agency_id, person_id) where read_at is null;
call confine_to_agency('telling_recipient', 'select, insert');
grant update (read_at, acknowledged_at, unanswered_at) on telling_recipient to shousui_app;

-- One recipient by one outside channel. Its id goes along as the message's own, in every attempt, so that whoever
-- receives knows a repeat again.
create table telling_delivery (
  id uuid primary key,
  agency_id uuid not null references agency,
  recipient_id uuid not null,
  channel text not null check (channel in ('mail', 'push', 'webhook', 'gateway')),
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'dead', 'refused')),
  next_at timestamptz not null,
  attempts int not null default 0,
  unique (agency_id, id),
  unique (agency_id, recipient_id, channel),
  foreign key (agency_id, recipient_id) references telling_recipient (agency_id, id)
);
create index on telling_delivery (next_at) where state = 'waiting';
create index on telling_delivery (agency_id, id desc) where state = 'dead';
call confine_to_agency('telling_delivery', 'select, insert');
grant update (state, next_at, attempts) on telling_delivery to shousui_app;
create policy owner_looks_up on telling_delivery to current_user using (true);

-- Committed before anything is handed over; a row without a result is under way, or its process ended.
create table telling_attempt (
  id uuid primary key,
  agency_id uuid not null references agency,
  delivery_id uuid not null,
  number int not null,
  begun_at timestamptz not null,
  settled_at timestamptz,
  result text check (result in ('delivered', 'failed', 'refused', 'interrupted')),
  reason text,
  unique (agency_id, id),
  unique (agency_id, delivery_id, number),
  check ((settled_at is null) = (result is null)),
  foreign key (agency_id, delivery_id) references telling_delivery (agency_id, id)
);
call confine_to_agency('telling_attempt', 'select, insert');
grant update (settled_at, result, reason) on telling_attempt to shousui_app;

-- Which deliveries are due, and whose they are: nothing of whom they are for.
create function due_deliveries(at_instant timestamptz, at_most int)
  returns table (id uuid, agency_id uuid, clock_offset_seconds bigint)
  language sql security definer set search_path = public as $$
  select telling_delivery.id, telling_delivery.agency_id, agency.clock_offset_seconds
  from telling_delivery join agency on agency.id = telling_delivery.agency_id
  where telling_delivery.state = 'waiting' and telling_delivery.next_at <= at_instant
  order by telling_delivery.next_at limit at_most
  for update of telling_delivery skip locked
$$;

-- How an agency reaches people outside. Its passwords and keys lie in envelopes.
create table telling_channels (
  agency_id uuid primary key references agency,
  settings jsonb not null,
  version int not null
);
call confine_to_agency('telling_channels', 'select, insert, update');

-- Whom the ethics office calls in, one after the other, when nobody answers.
create table telling_order (
  agency_id uuid not null references agency,
  position int not null,
  person_id uuid not null,
  primary key (agency_id, position),
  constraint "telling.person_repeated" unique (agency_id, person_id),
  constraint "telling.order_person_unknown" foreign key (agency_id, person_id) references person (agency_id, id)
);
call confine_to_agency('telling_order', 'select, insert, delete');

-- A person's own addresses, and which channel comes first.
create table person_channel (
  person_id uuid primary key,
  agency_id uuid not null references agency,
  mail text not null,
  telephone text not null,
  channels text[] not null,
  version int not null,
  unique (agency_id, person_id),
  foreign key (agency_id, person_id) references person (agency_id, id)
);
call confine_to_agency('person_channel', 'select, insert, update');

-- Where a browser lets itself be woken. Nothing but the waking is ever sent, so no keys for content are kept.
create table push_subscription (
  id uuid primary key,
  agency_id uuid not null references agency,
  person_id uuid not null,
  endpoint text not null,
  made_at timestamptz not null,
  unique (agency_id, id),
  unique (agency_id, person_id, endpoint),
  foreign key (agency_id, person_id) references person (agency_id, id)
);
call confine_to_agency('push_subscription', 'select, insert, delete');
