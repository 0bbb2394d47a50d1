-- What a person asks about the data kept of them (Law 91/2025/QH15, art. 4): to see, correct, restrict or erase it. The last days are reckoned when it is taken in.
create table person_request (
  id            int  primary key generated always as identity,
  person_id     int  not null references person,
  kind          text not null check (kind in ('see', 'correct', 'restrict', 'erase')),
  came_on       date not null,
  way           text not null check (way in ('in_person', 'in_writing', 'online')),
  answer_due_on date not null,             -- whether it is followed is said by then
  due_on        date not null,             -- and it is done by then
  rules         jsonb not null,            -- the numbers it was reckoned by: {answer: {value, basis, status}, due: {…}, calendar: 'confirmed'}
  state         text not null default 'received' check (state in ('received', 'answered', 'proposed', 'confirmed', 'done', 'refused')),
  outcome       text,                      -- what was done, or why not
  taken_by      int,                       -- account
  taken_at      timestamptz not null default now(),
  answered_on   date,
  decided_by    int,                       -- who ended it; of an erasure who proposed it
  decided_at    timestamptz,
  confirmed_by  int,                       -- of an erasure, the second person
  confirmed_at  timestamptz,
  ended_at      timestamptz,
  extended_from date check (extended_from < due_on), -- the last day before the one extension; its reason is in the journal
  constraint erased_by_two check (kind <> 'erase' or state not in ('confirmed', 'done') or (confirmed_by is not null and confirmed_by is distinct from decided_by))
);
create unique index one_request_of_a_kind on person_request (person_id, kind) where state in ('received', 'answered', 'proposed', 'confirmed');
create index person_request_due on person_request (due_on) where ended_at is null;
