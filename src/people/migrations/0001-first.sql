-- A person. Everything that may change or be corrected is in dated rows below. No full identity number is kept.
create table person (
  id             int   primary key generated always as identity,
  identity_hash  bytea unique,            -- HMAC-SHA-256 of the 12-digit number under a key outside the database: finds duplicates, opens nothing
  identity_tail  bytea,                   -- the same of its last four digits, under another key
  identity_sealed bytea,                  -- last four digits and hash, AES-256-GCM under such a key, bound to this row (identity.ts)
  office_key     text,                    -- the key by which the office's own workbook names this person; matches rows of later imports
  restricted_on  date,                    -- since when nothing of this person is changed, at their own wish (room privacy)
  constraint identity_is_whole check (num_nulls(identity_hash, identity_tail, identity_sealed) in (0, 3))
);
create index person_tail on person (identity_tail) where identity_tail is not null;
create unique index person_office_key on person (office_key) where office_key is not null;

-- What is known of a person for a period, as known for a period.
create table person_version (
  id         bigint primary key generated always as identity,
  person_id  int       not null references person,
  held       daterange not null default daterange(null, null) check (not isempty(held)),
  recorded   tstzrange not null default tstzrange(now(), null),
  name       text      not null,
  key        text      not null generated always as (fold(name)) stored,
  sort_key   text collate "C" not null, -- given name first, the Vietnamese way (ground/text/names.ts)
  birth      date,                        -- first day of the month or year where the precision is less than a day
  birth_precision text not null default 'day' check (birth_precision in ('day', 'month', 'year')),
  sex        text check (sex in ('female', 'male')),
  ethnic     text,                        -- code of ethnic.csv, '01' is Kinh
  general_education text check (general_education in ('primary', 'lower_secondary', 'upper_secondary')), -- upper_secondary = 12/12
  professional_level text check (professional_level in ('none', 'elementary', 'intermediate', 'college', 'university', 'postgraduate')), -- chưa ĐT, SC, TC, CĐ, ĐH, SĐH
  theory_level text check (theory_level in ('none', 'elementary', 'intermediate', 'advanced')), -- LLCT: chưa, SC, TC, CC
  lives_in   int,                         -- a village
  constraint person_one_version_at_a_time exclude using gist (line_of(person_id, held) with &&) where (upper_inf(recorded))
);
create index person_version_person on person_version (person_id);
create index person_version_words on person_version using gin (name_words(key)) where upper_inf(recorded);
create index person_version_start on person_version (key text_pattern_ops) where upper_inf(recorded);
create index person_version_end on person_version (reverse(key) text_pattern_ops) where upper_inf(recorded); -- people type the given name, the last word
create index person_version_birth on person_version (birth) where upper_inf(recorded);
create index person_version_residence on person_version (lives_in) where upper_inf(recorded);
create index person_version_sort on person_version (sort_key, person_id) where upper_inf(recorded);

-- Party status as dated facts. No row means none. 'exempt' is an official member exempted from activity.
create table party_status (
  id        bigint primary key generated always as identity,
  person_id int  not null references person,
  status    text not null check (status in ('pipeline', 'probationary', 'official', 'exempt', 'left')),
  held      daterange not null check (not isempty(held)),
  recorded  tstzrange not null default tstzrange(now(), null),
  paper_id  int references paper,
  constraint one_party_status_at_a_time exclude using gist (line_of(person_id, held) with &&) where (upper_inf(recorded))
);
create index party_status_person on party_status (person_id);

-- The steps of admission while in the pipeline (domain: introduced, awareness class, dossier, admission decision, ceremony).
create table admission_step (
  id        bigint primary key generated always as identity,
  person_id int  not null references person,
  step      text not null check (step in ('introduced', 'class', 'dossier', 'decision', 'admitted', 'official')),
  on_day    date not null,
  planned   boolean not null default false, -- a day that is planned, not yet a fact
  recorded  tstzrange not null default tstzrange(now(), null),
  paper_id  int references paper
);
create index admission_step_person on admission_step (person_id);

-- Employment as dated facts: commune cadre or civil servant, retired, part-time staff.
create table employment (
  id        bigint primary key generated always as identity,
  person_id int  not null references person,
  kind      text not null check (kind in ('commune_cadre', 'commune_civil_servant', 'retired', 'part_time', 'other')),
  title     text,                          -- 'Chủ tịch Hội Nông dân'
  unit_id   int,                           -- where
  held      daterange not null check (not isempty(held)),
  recorded  tstzrange not null default tstzrange(now(), null),
  paper_id  int references paper,
  constraint one_employment_at_a_time exclude using gist (person_id with =, kind with =, held with &&) where (upper_inf(recorded))
);
create index employment_person on employment (person_id);

-- Two records judged by a person to be one human being, or judged to be two. Undone by closing recorded.
create table same_person (
  id        int  primary key generated always as identity,
  person_id int  not null references person, -- the record that is folded away
  kept_id   int  not null references person, -- the record that speaks for both
  judged    text not null check (judged in ('same', 'different')),
  recorded  tstzrange not null default tstzrange(now(), null),
  judged_by int,
  reason    text,
  check (person_id <> kept_id),
  constraint folded_away_once exclude using gist (person_id with =, recorded with &&) where (judged = 'same')
);
create index same_person_kept on same_person (kept_id);
create index same_person_person on same_person (person_id);

-- Public: the record that speaks for a person (at most one step: folding away a record re-points those folded into it).
create function person_of(p int, k timestamptz default 'infinity') returns int language sql stable
as $$
  select coalesce((select s.kept_id from same_person s
                   where s.person_id = p and s.judged = 'same'
                     and case when k = 'infinity' then upper_inf(s.recorded) else s.recorded @> k end), p)
$$;

create trigger person_changes after insert or update or delete on person for each statement execute function note_data_change();
create trigger person_version_changes after insert or update or delete on person_version for each statement execute function note_data_change();
create trigger party_status_changes after insert or update or delete on party_status for each statement execute function note_data_change();
create trigger admission_step_changes after insert or update or delete on admission_step for each statement execute function note_data_change();
create trigger employment_changes after insert or update or delete on employment for each statement execute function note_data_change();
create trigger same_person_changes after insert or update or delete on same_person for each statement execute function note_data_change();
