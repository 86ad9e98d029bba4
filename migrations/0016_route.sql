-- What an agency says otherwise than the product's model about who is told of an event. A version stands from its day
-- until the day before the next one's; of two from the same day the later published. So no two of one key are in force
-- on the same day, and nothing that was published ever changes.
create table route_version (
  id uuid primary key,
  agency_id uuid not null references agency,
  key text not null,
  number int not null check (number > 0),
  from_date date not null,
  -- null: from this day the product's model stands again
  content jsonb,
  published_at timestamptz not null,
  published_by uuid not null,
  unique (agency_id, id),
  -- two who publish at once are told of each other
  unique (agency_id, key, number),
  foreign key (agency_id, published_by) references person (agency_id, id)
);
call confine_to_agency('route_version', 'select, insert');
create trigger append_only before update or delete or truncate on route_version execute function refuse_change();
