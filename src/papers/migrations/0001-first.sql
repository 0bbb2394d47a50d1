-- A paper is what an act rests on: a decision, a resolution, minutes. Acts of every room point at one.
create table paper (
  id         int  primary key generated always as identity,
  symbol     text,                     -- as written, '12-CT/TU', '2128/QĐ-UBND'; null where the number is unknown
  kind       text not null,            -- 'decision', 'directive', 'resolution', 'plan', 'minutes', 'law', 'other'
  issuer     text not null,            -- the body as the paper names it
  issued_on  date,                     -- null where only "before" is known
  issued_precision text not null default 'day' check (issued_precision in ('day', 'month', 'quarter', 'year', 'unknown')),
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

create trigger paper_changes after insert or update or delete on paper for each statement execute function note_data_change();
