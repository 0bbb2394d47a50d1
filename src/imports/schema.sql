-- An office's file on its way into the register. The job outlives the page and the server; its facts are written in one transaction or not at all.
create table import_job (
  id         int  primary key generated always as identity,
  account_id int,
  actor      jsonb not null,               -- who sent or last decided, with their rights: the runner acts for them after they left the page
  file_name  text not null,
  file       bytea,                        -- the bytes as sent; emptied some days after the end (legal rule privacy.keep_import_days)
  file_hash  bytea not null,
  given      jsonb not null default '{}',  -- unit and day said beside the file, for a file without «Thông tin»
  state      text not null check (state in ('waiting', 'reading', 'columns', 'rows', 'ready', 'writing', 'done', 'refused', 'dropped')),
  mapping    jsonb not null default '{}',  -- name of a sheet of the file -> { sheet, columns: column key -> heading chosen by a person }
  mends      jsonb not null default '{}',  -- 'sheet!row!column' -> value typed on the screen
  accepts    text[] not null default '{}', -- kinds of proposal taken as a whole: 'imports.legacy-font', 'time.two-digit-year'
  found      jsonb not null default '{}',  -- what reading found: sheets, columns, counts, faults, preview
  unit_id    int,                          -- whose register it turned out to be
  step       text not null default '',     -- what is being done: 'file', 'rows', 'check', 'write'
  progress   real not null default 0,      -- of the whole way to the next state, 0 to 1
  step_at    timestamptz not null default now(), -- since when it is under way, for the time left
  begun_at   timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  ended_at   timestamptz
);
create index import_job_account on import_job (account_id, id);
create index import_job_under_way on import_job (id) where state in ('waiting', 'reading', 'writing');

-- The mapping that a person chose for headings like these, kept for the next file.
create table import_mapping (
  headings_key text primary key,           -- folded headings of the sheet
  sheet        text not null,
  mapping      jsonb not null,             -- column key -> heading
  used_at      timestamptz not null default now()
);
