-- Kinds of post are data. One holder at a time where seats = 1.
create table post_kind (
  code       text primary key,             -- 'village_head', 'cell_secretary'
  vi         text not null,
  en         text not null,
  tree       text not null check (tree in ('state', 'party')),
  unit_kinds text[] not null,              -- where such a post stands
  seats      int,                          -- null: any number
  elected    boolean not null,
  rank       int not null,                 -- order on the screen
  single     boolean not null generated always as (coalesce(seats = 1, false)) stored,
  unique (code, single)
);
-- By this number a kind stands in the constraint below: no two kinds may share it.
create function post_number(kind text) returns int language sql immutable parallel safe return hashtext(kind) & 65535;
create unique index post_kind_number on post_kind (post_number(code));

-- Two posts that one person may hold together: secretary and village head, secretary and chair.
create table post_pair (
  code       text primary key,
  party_kind text not null references post_kind,
  state_kind text not null references post_kind,
  vi         text not null,
  en         text not null
);

create sequence appointment_number;

-- A person in a post of a unit for a period, with its basis. 'number' stays the same through corrections.
create table appointment (
  id         bigint primary key generated always as identity,
  number     int  not null default nextval('appointment_number'),
  unit_id    int  not null references unit,
  kind       text not null,
  single     boolean not null,             -- the kind's, so that the constraint can hold it; where it is left out a trigger copies it
  person_id  int  not null references person,
  held       daterange not null check (not isempty(held)),
  recorded   tstzrange not null default tstzrange(now(), null),
  interim    boolean not null default false,
  entered    text not null default 'elected' check (entered in ('elected', 'appointed', 'co_opted')),
  planned_end date,                        -- as first planned; extensions below
  paper_id   int references paper,         -- recognition, approval, appointment
  basis      text,                         -- 'elections/12' where an act of another room gave rise to it
  end_reason text check (end_reason in ('term_over', 'resigned', 'discharged', 'transferred', 'retired', 'died', 'unit_ended', 'replaced', 'other')),
  end_paper_id int references paper,
  foreign key (kind, single) references post_kind (code, single),
  constraint one_holder_at_a_time exclude using gist (line_of(unit_id * 65536.0 + post_number(kind), held) with &&) where (single and upper_inf(recorded)),
  constraint one_seat_per_person exclude using gist (unit_id with =, kind with =, person_id with =, held with &&) where (not single and upper_inf(recorded))
);
create index appointment_unit on appointment (unit_id, kind);
create index appointment_person on appointment (person_id);
create index appointment_number_rows on appointment (number);

-- A planned end that was put off.
create table term_extension (
  id          int  primary key generated always as identity,
  number      int  not null,               -- the appointment
  planned_end date not null,
  decided_on  date not null,
  paper_id    int  references paper,
  recorded    tstzrange not null default tstzrange(now(), null)
);
create index term_extension_number on term_extension (number);

-- What indicators ask of a village's row in one number (the parts are told to them in subjects.ts): the head's birth in the upper half,
-- in the lower half places of words. Words that are not in a list come last, so that they count for no word.
create function word_place(word text, words text[]) returns bigint language sql immutable parallel safe
return case when word is null then 0 else coalesce(array_position(words, word), cardinality(words) + 1) end;
create function yes_place(yes boolean) returns bigint language sql immutable parallel safe return case yes when true then 2 when false then 1 else 0 end;
create function village_packed(legal_kind text, state text, head_id int, secretary_id int, head_interim boolean, head_party text, reelected boolean,
  female boolean, minority boolean, birth date, general_education text, professional_level text, theory_level text, commune_officer boolean, retired boolean, secretary_front boolean)
  returns bigint language sql immutable parallel safe
return ((case when birth is null then 0 when birth < '1800-01-01' or birth >= '2200-01-01' then 1
    else (extract(year from birth) - 1800) * 512 + extract(month from birth) * 32 + extract(day from birth) end)::bigint << 32)
  + word_place(state, '{unified,head_official,head_probationary,head_pipeline,head_non_member,secretary_only,interim,vacant}')
  + (word_place(legal_kind, '{thon,tdp}') << 4)
  + (word_place(head_party, '{none,pipeline,probationary,official}') << 6)
  + (word_place(general_education, '{primary,lower_secondary,upper_secondary}') << 9)
  + (word_place(professional_level, '{none,elementary,intermediate,college,university,postgraduate}') << 12)
  + (word_place(theory_level, '{none,elementary,intermediate,advanced}') << 15)
  + (case when head_id is null and secretary_id is null then 0 when head_id is null then 1 when secretary_id is null then 2 when head_id = secretary_id then 3 else 4 end::bigint << 18)
  + (yes_place(female) << 21) + (yes_place(minority) << 23)
  + (head_interim::int::bigint << 25) + (reelected::int::bigint << 26) + (commune_officer::int::bigint << 27) + (retired::int::bigint << 28) + (secretary_front::int::bigint << 29);

-- Derived, never entered: a row per village and period in which its answers do not change. Present knowledge only.
-- The words of the state are domain law: see village-state.ts.
create table village_state (
  village_id   int  not null,
  from_day     date not null,
  upto_day     date not null,              -- half-open; infinity while it lasts
  province_id  int  not null,
  district_id  int  not null,              -- 0 from 01/07/2025
  commune_id   int  not null,              -- 0 while the village waits to be placed
  legal_kind   text not null,              -- thon, tdp
  state        text not null,
  since_day    date not null,              -- since when this state, whatever else changed
  cell_id      int,                        -- the cell whose secretary counts, else the first cell that covers it
  head_id      int,                        -- the person who speaks for the record (people.person_of)
  secretary_id int,
  head_interim boolean not null,
  secretary_interim boolean not null,
  head_party   text not null,              -- none, pipeline, probationary, official
  head_since   date,
  reelected    boolean not null,           -- the head held the same post in the same village right before
  female       boolean,                    -- of the head; null where it is not known
  minority     boolean,
  birth        date,
  general_education text,
  professional_level text,
  theory_level text,
  commune_officer boolean not null,        -- the head is a commune cadre or civil servant
  retired      boolean not null,
  secretary_front boolean not null,        -- a secretary of a cell that covers the village heads its Front committee too
  packed       bigint not null generated always as (village_packed(legal_kind, state, head_id, secretary_id, head_interim, head_party, reelected,
    female, minority, birth, general_education, professional_level, theory_level, commune_officer, retired, secretary_front)) stored,
  primary key (village_id, from_day)
);
-- What most figures and the policy of who sees a row ask for stands in the index itself, so that a country or a province is counted without its rows, which lie scattered by village.
create index village_state_province on village_state (province_id, upto_day, from_day)
  include (commune_id, district_id, village_id, packed, state, head_party, legal_kind, head_id, secretary_id, head_interim);
create index village_state_district on village_state (district_id, upto_day, from_day) where district_id <> 0;
create index village_state_commune on village_state (commune_id, upto_day, from_day) where commune_id <> 0;

-- The same for cells.
create table cell_state (
  cell_id      int  not null,
  from_day     date not null,
  upto_day     date not null,
  province_id  int  not null,
  district_id  int  not null,
  commune_id   int  not null,
  villages     int  not null,              -- how many it covers
  secretary_id int,
  secretary_interim boolean not null,
  committee    int  not null,              -- members of the committee, secretary and deputy included
  officer_on_committee boolean not null,   -- a commune cadre or civil servant sits on it (domain A4)
  primary key (cell_id, from_day)
);
create index cell_state_province on cell_state (province_id, upto_day, from_day) include (commune_id, district_id, cell_id, secretary_id, officer_on_committee);
create index cell_state_district on cell_state (district_id, upto_day, from_day) where district_id <> 0;
create index cell_state_commune on cell_state (commune_id, upto_day, from_day) where commune_id <> 0;

create function copy_single() returns trigger language plpgsql as $$
begin
  new.single := (select seats = 1 from post_kind where code = new.kind) is true;
  return new;
end $$;
create trigger copy_single before insert on appointment for each row when (new.single is null) execute function copy_single();

insert into post_kind (code, vi, en, tree, unit_kinds, seats, elected, rank) values
  ('village_head', 'Trưởng thôn', 'Village head', 'state', '{village}', 1, true, 10),
  ('deputy_village_head', 'Phó trưởng thôn', 'Deputy village head', 'state', '{village}', null, false, 20),
  ('front_head', 'Trưởng ban công tác Mặt trận', 'Front committee head', 'state', '{village}', 1, true, 30),
  ('cell_secretary', 'Bí thư chi bộ', 'Cell secretary', 'party', '{cell}', 1, true, 40),
  ('cell_deputy_secretary', 'Phó bí thư chi bộ', 'Deputy cell secretary', 'party', '{cell}', 1, true, 50),
  ('cell_committee_member', 'Chi ủy viên', 'Cell committee member', 'party', '{cell}', null, true, 60),
  ('committee_secretary', 'Bí thư cấp ủy', 'Committee secretary', 'party', '{province_committee,district_committee,commune_committee}', 1, true, 70),
  ('committee_deputy_secretary', 'Phó bí thư cấp ủy', 'Deputy committee secretary', 'party', '{province_committee,district_committee,commune_committee}', null, true, 80),
  ('committee_member', 'Cấp ủy viên', 'Committee member', 'party', '{province_committee,district_committee,commune_committee}', null, true, 90),
  ('people_committee_chair', 'Chủ tịch Ủy ban nhân dân', 'People''s Committee chair', 'state', '{province,district,commune}', 1, true, 100),
  ('people_committee_vice_chair', 'Phó Chủ tịch Ủy ban nhân dân', 'People''s Committee vice chair', 'state', '{province,district,commune}', null, true, 110),
  ('people_council_chair', 'Chủ tịch Hội đồng nhân dân', 'People''s Council chair', 'state', '{province,district,commune}', 1, true, 120),
  ('commune_officer', 'Cán bộ, công chức xã', 'Commune cadre or civil servant', 'state', '{commune}', null, false, 130);

insert into post_pair (code, party_kind, state_kind, vi, en) values
  ('village', 'cell_secretary', 'village_head', 'Bí thư chi bộ kiêm trưởng thôn', 'Secretary-cum-village head'),
  ('front', 'cell_secretary', 'front_head', 'Bí thư chi bộ kiêm trưởng ban công tác Mặt trận', 'Secretary-cum-Front head'),
  ('chair', 'committee_secretary', 'people_committee_chair', 'Bí thư kiêm Chủ tịch Ủy ban nhân dân', 'Secretary-cum-chair'),
  ('council', 'committee_secretary', 'people_council_chair', 'Bí thư kiêm Chủ tịch Hội đồng nhân dân', 'Secretary-cum-Council chair');
