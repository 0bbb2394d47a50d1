-- What a province's People's Council resolved on allowances in villages: which title is paid whole, at which rate a concurrent one, who pays, and from how many households a village is of type 1 or 2.
create table allowance_resolution (
  id               int  primary key generated always as identity,
  province_id      int  not null references unit,
  paper_id         int  not null references paper,
  valid            daterange not null check (not isempty(valid)),
  main_title       text not null check (main_title in ('cell_secretary', 'village_head')),
  concurrency_rate numeric(5, 4) not null check (concurrency_rate between 0 and 1), -- of the other title's allowance
  payer            text not null check (payer in ('fund', 'local')),                -- from the fund that the central budget grants, or from the province's own budget
  type1_from       int check (type1_from > 0),      -- households from which a village is of type 1; null: types are entered village by village
  type2_from       int check (type2_from > 0),
  status           text not null check (status in ('confirmed', 'unconfirmed')),
  recorded         tstzrange not null default tstzrange(now(), null),
  constraint types_fall check ((type1_from is null) = (type2_from is null) and (type1_from is null or type1_from > type2_from)),
  constraint one_resolution_at_a_time exclude using gist (province_id with =, valid with &&) where (upper_inf(recorded))
);

-- Its coefficients: times the base salary they give a title's monthly allowance.
create table allowance_level (
  id            int  primary key generated always as identity,
  resolution_id int  not null references allowance_resolution,
  province_id   int  not null references unit,
  post          text not null check (post in ('cell_secretary', 'village_head', 'front_head')),
  village_type  int  not null check (village_type between 1 and 3),
  coefficient   numeric(6, 3) not null check (coefficient >= 0),
  unique (resolution_id, post, village_type)
);

-- What was decided of one village: its type, and why the central fund grants it the higher coefficient whatever its households (Nghị định 33/2023/NĐ-CP, art. 34(2)).
create table village_class (
  id           int  primary key generated always as identity,
  village_id   int  not null references unit,
  village_type int  check (village_type between 1 and 3),
  high_fund    text check (high_fund in ('border', 'island', 'security', 'converted')),
  held         daterange not null check (not isempty(held)),
  recorded     tstzrange not null default tstzrange(now(), null),
  paper_id     int  references paper,
  constraint classed_once exclude using gist (village_id with =, held with &&) where (upper_inf(recorded))
);
create index village_class_village on village_class (village_id);

create trigger allowance_resolution_changes after insert or update or delete on allowance_resolution for each statement execute function note_data_change();
create trigger village_class_changes after insert or update or delete on village_class for each statement execute function note_data_change();
