-- 獎懲建議: lists of whom a plan's work suggests for merit or fault. Whom they name, and why, lies in envelopes.
alter type approval_kind add value 'rewardProposal';
create type reward_state as enum ('draft', 'sent', 'returned', 'approved', 'discarded');

create table reward_proposal (
  id uuid primary key,
  agency_id uuid not null references agency,
  plan_id uuid not null,
  state reward_state not null default 'draft',
  -- the approved list that this one puts right
  replaces uuid,
  made_by uuid not null,
  made_at timestamptz not null,
  approved_at timestamptz,
  hash text,
  -- how many are proposed, and no more than that, for the figures of the outcome report
  commendations int,
  demerits int,
  version int not null default 1,
  unique (agency_id, id),
  unique (agency_id, plan_id, id),
  foreign key (agency_id, plan_id) references plan (agency_id, id),
  foreign key (agency_id, plan_id, replaces) references reward_proposal (agency_id, plan_id, id),
  foreign key (agency_id, made_by) references person (agency_id, id),
  check ((state = 'approved') = (approved_at is not null)),
  check (num_nonnulls(approved_at, hash, commendations, demerits) in (0, 4)),
  check (replaces <> id)
);
-- One list is put right by one other.
create unique index "rewardProposal.already_replaced" on reward_proposal (agency_id, replaces) where state <> 'discarded';
create index on reward_proposal (agency_id, plan_id);
call confine_to_agency('reward_proposal', 'select, insert');
grant update (state, approved_at, hash, commendations, demerits, version) on reward_proposal to shousui_app;
create trigger approved_stays before update on reward_proposal for each row when (old.state in ('approved', 'discarded'))
  execute function refuse_change();
create trigger append_only before delete or truncate on reward_proposal execute function refuse_change();
