-- A campaign of elections in a unit: by when all villages (or cells) below it are to have voted.
create table drive (
  id       int  primary key generated always as identity,
  unit_id  int  not null references unit,
  kind     text not null check (kind in ('village_head', 'cell')),
  name     text not null,
  period   daterange not null check (not isempty(period) and not upper_inf(period)), -- from its first day; the upper end is the day after the last
  paper_id int  references paper,
  recorded tstzrange not null default tstzrange(now(), null),
  constraint drive_once exclude using gist (unit_id with =, kind with =, period with &&) where (upper_inf(recorded))
);

-- One election: of the village head in a village, or of a cell's committee, secretary and deputy in a cell. What happened on which day stands in its steps.
create table election (
  id               int  primary key generated always as identity,
  kind             text not null check (kind in ('village_head', 'cell')),
  unit_id          int  not null references unit,    -- the village, or the cell
  drive_id         int  references drive,
  reruns_id        int  references election,         -- the election that this one was ordered to repeat
  state            text not null default 'decided' check (state in ('decided', 'planned', 'teamed', 'listed', 'held', 'certified', 'recognised', 'rerun_ordered', 'withdrawn')),
  known            text not null default 'counted' check (known in ('counted', 'outcome_only')), -- of a past election perhaps the outcome alone
  planned_on       date,                             -- the day it is called for
  held_on          date,
  method           text check (method in ('hands', 'ballots')),
  total_households int  check (total_households > 0), -- of the village, on the day
  base             jsonb,                            -- of a cell: the members by kind, from which the base of article 30 follows
  seats            int  check (seats > 0),           -- of a cell that elects a committee: its size
  outcome          text check (outcome in ('elected', 'not_elected', 'needs_legal_review', 'no_quorum')), -- as last certified, or as known
  attended         int  check (attended >= 0),
  made_at          timestamptz not null default now(),
  recorded         tstzrange not null default tstzrange(now(), null),
  unique (id, unit_id),
  constraint held_is_dated check (state not in ('held', 'certified', 'recognised') or held_on is not null)
);
create unique index one_election_under_way on election (unit_id, kind) where state not in ('recognised', 'rerun_ordered', 'withdrawn') and known = 'counted';
create index election_unit on election (unit_id, kind, held_on);
create index election_drive on election (drive_id) where drive_id is not null;

-- What was done, on which day, on which paper; and why, where the day was late.
create table election_step (
  id          int  primary key generated always as identity,
  election_id int  not null,
  unit_id     int  not null,
  step        text not null check (step in ('decide', 'plan', 'team', 'list', 'hold', 'review', 'certify', 'recognise', 'rerun', 'withdraw')),
  on_day      date not null,
  paper_id    int  references paper,
  reason      text,
  verdict     text check (verdict in ('elected', 'not_elected')), -- of a legal review
  recorded    tstzrange not null default tstzrange(now(), null),
  foreign key (election_id, unit_id) references election (id, unit_id),
  constraint verdict_of_review check ((step = 'review') = (verdict is not null))
);
create unique index election_step_once on election_step (election_id, step) where upper_inf(recorded);

-- Who runs it: the election team, and on the day the counting board.
create table election_team_member (
  id          int  primary key generated always as identity,
  election_id int  not null,
  unit_id     int  not null,
  person_id   int  not null references person,
  body        text not null check (body in ('team', 'board')),
  part        text not null check (part in ('head', 'member')),
  recorded_at timestamptz not null default now(),
  foreign key (election_id, unit_id) references election (id, unit_id),
  unique (election_id, body, person_id)
);
create index election_team_member_person on election_team_member (person_id);

-- Who stands for which post, and who put them up.
create table candidate (
  id          int  primary key generated always as identity,
  election_id int  not null,
  unit_id     int  not null,
  person_id   int  not null references person,
  post        text not null check (post in ('village_head', 'cell_committee_member', 'cell_secretary', 'cell_deputy_secretary')),
  put_by      text not null default 'front' check (put_by in ('front', 'committee', 'meeting', 'self')),
  elected     boolean not null default false,
  votes       int  check (votes >= 0),          -- as last certified, or as known
  recorded    tstzrange not null default tstzrange(now(), null),
  foreign key (election_id, unit_id) references election (id, unit_id),
  unique (election_id, post, person_id)
);
create index candidate_person on candidate (person_id);

-- Where the households met: the whole village, or each residential cluster; of a cell its congress.
create table election_cluster (
  id          int  primary key generated always as identity,
  election_id int  not null,
  unit_id     int  not null,
  name        text not null,
  households  int  not null check (households > 0), -- of a cell: the members in the base
  attending   int  check (attending >= 0),         -- null where the cluster tells it with its own count, as its meeting ends
  recorded    tstzrange not null default tstzrange(now(), null),
  foreign key (election_id, unit_id) references election (id, unit_id),
  constraint attending_are_there check (attending <= households)
);
create index election_cluster_election on election_cluster (election_id);

-- One vote for a post; of a cell up to as many rounds as the rule lets.
create table election_round (
  id            int  primary key generated always as identity,
  election_id   int  not null,
  unit_id       int  not null,
  post          text not null,
  round         int  not null check (round > 0),
  seats         int  not null check (seats > 0),
  candidate_ids int[] not null check (cardinality(candidate_ids) > 0), -- whose names stand on this ballot
  recorded_at   timestamptz not null default now(),
  foreign key (election_id, unit_id) references election (id, unit_id),
  unique (election_id, post, round)
);

-- What one person read off the minutes of one round in one cluster. Two accounts enter each; certified is only what both say.
create table count_entry (
  id         int  primary key generated always as identity,
  round_id   int  not null references election_round,
  cluster_id int  not null references election_cluster,
  unit_id    int  not null references unit,
  attending  int  check (attending >= 0),         -- households at the cluster's meeting, where the meeting did not tell it before
  issued     int  not null check (issued >= 0),
  valid      int  not null check (valid >= 0),
  invalid    int  not null check (invalid >= 0),
  returned   int  not null check (returned >= 0), -- issued and not in the box
  votes      jsonb not null,                      -- {candidate id: votes}
  entered_by int,                                 -- account; null: read out of a workbook
  recorded   tstzrange not null default tstzrange(now(), null),
  constraint ballots_add_up check (issued = valid + invalid + returned)
);
create unique index counted_once_by_each on count_entry (round_id, cluster_id, entered_by) where upper_inf(recorded);

-- A certified result is history: a correction is a new version. Figures hold numbers of candidates, never names.
create table election_result (
  id           int  primary key generated always as identity,
  election_id  int  not null,
  unit_id      int  not null,
  version      int  not null check (version > 0),
  outcome      text not null check (outcome in ('elected', 'not_elected', 'needs_legal_review', 'no_quorum')),
  figures      jsonb not null,
  digest       text not null,                     -- SHA-256 of the figures, as printed on the sheet
  certified_on date not null,
  certified_by int,                               -- account
  certified_at timestamptz not null default now(),
  reason       text,                              -- of a correction
  foreign key (election_id, unit_id) references election (id, unit_id),
  unique (election_id, version)
);

-- What drives, elections, candidates and places of meeting said before something of them changed, each until it was no longer believed. The row itself says what is believed now; keep_belief() fills these, and nothing else writes here.
create table drive_belief (like drive, foreign key (id) references drive (id));
create table election_belief (like election, foreign key (id, unit_id) references election (id, unit_id));
create table candidate_belief (like candidate, foreign key (id) references candidate (id));
create table election_cluster_belief (like election_cluster, foreign key (id) references election_cluster (id));
create index drive_belief_drive on drive_belief (id);
create index election_belief_election on election_belief (id);
create index election_belief_unit on election_belief (unit_id, kind, held_on);
create index election_belief_until on election_belief (upper(recorded));
create index candidate_belief_election on candidate_belief (election_id);
create index candidate_belief_until on candidate_belief (upper(recorded));
create index election_cluster_belief_election on election_cluster_belief (election_id);

-- A change closes what was believed and opens what is; within one transaction nobody has seen what stood before.
create function keep_belief() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if lower(old.recorded) < now() then
    old.recorded := tstzrange(lower(old.recorded), now());
    execute format('insert into %I select ($1).*', tg_table_name || '_belief') using old;
    new.recorded := tstzrange(now(), null);
  end if;
  return new;
end $$;
create trigger drive_beliefs before update on drive for each row when (old is distinct from new) execute function keep_belief();
create trigger election_beliefs before update on election for each row when (old is distinct from new) execute function keep_belief();
create trigger candidate_beliefs before update on candidate for each row when (old is distinct from new) execute function keep_belief();
create trigger election_cluster_beliefs before update on election_cluster for each row when (old is distinct from new) execute function keep_belief();

-- The rows as known at k; 'infinity' asks what is believed now.
create function drives_known(k timestamptz) returns setof drive language sql stable as $$
  select * from drive where lower(recorded) <= k union all select * from drive_belief where lower(recorded) <= k and upper(recorded) > k
$$;
create function elections_known(k timestamptz) returns setof election language sql stable as $$
  select * from election where lower(recorded) <= k union all select * from election_belief where lower(recorded) <= k and upper(recorded) > k
$$;
create function candidates_known(k timestamptz) returns setof candidate language sql stable as $$
  select * from candidate where lower(recorded) <= k union all select * from candidate_belief where lower(recorded) <= k and upper(recorded) > k
$$;
create function election_clusters_known(k timestamptz) returns setof election_cluster language sql stable as $$
  select * from election_cluster where lower(recorded) <= k union all select * from election_cluster_belief where lower(recorded) <= k and upper(recorded) > k
$$;

create trigger drive_changes after insert or update or delete on drive for each statement execute function note_data_change();
create trigger election_changes after insert or update or delete on election for each statement execute function note_data_change();
create trigger candidate_changes after insert or update or delete on candidate for each statement execute function note_data_change();

-- Of each unit the last election of a kind up to a day, within the longest term by the law of that day, whose result was certified as known at k: who came, of how many (null where it is not known).
-- Of a village the households that attended of all; of a cell the ballots handed out in its first vote, of the official members convened. The last version signed by then tells it.
create function turnout_on(asked text, day date, k timestamptz) returns table (unit_id int, election_id int, held_on date, came int, of_all int)
language sql stable as $$
  select distinct on (e.unit_id) e.unit_id, e.id, e.held_on,
    coalesce(case when asked = 'village_head' then (select sum((c ->> 'attending')::int)::int from jsonb_array_elements(v.figures -> 'clusters') c)
      else (v.figures #>> '{rounds,0,count,issued}')::int end, e.attended),
    case when asked = 'village_head' then e.total_households else (e.base ->> 'official')::int end
  from elections_known(k) e left join lateral (
    select r.figures from election_result r where r.election_id = e.id and r.certified_at <= k order by r.version desc limit 1) v on true
  where e.kind = asked and e.held_on <= day and e.state in ('certified', 'recognised', 'rerun_ordered')
    and e.held_on > day - (
      select make_interval(months => case when asked = 'village_head' then (l.value ->> 1)::int else l.value::text::int end)
      from legal_rule l
      where l.key = case when asked = 'village_head' then 'village_head.term_months' else 'cell.term_months' end and l.valid @> day and upper_inf(l.recorded) and l.province_id is null)
  order by e.unit_id, e.held_on desc, e.id desc
$$;
