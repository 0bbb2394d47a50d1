-- Which villages of a commune touch: entered, or ticked on a screen. Not dated: where two villages lie does not change while both stand; what was taken back stays readable by `recorded`.
create table village_neighbour (
  id         int  primary key generated always as identity,
  commune_id int  not null references unit,
  a_id       int  not null references unit,
  b_id       int  not null references unit,
  recorded   tstzrange not null default tstzrange(now(), null),
  check (a_id < b_id),
  constraint neighbours_once exclude using gist (a_id with =, b_id with =) where (upper_inf(recorded))
);
create index village_neighbour_commune on village_neighbour (commune_id);

-- A plan to merge villages of a commune from a day on: drafted, proposed with one proposal, decided by the commune's People's Council, carried out in one act, and perhaps undone in one; or withdrawn.
-- Each step keeps how the plan stood until then in a row of its own.
create table merger_plan (
  id          int  primary key generated always as identity,
  earlier_of  int  references merger_plan,  -- the plan, of which this row tells an earlier state; null: the plan itself
  commune_id  int  not null references unit,
  name        text not null,
  on_day      date not null,
  region      text not null check (region in ('northern', 'red_river', 'central', 'south', 'highlands')),
  border      boolean not null,            -- a border or island commune: the lower minimum
  state       text not null default 'drafted' check (state in ('drafted', 'proposed', 'decided', 'carried_out', 'undone', 'withdrawn')),
  chosen_id   int,                         -- the proposal that was put forward: one of its own, which no key can hold, since proposals point back at plans and a backup needs an order
  paper_id    int  references paper,       -- the resolution of the commune's People's Council (Luật 72/2025/QH15, art. 21(2)(d))
  note        text,
  act_ids     int[] not null default '{}', -- the acts on units by which it was carried out
  carried_at  timestamptz,
  opened      int[] not null default '{}', -- numbers of the appointments that began by it
  ended       jsonb not null default '[]', -- of those that ended by it: [{number, until, endReason, endPaperId}], as they were before
  undo_paper_id int references paper,      -- on which it was undone: carried out in error
  undo_reason text,
  made_by     int,                         -- account
  made_at     timestamptz not null default now(),
  changed_at  timestamptz not null default now(),
  recorded    tstzrange not null default tstzrange(now(), null), -- when it was known to stand so
  constraint decided_on_a_paper check (state not in ('decided', 'carried_out', 'undone') or paper_id is not null),
  constraint proposed_with_a_proposal check (state not in ('proposed', 'decided', 'carried_out', 'undone') or chosen_id is not null),
  constraint earlier_is_closed check ((earlier_of is null) = upper_inf(recorded)),
  constraint undone_on_a_paper check (state <> 'undone' or undo_paper_id is not null and undo_reason is not null)
);
create index merger_plan_commune on merger_plan (commune_id);
create index merger_plan_earlier on merger_plan (earlier_of);

-- What a plan is asked to heed: villages kept together, kept apart, a village that keeps name and seat, a leader who is kept in post.
create table merger_wish (
  id          int  primary key generated always as identity,
  plan_id     int  not null references merger_plan,
  commune_id  int  not null references unit,
  kind        text not null check (kind in ('together', 'apart', 'seat', 'leader')),
  village_ids int[] not null check (cardinality(village_ids) between 1 and 20),
  recorded    tstzrange not null default tstzrange(now(), null)
);
create index merger_wish_plan on merger_wish (plan_id);

-- One division of the commune's villages: reckoned, or drawn by hand.
create table merger_proposal (
  id         int  primary key generated always as identity,
  plan_id    int  not null references merger_plan,
  commune_id int  not null references unit,
  origin     text not null check (origin in ('moved', 'leaders', 'drawn')),
  optimal    boolean not null,             -- proven the best by its origin; of a drawn one false
  made_at    timestamptz not null default now()
);
create index merger_proposal_plan on merger_proposal (plan_id);

-- A new village of a proposal. Without a name of its own it goes on as its seat; with one it is founded anew and all its villages end.
create table merger_group (
  id          int  primary key generated always as identity,
  proposal_id int  not null references merger_proposal,
  commune_id  int  not null references unit,
  seat_id     int  not null references unit,
  village_ids int[] not null check (seat_id = any(village_ids)),
  label       text,                        -- 'Thôn', 'Tổ dân phố'
  name        text,
  check ((label is null) = (name is null)),
  unique (proposal_id, seat_id)
);

-- Who is to hold a post of a new village or of its cell, as chosen for a proposal; empty where it is to be left vacant, no row where what follows from the merger stands.
create table merger_holder (
  id          int  primary key generated always as identity,
  proposal_id int  not null references merger_proposal,
  commune_id  int  not null references unit,
  seat_id     int  not null references unit, -- of the group
  kind        text not null references post_kind,
  person_ids  int[] not null,
  recorded    tstzrange not null default tstzrange(now(), null),
  constraint chosen_once exclude using gist (proposal_id with =, seat_id with =, kind with =) where (upper_inf(recorded))
);
create index merger_holder_people on merger_holder using gin (person_ids);
