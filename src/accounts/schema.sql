-- Accounts are made by staff. What each may do and see is the room of access's to say; here they sign in.
create table account (
  id             int  primary key generated always as identity,
  login          text not null unique,
  name           text not null,
  person         text,                    -- who it is, as the office writes it down ('people/12'); followed by nobody here
  password_hash  text,                    -- argon2id, of the password under the pepper; null until there is one
  one_time_until timestamptz,             -- not null: the password is a one-time one, and an own one is owed at sign-in
  demo           boolean not null default false,
  suspended      boolean not null default false,
  made_by        int references account,  -- null: the program
  made_at        timestamptz not null default now()
);

-- Only the hash of a session's token is kept; the token is a new one at sign-in and whenever more is proved, the session goes on.
create table session (
  id           bigint primary key generated always as identity,
  token_hash   bytea not null unique,
  account_id   int  not null references account,
  strict       boolean not null,          -- 15 idle minutes and 8 hours, else 30 and 12
  factor_given boolean not null default false,
  fresh_until  timestamptz,               -- who acts was proved five minutes before this
  challenge    text,                      -- what a passkey is to sign next, once
  device       text not null,             -- 'Firefox · Windows'
  network      text not null,             -- the first three parts of the address, or four of IPv6
  oidc_identity_id int,                   -- who came so through single sign-on
  oidc_sid     text,                      -- the provider's own number of its session
  begun_at     timestamptz not null default now(),
  seen_at      timestamptz not null default now(),
  ends_at      timestamptz not null
);
create index session_account on session (account_id);

-- A one-time link: the first administrator.
create table invitation (
  token_hash bytea primary key,
  account_id int  not null references account,
  made_at    timestamptz not null default now(),
  ends_at    timestamptz not null,
  used_at    timestamptz
);

-- Codes of an app on the phone (RFC 6238). The secret is sealed under a key outside the database.
create table totp (
  account_id    int    primary key references account,
  sealed_secret bytea,                     -- null: none was proved by a code yet
  next_secret   bytea,                     -- shown, and to be proved by a code of it
  last_step     bigint not null default 0  -- of the last code taken: each works once
);

create table passkey (
  id            int    primary key generated always as identity,
  account_id    int    not null references account,
  credential_id text   not null unique,    -- base64url
  public_key    bytea  not null,
  counter       bigint not null,
  transports    text[] not null,
  name          text   not null,
  made_at       timestamptz not null default now(),
  used_at       timestamptz
);
create index passkey_account on passkey (account_id);

-- Ten a set. The first four letters find the row; of the others, 39 random bits, only an argon2id hash under the pepper is kept.
create table recovery_code (
  account_id int  not null references account,
  begins     text not null,
  hash       text not null,
  used_at    timestamptz,
  primary key (account_id, begins)
);

-- A reset in person: one proposes, another confirms, neither for themself. Of the password or of the second factor, never of both in one act.
create table account_reset (
  id           int  primary key generated always as identity,
  account_id   int  not null references account,
  what         text not null check (what in ('password', 'factors')),
  reason       text not null,
  proposed_by  int  not null references account,
  proposed_at  timestamptz not null default now(),
  ends_at      timestamptz not null,
  confirmed_by int  references account,
  confirmed_at timestamptz,
  withdrawn_at timestamptz,
  constraint four_eyes check (proposed_by <> account_id and confirmed_by <> account_id and confirmed_by <> proposed_by)
);
create unique index account_reset_open on account_reset (account_id, what) where confirmed_at is null and withdrawn_at is null;

-- Who came through single sign-on: the provider and its subject, and nothing else but the name it gave. No account until an administrator links one.
create table oidc_identity (
  id         int  primary key generated always as identity,
  issuer     text not null,
  subject    text not null,
  name_hint  text not null,
  account_id int  references account,
  tried_at   timestamptz not null default now(),
  linked_at  timestamptz,
  constraint oidc_identity_once unique (issuer, subject)
);
create index oidc_identity_account on oidc_identity (account_id);

-- Public: the account behind a session while it lasts and nothing of its sign-in is owed, by the hash of its token.
create function session_account(hash bytea) returns int
  language sql stable
return (select s.account_id from session s join account a on a.id = s.account_id
        where s.token_hash = hash and s.ends_at > now() and s.seen_at > now() - make_interval(mins => case when s.strict then 15 else 30 end) and not a.suspended
          and (s.factor_given or not (exists (select from totp t where t.account_id = a.id and t.sealed_secret is not null) or exists (select from passkey p where p.account_id = a.id)))
          and (a.one_time_until is null or s.oidc_identity_id is not null));

-- Public: the person that the holder of an account is; null where the account names none. For the program, which acts for somebody who has left.
create function account_person(asked int) returns int
  language sql stable
return (select substring(a.person from '^people/(\d{1,9})$')::int from account a where a.id = asked);

-- Public: whether one of these persons has an account that can be used; whose it is stays untold.
create function person_signs_in(people int[]) returns boolean
  language sql stable security definer set search_path = public, pg_temp
return exists (select from account where not suspended and person in (select 'people/' || p from unnest(people) p));
