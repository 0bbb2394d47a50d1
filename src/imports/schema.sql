-- An office's file on its way into the register. The job outlives the page and the server; its facts are written in one transaction or not at all.
create table import_job (
  id         int  primary key generated always as identity,
  account_id int,
  file_name  text not null,
  file       bytea,                        -- the bytes as sent; emptied seven days after the end
  file_hash  bytea not null,
  state      text not null check (state in ('waiting', 'reading', 'columns', 'rows', 'ready', 'writing', 'done', 'refused', 'dropped')),
  mapping    jsonb not null default '{}',  -- sheet -> column key -> heading chosen by a person
  mends      jsonb not null default '{}',  -- 'sheet!row!column' -> value typed on the screen
  found      jsonb not null default '{}',  -- what reading found: sheets, columns, counts, faults, preview
  progress   real not null default 0,
  begun_at   timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  ended_at   timestamptz
);

-- The mapping that a person chose for headings like these, kept for the next file.
create table import_mapping (
  headings_key text primary key,           -- folded headings of the sheet
  sheet        text not null,
  mapping      jsonb not null,
  used_at      timestamptz not null default now()
);
