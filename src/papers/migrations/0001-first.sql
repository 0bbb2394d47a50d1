-- A paper is what an act rests on: a decision, a resolution, minutes. Acts of every room point at one.
create table paper (
  id         int  primary key generated always as identity,
  symbol     text,                     -- as written, '12-CT/TU', '2128/QĐ-UBND'; null where the number is unknown
  kind       text not null,            -- 'decision', 'directive', 'resolution', 'plan', 'minutes', 'law', 'other'
  issuer     text not null,            -- the body as the paper names it
  issued_on  date,                     -- null where only "before" is known
  issued_precision text not null default 'day' check (issued_precision in ('day', 'month', 'quarter', 'year', 'year_start', 'year_middle', 'year_end', 'unknown')),
  summary    text not null,            -- trích yếu
  note       text,
  secret     text check (secret in ('mat', 'toi_mat', 'tuyet_mat')), -- of a State secret the number is kept alone
  entered_at timestamptz not null default now(),
  entered_by int,                      -- account that entered it; null for the national seed
  key        text not null generated always as (fold(coalesce(symbol, '') || ' ' || issuer || ' ' || summary)) stored,
  constraint secret_without_content check (secret is null or (symbol is not null and summary = '' and note is null))
);
create index paper_key on paper using gin (key gin_trgm_ops);
-- The same symbol by the same issuer on the same day is the same paper: an import of the same file adds none.
create unique index paper_once on paper (fold(coalesce(symbol, summary)), fold(issuer), coalesce(issued_on, 'infinity'));

-- One paper leans on another, or does something to it: dated by the papers, not by the link. Papers never lean on themselves over any number of links.
create table paper_link (
  id          int  primary key generated always as identity,
  from_id     int  not null references paper,   -- the paper that says it
  to_id       int  not null references paper,   -- of which it says it
  kind        text not null check (kind in ('rests_on', 'implements', 'guides', 'amends', 'replaces')),
  recorded    tstzrange not null default tstzrange(now(), null),
  entered_by  int,
  constraint paper_link_once exclude using gist (from_id with =, to_id with =) where (upper_inf(recorded)),
  check (from_id <> to_id)
);
create index paper_link_to on paper_link (to_id);

-- The numbers that an office gives its papers: a Party committee's by kind for a term (a congress: one row for all kinds), a State body's by kind for a calendar year.
-- Which numbers are given is read from the papers themselves.
create table paper_series (
  id       int  primary key generated always as identity,
  unit_id  int  not null,                    -- the unit whose office keeps it; units stand above this room
  issuer   text not null,                    -- the body as its papers name it
  side     text not null check (side in ('party', 'state')),
  kind     text,                             -- letters of the symbol, 'CT'; null: one row of numbers for all kinds (a congress)
  name     text not null,                    -- 'Nhiệm kỳ 2020–2025', '2026'
  held     daterange not null check (not isempty(held) and not lower_inf(held)),
  recorded tstzrange not null default tstzrange(now(), null),
  constraint one_series_at_a_time exclude using gist (fold(issuer) with =, side with =, coalesce(kind, '') with =, held with &&) where (upper_inf(recorded))
);
create index paper_series_unit on paper_series (unit_id);

-- A number kept free for a paper that is still to come.
create table paper_reservation (
  id          int  primary key generated always as identity,
  series_id   int  not null references paper_series,
  unit_id     int  not null,                 -- as of the series: who may write it
  number      int  not null check (number > 0),
  what_for    text not null,
  reserved_on date not null,
  recorded    tstzrange not null default tstzrange(now(), null),
  constraint number_reserved_once exclude using gist (series_id with =, number with =) where (upper_inf(recorded))
);
create index paper_reservation_unit on paper_reservation (unit_id);

-- A paper's file as it was attached. It stands in the database, so that backups hold it and who may read the paper may read it.
create table paper_file (
  id         int  primary key generated always as identity,
  paper_id   int  not null references paper,
  name       text not null,
  type       text not null,
  size       int  not null,
  sha256     text not null,                  -- 64 hexadecimal digits, of the file as it came
  bytes      bytea,                          -- null: taken out again; that it was there stays
  removal_reason text,                       -- why it was taken out
  entered_at timestamptz not null default now(),
  entered_by int,
  constraint paper_file_whole check (bytes is null or (size = octet_length(bytes) and sha256 = encode(sha256(bytes), 'hex')))
);

create unique index paper_file_once on paper_file (paper_id, sha256) where bytes is not null;

create trigger paper_changes after insert or update or delete on paper for each statement execute function note_data_change();
create trigger paper_link_changes after insert or update or delete on paper_link for each statement execute function note_data_change();
create trigger paper_series_changes after insert or update or delete on paper_series for each statement execute function note_data_change();
create trigger paper_reservation_changes after insert or update or delete on paper_reservation for each statement execute function note_data_change();
create trigger paper_file_changes after insert or update or delete on paper_file for each statement execute function note_data_change();
