-- Whom to call outside: police, fire, county, power, guards. A withdrawn one stays, and may not be used any more.
create table contact (
  id uuid primary key,
  agency_id uuid not null references agency,
  -- an authority of the routes, or another kind: see domain/contact
  kind text not null,
  name text not null,
  post text not null,
  unit_id uuid not null,
  day_telephone text not null,
  night_telephone text not null,
  fax text not null,
  mail text not null,
  platform text not null,
  remark text not null,
  position int not null,
  valid_from date not null,
  valid_until date,
  withdrawn_on date,
  withdrawn_reason text not null default '',
  version int not null default 1,
  unique (agency_id, id),
  constraint "contact.unit_unknown" foreign key (agency_id, unit_id) references unit (agency_id, id),
  constraint "contact.dates_reversed" check (valid_until is null or valid_from <= valid_until),
  constraint "contact.no_way" check (concat(day_telephone, night_telephone, fax, mail, platform) <> '')
);
create index on contact (agency_id, kind);
call confine_to_agency('contact', 'select, insert, update');

-- Each try to reach one. It bears the number that was tried: once that number is changed, it proves nothing any more.
create type contact_check_means as enum ('telephone', 'inPerson', 'officialDocument', 'mail');
create type contact_outcome as enum ('answered', 'notAnswered', 'wrongNumber');
create table contact_call (
  id uuid primary key,
  agency_id uuid not null references agency,
  contact_id uuid not null,
  means contact_check_means not null,
  outcome contact_outcome not null,
  telephone text not null,
  note text not null,
  made_at timestamptz not null,
  made_by uuid not null,
  unique (agency_id, id),
  foreign key (agency_id, contact_id) references contact (agency_id, id),
  foreign key (agency_id, made_by) references person (agency_id, id)
);
create index on contact_call (agency_id, contact_id, made_at desc);
call confine_to_agency('contact_call', 'select, insert');
create trigger append_only before update or delete or truncate on contact_call execute function refuse_change();

-- A contact drill before a period calls them all. Those to call are listed when it starts; what came of it is kept when
-- it ends, and stays as it was then.
create table contact_drill (
  id uuid primary key,
  agency_id uuid not null references agency,
  plan_id uuid not null,
  started_by uuid not null,
  started_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  result jsonb,
  unique (agency_id, id),
  foreign key (agency_id, plan_id) references plan (agency_id, id),
  foreign key (agency_id, started_by) references person (agency_id, id),
  foreign key (agency_id, ended_by) references person (agency_id, id),
  check ((ended_at is null) = (result is null))
);
create unique index "contact.drill_running" on contact_drill (agency_id, plan_id) where ended_at is null;
call confine_to_agency('contact_drill', 'select, insert, update');
create trigger ended_stays before update on contact_drill for each row when (old.ended_at is not null)
  execute function refuse_change();

create table contact_drill_entry (
  agency_id uuid not null references agency,
  drill_id uuid not null,
  contact_id uuid not null,
  primary key (drill_id, contact_id),
  unique (agency_id, drill_id, contact_id),
  foreign key (agency_id, drill_id) references contact_drill (agency_id, id),
  foreign key (agency_id, contact_id) references contact (agency_id, id)
);
call confine_to_agency('contact_drill_entry', 'select, insert');
alter table contact_call
  add column drill_id uuid,
  add constraint "contact.not_in_drill" foreign key (agency_id, drill_id, contact_id)
    references contact_drill_entry (agency_id, drill_id, contact_id);
create index on contact_call (agency_id, drill_id) where drill_id is not null;

-- The drill itself is what is shown for a duty to make it.
alter table evidence
  add column contact_drill_id uuid,
  add foreign key (agency_id, contact_drill_id) references contact_drill (agency_id, id);
