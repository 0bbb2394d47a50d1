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
-- Nothing personal stands here in clear: in its place stands {"sealed": hash}, and the value is in journal_value.
create table journal (
  id         bigint      primary key generated always as identity,
  at         timestamptz not null default now(),
  account_id int,                              -- null: the program itself
  session_id bigint,
  actor      text        not null,             -- the name at the time
  what       text        not null,             -- 'units.merge'
  unit_ids   int[]       not null default '{}',
  person_ids int[]       not null default '{}',
  subject    text,                             -- the fact that it made or changed: 'appointments/12', 'acts/7'
  basis      text,                             -- 'papers/12', 'imports/3'
  reason     text,                             -- sealed, for people write names into it: SHA-256 as hex
  facts      jsonb       not null default '{}',
  before     jsonb       not null default '{}', -- by field
  after      jsonb       not null default '{}',
  request_id text
);
create index journal_units on journal using gin (unit_ids);
create index journal_people on journal using gin (person_ids);
create index journal_at on journal (at);
create index journal_subject on journal (subject) where subject is not null;
create index journal_basis on journal (basis) where basis is not null;
create index journal_account on journal (account_id, id);

-- A personal value of an entry. Its hash, SHA-256 over salt and text, is in the entry; without the salt the hash tells nothing,
-- so that a person is erased by deleting these rows, and the chain holds.
create table journal_value (
  entry_id  bigint not null references journal,
  path      text   not null,                   -- 'reason', 'facts.name', 'after.birth'
  person_id int,                               -- whose it is; null: of all whom the entry names
  salt      bytea  not null check (length(salt) = 16),
  value     text   not null,                   -- JSON
  primary key (entry_id, path)
);
create index journal_value_person on journal_value (person_id);

-- The chain: each link holds the hash of the one before. The entry of a link has the bytes of journal_text.
create table journal_link (
  seq      bigint primary key,                 -- 1, 2, 3 … without a gap, in the order of commits
  entry_id bigint not null unique references journal,
  prev     bytea  not null,
  hash     bytea  not null
);

-- The last link, one row: whoever holds it adds the next.
create table journal_chain (
  the_one boolean primary key default true check (the_one),
  seq     bigint  not null,
  hash    bytea   not null check (length(hash) = 32)
);
insert into journal_chain (seq, hash) values (0, decode(repeat('00', 32), 'hex'));

-- The bytes of an entry, version 1 (docs/journal.md): JSON in this order, texts as JSON.stringify writes them, instants in UTC to the microsecond.
create function journal_text(e journal, seq bigint, prev bytea) returns text
language sql stable strict
return concat(
  '{"v":1,"seq":', seq, ',"prev":"', encode(prev, 'hex'), '","at":"', to_char((e).at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
  '","account":', coalesce((e).account_id::text, 'null'), ',"session":', coalesce((e).session_id::text, 'null'), ',"actor":', to_json((e).actor),
  ',"what":', to_json((e).what), ',"units":[', array_to_string((e).unit_ids, ','), '],"people":[', array_to_string((e).person_ids, ','),
  '],"subject":', coalesce(to_json((e).subject)::text, 'null'), ',"basis":', coalesce(to_json((e).basis)::text, 'null'),
  ',"reason":', coalesce(to_json((e).reason)::text, 'null'), ',"facts":', (e).facts, ',"before":', (e).before, ',"after":', (e).after,
  ',"request":', coalesce(to_json((e).request_id)::text, 'null'), '}');

-- True while settle_now runs.
create function is_settling() returns boolean language sql stable return coalesce(current_setting('nhatthe.settling', true), '') = 'yes';

-- The only way in. `sealed`: [{path, person_id, salt (hex), value}].
create function append_to_journal(entry jsonb, sealed jsonb) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare made bigint;
begin
  insert into journal (account_id, session_id, actor, what, unit_ids, person_ids, subject, basis, reason, facts, before, after, request_id)
  select e.account_id, e.session_id, e.actor, e.what, e.unit_ids, e.person_ids, e.subject, e.basis, e.reason, e.facts, e.before, e.after, e.request_id
  from jsonb_to_record(entry) e(account_id int, session_id bigint, actor text, what text, unit_ids int[], person_ids int[],
    subject text, basis text, reason text, facts jsonb, before jsonb, after jsonb, request_id text)
  returning id into made;
  insert into journal_value (entry_id, path, person_id, salt, value)
  select made, v.path, v.person_id, decode(v.salt, 'hex'), v.value
  from jsonb_to_recordset(sealed) v(path text, person_id int, salt text, value text);
  return made;
end $$;
revoke all on function append_to_journal(jsonb, jsonb) from public;

-- A person's values go, with what was given as a reason wherever they are named. @returns how many values
create function erase_from_journal(person int) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare gone int;
begin
  delete from journal_value v using journal j
  where j.id = v.entry_id and j.person_ids @> array[person] and (v.person_id = person or v.person_id is null);
  get diagnostics gone = row_count;
  return gone;
end $$;
revoke all on function erase_from_journal(int) from public;

create function journal_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is never altered' using errcode = 'restrict_violation', constraint = 'journal_is_kept';
end $$;
create trigger journal_is_kept before update or delete or truncate on journal for each statement execute function journal_is_kept();
create trigger journal_is_kept before update or delete or truncate on journal_link for each statement execute function journal_is_kept();
create trigger journal_is_kept before update or truncate on journal_value for each statement execute function journal_is_kept();
create trigger journal_is_kept before delete or truncate on journal_chain for each statement execute function journal_is_kept();
alter table journal enable always trigger journal_is_kept;
alter table journal_link enable always trigger journal_is_kept;
alter table journal_value enable always trigger journal_is_kept;
alter table journal_chain enable always trigger journal_is_kept;

-- An entry is chained last of all that its transaction does, so that the last link is held no longer than the commit takes:
-- at the end of the transaction it is put into this queue, whose trigger comes behind all that waited.
create table journal_due (entry_id bigint primary key);

create function queue_entry() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into journal_due values (new.id); -- queues its trigger behind all that waits now
  delete from journal_due where entry_id = new.id;
  return null;
end $$;
create constraint trigger journal_is_chained after insert on journal deferrable initially deferred for each row execute function queue_entry();
alter table journal enable always trigger journal_is_chained;

create function chain_entry() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare last journal_chain; link bytea; entry journal;
begin
  if is_settling() then
    perform set_config('nhatthe.unchained', concat_ws(',', nullif(current_setting('nhatthe.unchained', true), ''), new.entry_id), true);
    return null;
  end if;
  select * into strict last from journal_chain for update;
  select * into strict entry from journal where id = new.entry_id;
  link := sha256(convert_to(journal_text(entry, last.seq + 1, last.hash), 'UTF8'));
  insert into journal_link (seq, entry_id, prev, hash) values (last.seq + 1, entry.id, last.hash, link);
  update journal_chain set seq = last.seq + 1, hash = link;
  return null;
end $$;
create constraint trigger journal_is_chained after insert on journal_due deferrable initially deferred for each row execute function chain_entry();
alter table journal_due enable always trigger journal_is_chained;

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

-- Of the two rows that all writers meet at, the last link of the journal always comes first: so nobody waits in a circle.
create function bump_data_version() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare me text := pg_current_xact_id()::text;
begin
  if tg_table_name = 'data_version_due' and is_settling() then
    perform set_config('nhatthe.version_waits', me, true);
  elsif tg_table_name = 'data_version_due' then
    perform from journal_chain for update;
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

-- What waits for the end of the transaction is done now, but for what must come last: derived rows are there to be looked at, and what they refuse is said.
create function settle_now() returns void language plpgsql as $$
begin
  perform set_config('nhatthe.settling', 'yes', true);
  set constraints all immediate;
  set constraints all deferred;
  perform set_config('nhatthe.settling', '', true);
  perform queue_again();
end $$;

create function queue_again() returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare waiting bigint[] := string_to_array(nullif(current_setting('nhatthe.unchained', true), ''), ',');
begin
  perform set_config('nhatthe.unchained', '', true);
  insert into journal_due select unnest(waiting);
  delete from journal_due where entry_id = any(waiting);
  if current_setting('nhatthe.version_waits', true) = pg_current_xact_id()::text then
    perform set_config('nhatthe.version_waits', '', true);
    insert into data_version_due default values;
    delete from data_version_due;
  end if;
end $$;

-- Public: was this row believed at k? 'infinity' asks what is believed now.
create function believed_at(recorded tstzrange, k timestamptz) returns boolean language sql immutable
return case when k = 'infinity' then upper_inf(recorded) else recorded @> k end;
