create extension if not exists btree_gist;
create extension if not exists pg_trgm;

-- The search key of a text, the same as fold() in text/fold.ts; both are held to text/fold-vectors.json.
-- Letters that do not decompose are named in both cases, so that it depends on no locale of the server.
create function fold(given text) returns text
language sql immutable strict parallel safe
return btrim(
  regexp_replace(
    regexp_replace(
      lower(
        translate(
          regexp_replace(
            normalize(given, nfd),
            '[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u00ad\u200b-\u200d\u2060\ufeff''’‘`´ʼ′＇]', '', 'g'),
          'đðɖƀɓłøıĐÐƉɃƁŁØI', 'dddbbloidddbbloi')),
      '[ \t\n\v\f\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000.\u2010-\u2015\u2212-]+', ' ', 'g'),
    '([b-df-hj-np-tv-xzu])y(?![a-z0-9])', '\1i', 'g'),
  ' ');

-- The words of a folded name, for an index on them: a third of the size of one on trigrams, and two common words meet in it twenty times as fast.
create function name_words(key text) returns tsvector
language sql immutable strict parallel safe
return array_to_tsvector(array_remove(string_to_array(translate(key, '()[]/,;:"', '         '), ' '), ''));

-- A fact of a holder as a line in the plane: across stands the holder, along run the days it holds, both ends included, open ends beyond any day.
-- Two lines of one holder meet exactly where the periods overlap: all numbers are whole and far below 2^53. Constraints against
-- overlap exclude by it, for an index on boxes takes half the time of one on the holder and a daterange.
create function line_of(holder float8, held daterange) returns box
language sql immutable parallel safe
return box(point(holder, case when isfinite(lower(held)) then lower(held) - date '2000-01-01' else -4e9 end),
           point(holder, case when isfinite(upper(held)) then upper(held) - date '2000-01-01' - 1 else 4e9 end));

-- Who changed what, when and why; written in the transaction of the change itself, never altered.
create table journal (
  id         bigint      primary key generated always as identity,
  at         timestamptz not null default now(),
  account_id int,                              -- null: the program itself
  actor      text        not null,             -- the name at the time
  what       text        not null,             -- 'units.merge'
  unit_ids   int[]       not null default '{}',
  person_ids int[]       not null default '{}',
  basis      text,                             -- 'papers/12', 'imports/3'
  reason     text,
  facts      jsonb       not null default '{}'
);
create index journal_units on journal using gin (unit_ids);
create index journal_people on journal using gin (person_ids);
create index journal_at on journal (at);

create function journal_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is never altered' using errcode = 'restrict_violation', constraint = 'journal_is_kept';
end $$;
create trigger journal_is_kept before update or delete on journal for each statement execute function journal_is_kept();

-- The version of all facts, one row: whoever sees version N sees every fact written up to it. Answers may be kept by it.
create table data_version (
  the_one boolean primary key default true check (the_one),
  version bigint  not null
);
insert into data_version (version) values (1);

-- For a room's table: create constraint trigger … after insert or update or delete … deferrable initially deferred
-- for each row execute function bump_data_version(), or for a bulk table a statement trigger that calls note_data_change().
-- Counts once a transaction, last of all: what rooms derive at the end of it comes first, so the row is locked no longer than the commit takes.
create table data_version_due (id bigint generated always as identity, at timestamptz not null default now());

create function bump_data_version() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare me text := pg_current_xact_id()::text;
begin
  if tg_table_name = 'data_version_due' then
    update data_version set version = version + 1;
  elsif current_setting('nhatthe.version_due', true) is distinct from me then
    insert into data_version_due default values; -- queues its trigger behind all that waits now
    delete from data_version_due;
    perform set_config('nhatthe.version_due', me, true);
  end if;
  return null;
end $$;
create constraint trigger data_version_is_due after insert on data_version_due
  deferrable initially deferred for each row execute function bump_data_version();

-- Tables that change row by row in their thousands announce the change once: the deferred trigger above hangs on this table.
create table data_change (id bigint generated always as identity, at timestamptz not null default now());
create constraint trigger data_change_counts after insert on data_change
  deferrable initially deferred for each row execute function bump_data_version();

create function note_data_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_setting('nhatthe.change_noted', true) is distinct from pg_current_xact_id()::text then
    insert into data_change default values;
    delete from data_change;
    perform set_config('nhatthe.change_noted', pg_current_xact_id()::text, true);
  end if;
  return null;
end $$;
