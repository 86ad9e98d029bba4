-- An amendment is a draft beside the plan that runs. Approved, it changes that plan's clauses and duties in place, so
-- that what was done under them keeps its place; each version's text stays readable.
alter table plan
  add amends_id uuid,
  -- 0: as first issued; of a draft that amends, the number it is to have
  add amendment_number int not null default 0,
  add amendment_reason text,
  add amended_at timestamptz,
  add foreign key (agency_id, amends_id) references plan (agency_id, id);
-- One at a time: a second would be compared with a text that the first is about to change.
create unique index "plan.amendment_open" on plan (agency_id, amends_id)
  where amends_id is not null and status in ('draft', 'submitted');

-- The clause or duty of the running plan that a draft's amends; what is no longer in the text stays with its evidence.
alter table clause
  add origin_id uuid,
  add withdrawn_at timestamptz,
  add foreign key (agency_id, origin_id) references clause (agency_id, id);
alter table duty
  add origin_id uuid,
  add foreign key (agency_id, origin_id) references duty (agency_id, id);

create table plan_version (
  id uuid primary key,
  agency_id uuid not null references agency,
  plan_id uuid not null,
  number int not null,
  title text not null,
  reason text,
  source_text text not null,
  content_hash text not null,
  -- nobody in particular, where it was signed on paper
  approved_by uuid,
  in_force_from timestamptz not null,
  unique (agency_id, id),
  unique (agency_id, plan_id, number),
  foreign key (agency_id, plan_id) references plan (agency_id, id),
  foreign key (agency_id, approved_by) references person (agency_id, id)
);
call confine_to_agency('plan_version', 'select, insert');
create trigger append_only before update or delete or truncate on plan_version execute function refuse_change();
