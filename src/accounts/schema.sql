-- Accounts are made by staff. What each may see is the next chapter; here they sign in.
create table account (
  id            int  primary key generated always as identity,
  login         text not null unique,
  name          text not null,
  password_hash text,                     -- argon2id; null until the one-time link is used
  role          text not null check (role in ('administrator', 'province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'auditor', 'reader')),
  unit_id       int,                      -- the subtree it works for
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
