-- Accounts are made by staff. What each may see is the next chapter; here they sign in.
create table account (
  id            int  primary key generated always as identity,
  login         text not null unique,
  name          text not null,
  password_hash text,                     -- argon2id; null until the one-time link is used
  role          text not null check (role in ('administrator', 'province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'auditor', 'reader')),
  unit_id       int,                      -- the subtree it works for
  person_id     int,                      -- who it is in the register of people: nobody acts on a record about themself
  demo          boolean not null default false,
  suspended     boolean not null default false,
  made_at       timestamptz not null default now()
);

-- Only the hash of a session's token is kept.
create table session (
  token_hash bytea primary key,
  account_id int  not null references account,
  begun_at   timestamptz not null default now(),
  seen_at    timestamptz not null default now(),
  ends_at    timestamptz not null
);
create index session_account on session (account_id);

-- A one-time link: the first administrator, a first password.
create table invitation (
  token_hash bytea primary key,
  account_id int  not null references account,
  made_at    timestamptz not null default now(),
  ends_at    timestamptz not null,
  used_at    timestamptz
);

-- Public: the account behind a session while it lasts, by the hash of its token.
create function session_account(hash bytea) returns int
  language sql stable
return (select s.account_id from session s join account a on a.id = s.account_id
        where s.token_hash = hash and s.ends_at > now() and s.seen_at > now() - interval '30 minutes' and not a.suspended);
