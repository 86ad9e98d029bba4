-- What an agency says of a law beside or instead of the product's library. The last entry of a key stands; nothing that
-- was said ever changes, and taking back is an entry too.
create table law_entry (
  id uuid primary key,
  agency_id uuid not null references agency,
  key text not null,
  number int not null check (number > 0),
  -- null: from here on the product's law stands again, or none
  content jsonb,
  -- the agency's own copy of the text
  file_id uuid,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  unique (agency_id, id),
  -- two who write at once are told of each other
  unique (agency_id, key, number),
  constraint "law.file_unknown" foreign key (agency_id, file_id) references file (agency_id, id),
  foreign key (agency_id, recorded_by) references person (agency_id, id),
  check (content is not null or file_id is null)
);
call confine_to_agency('law_entry', 'select, insert');
create trigger append_only before update or delete or truncate on law_entry execute function refuse_change();
