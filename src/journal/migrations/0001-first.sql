-- A signed head: how many entries there were and the root of the tree over them (docs/journal.md). Signed by a key outside the database.
create table journal_head (
  size    bigint      primary key,
  root    bytea       not null check (length(root) = 32),
  peaks   bytea       not null check (length(peaks) % 32 = 0), -- roots of the full subtrees from left to right: from them the tree grows on
  note    text        not null,          -- the signed text
  signer  bytea       not null check (length(signer) = 32), -- the public key
  made_at timestamptz not null default now()
);
create trigger journal_is_kept before update or delete or truncate on journal_head for each statement execute function journal_is_kept();
alter table journal_head enable always trigger journal_is_kept;

-- That the whole chain was read again: what was found.
create table journal_check (
  id     bigint      primary key generated always as identity,
  at     timestamptz not null default now(),
  size   bigint      not null,
  millis int         not null,
  fault  jsonb                           -- null: sound
);

-- Who was shown whose personal records, why, when. A row each answer; of a search the fact and the count alone.
create table access_log (
  id         bigint      primary key generated always as identity,
  at         timestamptz not null default clock_timestamp(),
  account_id int         not null,       -- 0: the command line
  session_id bigint,
  actor      text        not null,
  request_id text,
  route      text        not null,       -- 'GET /api/people/:id'
  purpose    text        not null check (purpose in ('view', 'search', 'export', 'act', 'refusal')),
  person_ids int[]       not null default '{}',
  people     int         not null,
  mark       bigint                      -- the running number on an exported file
);
create index access_log_people on access_log using gin (person_ids);
create index access_log_at on access_log (at);
create index access_log_account on access_log (account_id, id);
create index access_log_mark on access_log (mark) where mark is not null;

create sequence export_number;

-- The only way in. `looks`: [{account_id, session_id, actor, request_id, route, purpose, person_ids, people, mark}].
create function note_looks(looks jsonb) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into access_log (account_id, session_id, actor, request_id, route, purpose, person_ids, people, mark)
  select l.account_id, l.session_id, l.actor, l.request_id, l.route, l.purpose, l.person_ids, l.people, l.mark
  from jsonb_to_recordset(looks) l(account_id int, session_id bigint, actor text, request_id text, route text, purpose text, person_ids int[], people int, mark bigint)
$$;
revoke all on function note_looks(jsonb) from public;

-- Kept two years, then it may go; never altered.
create function access_log_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.at < now() - interval '24 months' then return old; end if;
  raise exception 'the log of access is kept two years' using errcode = 'restrict_violation', constraint = 'access_log_is_kept';
end $$;
create trigger access_log_is_kept before update or delete on access_log for each row execute function access_log_is_kept();
create trigger access_log_is_kept_whole before truncate on access_log for each statement execute function access_log_is_kept();
alter table access_log enable always trigger access_log_is_kept;
alter table access_log enable always trigger access_log_is_kept_whole;

-- The digest of a day in Viet Nam: SHA-256 over the digest before and the SHA-256 of each row's text, in order.
create function access_digest(day date, before text, out rows int, out digest text)
language sql stable as $$
  select count(*)::int, encode(sha256(decode(before, 'hex') || coalesce(string_agg(sha256(convert_to(concat_ws('|', id,
    to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), account_id, coalesce(session_id::text, '-'), to_json(actor), coalesce(request_id, '-'), route, purpose,
    array_to_string(person_ids, ','), people, coalesce(mark::text, '-')), 'UTF8')), ''::bytea order by id), ''::bytea)), 'hex')
  from access_log
  where at >= day::timestamp at time zone 'Asia/Ho_Chi_Minh' and at < (day + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'
$$;
