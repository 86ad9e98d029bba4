-- A scenario of the agency's own, copied from a model or from another of its own. An exercise keeps what it was started
-- with, so changing it here changes nothing that was played.
create table exercise_scenario (
  id uuid primary key,
  agency_id uuid not null references agency,
  content jsonb not null,
  version int not null default 1,
  changed_at timestamptz not null,
  changed_by uuid not null,
  withdrawn_at timestamptz,
  unique (agency_id, id),
  foreign key (agency_id, changed_by) references person (agency_id, id)
);
call confine_to_agency('exercise_scenario', 'select, insert, update');

-- A scenario that is played against the clock, in an agency that is in exercise mode.
create table exercise (
  id uuid primary key,
  agency_id uuid not null references agency,
  -- the scenario as it was then, whatever the product knows later
  scenario jsonb not null,
  unit_id uuid not null,
  started_by uuid not null,
  started_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > started_at),
  ended_at timestamptz,
  -- null: its time was over
  ended_by uuid,
  -- the report, as it was finished
  lessons text,
  result jsonb,
  document jsonb,
  finished_at timestamptz,
  finished_by uuid,
  unique (agency_id, id),
  constraint "exercise.unit_unknown" foreign key (agency_id, unit_id) references unit (agency_id, id),
  foreign key (agency_id, started_by) references person (agency_id, id),
  foreign key (agency_id, ended_by) references person (agency_id, id),
  foreign key (agency_id, finished_by) references person (agency_id, id),
  check (ended_by is null or ended_at is not null),
  check (finished_at is null or ended_at is not null),
  check (num_nonnulls(lessons, result, document, finished_at, finished_by) in (0, 5))
);
create unique index "exercise.running" on exercise (agency_id) where ended_at is null;
call confine_to_agency('exercise', 'select, insert');
grant update (ended_at, ended_by, lessons, result, document, finished_at, finished_by) on exercise to shousui_app;
create trigger finished_stays before update on exercise for each row when (old.finished_at is not null)
  execute function refuse_change();
create trigger append_only before delete or truncate on exercise execute function refuse_change();

-- When each inject is due; its words stand in the scenario.
create table exercise_inject (
  id uuid primary key,
  agency_id uuid not null references agency,
  exercise_id uuid not null,
  key text not null,
  due_at timestamptz not null,
  unique (agency_id, id),
  unique (agency_id, exercise_id, key),
  unique (agency_id, exercise_id, id),
  foreign key (agency_id, exercise_id) references exercise (agency_id, id)
);
call confine_to_agency('exercise_inject', 'select, insert');
create trigger append_only before update or delete or truncate on exercise_inject execute function refuse_change();

-- It came, once, to these people.
create table exercise_arrival (
  inject_id uuid primary key,
  agency_id uuid not null references agency,
  arrived_at timestamptz not null,
  person_ids uuid[] not null,
  unique (agency_id, inject_id),
  foreign key (agency_id, inject_id) references exercise_inject (agency_id, id)
);
call confine_to_agency('exercise_arrival', 'select, insert');
create trigger append_only before update or delete or truncate on exercise_arrival execute function refuse_change();

-- Which event answers an inject, where an officer said so; the last word counts.
create table exercise_choice (
  id uuid primary key,
  agency_id uuid not null references agency,
  exercise_id uuid not null,
  inject_id uuid not null,
  -- null: none of them
  incident_id uuid,
  chosen_at timestamptz not null,
  chosen_by uuid not null,
  unique (agency_id, id),
  foreign key (agency_id, exercise_id, inject_id) references exercise_inject (agency_id, exercise_id, id),
  foreign key (agency_id, incident_id) references incident (agency_id, id),
  foreign key (agency_id, chosen_by) references person (agency_id, id)
);
create index on exercise_choice (agency_id, exercise_id, id);
call confine_to_agency('exercise_choice', 'select, insert');
create trigger append_only before update or delete or truncate on exercise_choice execute function refuse_change();
