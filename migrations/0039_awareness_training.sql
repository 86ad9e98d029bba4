alter type deficiency_source add value 'training';

-- What an agency says beside or instead of the product's pieces. The last version of a key stands; nothing that was said
-- ever changes, and taking back is a version too.
create table awareness_piece_version (
  id uuid primary key,
  agency_id uuid not null references agency,
  key text not null,
  number int not null check (number > 0),
  -- null: from here on the product's piece stands again, or none
  content jsonb,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  unique (agency_id, id),
  -- two who write at once are told of each other
  unique (agency_id, key, number),
  foreign key (agency_id, recorded_by) references person (agency_id, id)
);
call confine_to_agency('awareness_piece_version', 'select, insert');
create trigger append_only before update or delete or truncate on awareness_piece_version
  execute function refuse_change();

-- Staff who never sign in: cleaners, drivers, temporary help. The digits that go with a personal link lie in envelopes.
create table staff_member (
  id uuid primary key,
  agency_id uuid not null references agency,
  unit_id uuid not null,
  name text not null,
  title text not null,
  left_on date,
  version int not null default 1,
  unique (agency_id, id),
  constraint "staffMember.unit_unknown" foreign key (agency_id, unit_id) references unit (agency_id, id)
);
call confine_to_agency('staff_member', 'select, insert');
grant update (unit_id, name, title, left_on, version) on staff_member to shousui_app;

create table awareness_campaign (
  id uuid primary key,
  agency_id uuid not null references agency,
  title text not null,
  plan_id uuid,
  clause_id uuid,
  piece_keys text[] not null,
  -- empty: all of them
  unit_ids uuid[] not null,
  roles text[] not null,
  until_date date not null,
  -- what was sent, word by word, and how much of the quiz must be right
  pieces jsonb,
  pass_percent int,
  sent_at timestamptz,
  ended_at timestamptz,
  reminders int not null default 0,
  version int not null default 1,
  unique (agency_id, id),
  constraint "awarenessCampaign.plan_unknown" foreign key (agency_id, plan_id) references plan (agency_id, id),
  constraint "awarenessCampaign.clause_unknown" foreign key (agency_id, clause_id) references clause (agency_id, id),
  check (clause_id is null or plan_id is not null),
  check (num_nonnulls(pieces, pass_percent, sent_at) in (0, 3)),
  check (ended_at is null or sent_at is not null)
);
create index on awareness_campaign (agency_id, plan_id);
create index on awareness_campaign (agency_id, sent_at desc);
call confine_to_agency('awareness_campaign', 'select, insert');
grant update (title, plan_id, clause_id, piece_keys, unit_ids, roles, until_date, pieces, pass_percent, sent_at, ended_at,
  reminders, version) on awareness_campaign to shousui_app;
create policy owner_looks_up on awareness_campaign to current_user using (true);

create function keep_sent_campaign() returns trigger language plpgsql as $$
begin
  if (new.title, new.plan_id, new.clause_id, new.piece_keys, new.unit_ids, new.roles, new.until_date, new.pieces,
      new.pass_percent, new.sent_at) is distinct from
     (old.title, old.plan_id, old.clause_id, old.piece_keys, old.unit_ids, old.roles, old.until_date, old.pieces,
      old.pass_percent, old.sent_at) then
    raise exception 'the campaign was sent' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger sent_stays before update on awareness_campaign for each row when (old.sent_at is not null)
  execute function keep_sent_campaign();
create trigger append_only before delete or truncate on awareness_campaign execute function refuse_change();

-- Whom a campaign was sent to, with unit and name of that day, and what came of it.
create table awareness_recipient (
  id uuid primary key,
  agency_id uuid not null references agency,
  campaign_id uuid not null,
  person_id uuid,
  member_id uuid,
  unit_id uuid,
  name text not null,
  -- in the product, or by the slip with the personal link
  told_at timestamptz,
  read_at timestamptz,
  passed_at timestamptz,
  tries int not null default 0,
  -- on a signature list, by hand
  signed_on date,
  -- of the personal link nothing but a hash is kept
  link_hash bytea,
  wrong_digits int not null default 0,
  unique (agency_id, id),
  unique (agency_id, campaign_id, person_id),
  unique (agency_id, campaign_id, member_id),
  foreign key (agency_id, campaign_id) references awareness_campaign (agency_id, id),
  foreign key (agency_id, person_id) references person (agency_id, id),
  foreign key (agency_id, member_id) references staff_member (agency_id, id),
  foreign key (agency_id, unit_id) references unit (agency_id, id),
  check (num_nonnulls(person_id, member_id) = 1),
  check (link_hash is null or member_id is not null),
  check (passed_at is null or read_at is not null)
);
create unique index on awareness_recipient (link_hash) where link_hash is not null;
create index on awareness_recipient (agency_id, person_id) where passed_at is null and signed_on is null;
call confine_to_agency('awareness_recipient', 'select, insert');
grant update (told_at, read_at, passed_at, tries, signed_on, link_hash, wrong_digits) on awareness_recipient to shousui_app;
create trigger append_only before delete or truncate on awareness_recipient execute function refuse_change();
create policy owner_looks_up on awareness_recipient to current_user using (true);

-- Each time somebody answered the quiz.
create table awareness_try (
  id uuid primary key,
  agency_id uuid not null references agency,
  recipient_id uuid not null,
  number int not null check (number > 0),
  answers jsonb not null,
  right_count int not null,
  question_count int not null,
  at timestamptz not null,
  unique (agency_id, recipient_id, number),
  foreign key (agency_id, recipient_id) references awareness_recipient (agency_id, id),
  check (right_count between 0 and question_count)
);
call confine_to_agency('awareness_try', 'select, insert');
create trigger append_only before update or delete or truncate on awareness_try execute function refuse_change();

-- Whose personal link this is, asked before an agency is known: ids and nothing else, and only while it counts.
create function awareness_link_of(link bytea, at_instant timestamptz, most_wrong int)
  returns table (recipient_id uuid, agency_id uuid, clock_offset_seconds bigint)
  language sql security definer set search_path = public as $$
  select recipient.id, recipient.agency_id, agency.clock_offset_seconds
  from awareness_recipient as recipient
  join awareness_campaign as campaign on campaign.id = recipient.campaign_id
  join agency on agency.id = recipient.agency_id
  where recipient.link_hash = link and recipient.wrong_digits < most_wrong and campaign.ended_at is null
    and campaign.until_date
      >= ((at_instant + agency.clock_offset_seconds * interval '1 second') at time zone 'Asia/Taipei')::date
$$;

-- 演練與講習: what was planned, who came, what was found. What was found is a deficiency like any other.
create table training (
  id uuid primary key,
  agency_id uuid not null references agency,
  -- one of those that the product knows
  kind text not null,
  title text not null,
  place text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  leader text not null,
  programme text not null,
  -- empty: the whole agency
  unit_ids uuid[] not null,
  plan_id uuid,
  clause_id uuid,
  code text,
  begun_at timestamptz,
  ended_at timestamptz,
  cancelled_at timestamptz,
  result text not null default '',
  figures jsonb not null default '[]',
  version int not null default 1,
  unique (agency_id, id),
  constraint "training.plan_unknown" foreign key (agency_id, plan_id) references plan (agency_id, id),
  constraint "training.clause_unknown" foreign key (agency_id, clause_id) references clause (agency_id, id),
  constraint "training.times_reversed" check (ends_at > starts_at),
  check (clause_id is null or plan_id is not null),
  check ((begun_at is null) = (code is null)),
  check (ended_at is null or begun_at is not null),
  check (cancelled_at is null or begun_at is null)
);
create unique index on training (agency_id, code) where ended_at is null;
create index on training (agency_id, starts_at desc);
create index on training (agency_id, plan_id);
call confine_to_agency('training', 'select, insert');
grant update (kind, title, place, starts_at, ends_at, leader, programme, unit_ids, plan_id, clause_id, code, begun_at,
  ended_at, cancelled_at, result, figures, version) on training to shousui_app;
create trigger append_only before delete or truncate on training execute function refuse_change();

create table training_attendance (
  id uuid primary key,
  agency_id uuid not null references agency,
  training_id uuid not null,
  -- neither: a guest
  person_id uuid,
  member_id uuid,
  unit_id uuid,
  name text not null,
  came_at timestamptz not null,
  by_code boolean not null,
  constraint "training.has_come" unique (agency_id, training_id, person_id),
  constraint "training.member_has_come" unique (agency_id, training_id, member_id),
  foreign key (agency_id, training_id) references training (agency_id, id),
  foreign key (agency_id, person_id) references person (agency_id, id),
  constraint "training.member_unknown" foreign key (agency_id, member_id) references staff_member (agency_id, id),
  foreign key (agency_id, unit_id) references unit (agency_id, id),
  check (num_nonnulls(person_id, member_id) < 2),
  check (not by_code or person_id is not null)
);
create index on training_attendance (agency_id, training_id);
call confine_to_agency('training_attendance', 'select, insert, delete');

create table training_file (
  agency_id uuid not null references agency,
  training_id uuid not null,
  file_id uuid not null,
  primary key (training_id, file_id),
  foreign key (agency_id, training_id) references training (agency_id, id),
  constraint "file.unknown_on_training" foreign key (agency_id, file_id) references file (agency_id, id)
);
call confine_to_agency('training_file', 'select, insert, delete');
