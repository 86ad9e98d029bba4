-- Who is asked to approve, and since when, stands here; inspection_plan.submitted_to and submitted_at stay for a while,
-- for processes of the version before.
create type approval_kind as enum ('plan', 'inspectionPlan', 'outcomeReport', 'officialDocument');
create type approval_state as enum ('waiting', 'approved', 'returned', 'withdrawn');
create type approval_verdict as enum ('approved', 'returned');

-- Whom an agency asks, stage after stage; without a row the product's own route counts.
create table approval_route (
  agency_id uuid not null references agency,
  kind approval_kind not null,
  -- [[{roles, personId}]]: stages in order, those of a stage side by side
  stages jsonb not null,
  version int not null default 1,
  primary key (agency_id, kind)
);
call confine_to_agency('approval_route', 'select, insert, update');

-- One time that something was sent on its way. The route is kept as it was then.
create table approval (
  id uuid primary key,
  agency_id uuid not null references agency,
  kind approval_kind not null,
  subject_id uuid not null,
  title text not null,
  -- what everybody on the way was shown
  content_hash text not null,
  stages jsonb not null,
  due_date date,
  requested_by uuid not null,
  requested_at timestamptz not null,
  state approval_state not null default 'waiting',
  ended_at timestamptz,
  ended_by uuid,
  remark text,
  -- it was signed on paper: when and by whom; the page itself is in approval_page
  signed_on date,
  signers text,
  unique (agency_id, id),
  unique (agency_id, id, requested_by),
  foreign key (agency_id, requested_by) references person (agency_id, id),
  foreign key (agency_id, ended_by) references person (agency_id, id),
  check ((state = 'waiting') = (ended_at is null)),
  check ((signed_on is null) = (signers is null) and (signed_on is null or state = 'approved'))
);
create unique index "approval.already_waiting" on approval (agency_id, kind, subject_id) where state = 'waiting';
create index on approval (agency_id, kind, subject_id);
create index on approval (agency_id, requested_by);
call confine_to_agency('approval', 'select, insert');
grant update (state, ended_at, ended_by, remark, signed_on, signers) on approval to shousui_app;
create trigger ended_stays before update on approval for each row when (old.state <> 'waiting')
  execute function refuse_change();
create trigger append_only before delete or truncate on approval execute function refuse_change();

-- Each signs once, nobody for oneself, and the hash of what was shown.
create table approval_decision (
  id uuid primary key,
  agency_id uuid not null references agency,
  approval_id uuid not null,
  requested_by uuid not null,
  stage int not null,
  step int not null,
  verdict approval_verdict not null,
  remark text not null,
  shown_hash text not null,
  decided_by uuid not null,
  -- in whose place, where a deputy decided
  decided_for uuid,
  decided_at timestamptz not null,
  unique (agency_id, id),
  constraint "approval.step_taken" unique (agency_id, approval_id, stage, step),
  constraint "approval.already_decided" unique (agency_id, approval_id, decided_by),
  foreign key (agency_id, approval_id, requested_by) references approval (agency_id, id, requested_by),
  foreign key (agency_id, decided_by) references person (agency_id, id),
  foreign key (agency_id, decided_for) references person (agency_id, id),
  constraint "approval.own_approval" check (decided_by <> requested_by and decided_for is distinct from requested_by)
);
call confine_to_agency('approval_decision', 'select, insert');
create trigger append_only before update or delete or truncate on approval_decision execute function refuse_change();

create table approval_page (
  agency_id uuid not null references agency,
  approval_id uuid not null,
  file_id uuid not null,
  primary key (agency_id, approval_id, file_id),
  foreign key (agency_id, approval_id) references approval (agency_id, id),
  constraint "file.unknown_on_approval" foreign key (agency_id, file_id) references file (agency_id, id)
);
call confine_to_agency('approval_page', 'select, insert');
create trigger append_only before update or delete or truncate on approval_page execute function refuse_change();

-- Rows of all agencies: for the moment the owner is not confined.
alter table plan no force row level security;
alter table approval no force row level security;
alter table inspection_plan no force row level security;
-- What waited for a head goes on waiting for the heads.
insert into approval (id, agency_id, kind, subject_id, title, content_hash, stages, due_date, requested_by, requested_at)
select gen_random_uuid(), agency_id, 'plan', id, title, content_hash,
  '[[{"roles": ["agencyHead", "chiefSecretary"], "personId": null}]]', period_start, submitted_by, now()
from plan where status = 'submitted';
-- An inspection plan had no hash that anybody could sign: it goes back, to be sent again.
update inspection_plan set status = 'draft', return_remark = '系統更新，請再陳核。', version = version + 1
where status = 'submitted';
alter table plan force row level security;
alter table approval force row level security;
alter table inspection_plan force row level security;
-- Nobody in particular approved it, where it was signed on paper.
alter table inspection_plan
  drop constraint inspection_plan_check,
  add check ((status = 'approved') = (approved_at is not null));

-- When somebody last showed, by password or code, to be the one who signed in.
alter table session add confirmed_at timestamptz;
drop function session_of(bytea, timestamptz, interval, boolean);
create function session_of(token bytea, at_instant timestamptz, idle interval, touch boolean)
  returns table (agency_id uuid, person_id uuid, unit_id uuid, person_name text, title text, roles text[], complete boolean,
                 ends_at timestamptz, clock_offset_seconds bigint, confirmed_at timestamptz)
  language plpgsql security definer set search_path = public as $$
begin
  return query
    select s.agency_id, p.id, p.unit_id, p.name, p.title, p.roles, s.complete, s.ends_at, a.clock_offset_seconds,
      coalesce(s.confirmed_at, s.started_at)
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
