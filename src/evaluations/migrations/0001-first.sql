-- What a person is assessed by: a row holds for a period, on a source, with the observable work that it looks at. 'unconfirmed': no rule names it; the screen says so.
create table evaluation_criterion (
  id          int  primary key generated always as identity,
  code        text not null check (code ~ '^[a-z_]+$'),
  place       int  not null,                          -- in which order they are shown
  vi          text not null,
  en          text not null,
  looks_at_vi text not null,
  looks_at_en text not null,
  valid       daterange not null default daterange(null, null) check (not isempty(valid)),
  basis       text not null,
  status      text not null check (status in ('confirmed', 'unconfirmed')),
  recorded    tstzrange not null default tstzrange(now(), null),
  constraint one_criterion_of_a_code exclude using gist (code with =, valid with &&) where (upper_inf(recorded))
);

create sequence evaluation_round_number;

-- A round (kỳ nhận xét): a committee assesses the unified leaders below it over a period. Who they are is derived on the day the period ends. What changes is told anew under the same number.
create table evaluation_round (
  id         int  primary key generated always as identity,
  number     int  not null default nextval('evaluation_round_number'),
  unit_id    int  not null references unit,           -- the State unit of the committee that holds it
  name       text not null check (name <> ''),
  from_on    date not null,
  till_on    date not null,                           -- the last day of the period looked at
  closes_on  date not null,                           -- the last day on which a first assessment may be given
  paper_id   int  references paper,
  withdrawal_reason text,
  recorded   tstzrange not null default tstzrange(now(), null),
  constraint round_days_in_order check (from_on <= till_on and till_on <= closes_on),
  constraint round_told_once exclude using gist (number with =) where (upper_inf(recorded))
);
create unique index one_round_of_a_name on evaluation_round (unit_id, fold(name)) where upper_inf(recorded);
create index evaluation_round_rows on evaluation_round (number);

-- The assessment of a person in a round. A draft saved again, what is given of it, and every correction is a row; the one before is closed and stays.
create table evaluation (
  id         bigint primary key generated always as identity,
  round      int  not null,                           -- the number of the round
  lead_id    int  not null references unit,           -- who holds the round
  unit_id    int  not null references unit,           -- the village that the person leads
  person_id  int  not null references person,
  state      text not null check (state in ('draft', 'given')),
  version    int  not null check (version >= 0),      -- 0: a draft; 1: as first given
  on_day     date not null,                           -- on which it was made
  given_by   text not null,                           -- who assessed
  reason     text,                                    -- of a correction
  recorded   tstzrange not null default tstzrange(now(), null),
  constraint draft_has_no_version check ((state = 'draft') = (version = 0)),
  constraint corrected_with_reason check (version < 2 or reason is not null),
  constraint evaluated_once_a_round exclude using gist (round with =, person_id with =) where (upper_inf(recorded))
);
create index evaluation_person on evaluation (person_id);
create index evaluation_of_round on evaluation (round);

-- What was found by one criterion, and the work on which that rests.
create table evaluation_finding (
  id            bigint primary key generated always as identity,
  evaluation_id bigint not null references evaluation,
  lead_id       int  not null,                        -- the evaluation's, so that rights can be told from the row
  unit_id       int  not null,
  person_id     int  not null,
  criterion_id  int  not null references evaluation_criterion,
  finding       text not null check (finding in ('met', 'mostly_met', 'not_met')),
  basis         text,
  constraint found_once unique (evaluation_id, criterion_id),
  constraint not_met_says_why check (finding <> 'not_met' or basis is not null)
);

-- What the person assessed says to an assessment as given: once to each version. Written by answer_evaluation alone.
create table evaluation_answer (
  id            bigint primary key generated always as identity,
  evaluation_id bigint not null references evaluation,
  unit_id       int  not null,
  person_id     int  not null,
  note          text not null check (note <> ''),
  on_day        date not null,
  recorded_at   timestamptz not null default now(),
  constraint answered_once unique (evaluation_id)
);

-- Public: the persons to whom an assessment was given within so many months up to the day (room legal-rules), as known at k. It says no more, and so may be asked by whoever may see figures.
create function people_evaluated(d date, k timestamptz default 'infinity') returns setof int
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select distinct person_of(e.person_id, k) from evaluation e
  where e.state = 'given' and believed_at(e.recorded, k) and e.on_day <= d
    and e.on_day > d - make_interval(months => (select (r.value #>> '{}')::int from legal_rule r where r.key = 'evaluation.within_months' and r.valid @> d and r.province_id is null and upper_inf(r.recorded)));
end;

-- Public: the persons whose latest assessment given by the day found one of these by the criterion. What it tells of few is withheld, and its rows are opened, by the permission that the indicators name.
create function people_found(asked text, as_found text[], d date, k timestamptz default 'infinity') returns setof int
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select l.person
  from (select distinct on (person_of(e.person_id, k)) person_of(e.person_id, k) as person, e.id from evaluation e
        where e.state = 'given' and believed_at(e.recorded, k) and e.on_day <= d
        order by person_of(e.person_id, k), e.on_day desc, e.id desc) l
    join evaluation_finding f on f.evaluation_id = l.id and f.finding = any(as_found)
    join evaluation_criterion c on c.id = f.criterion_id and c.code = asked;
end;

-- What was given to whoever speaks, every version of it, as known at k; drafts are not told. Who speaks the room access says (access_self), which stands above this one and is looked up when it is asked.
create function my_evaluations(k timestamptz default 'infinity')
  returns table (id bigint, person_id int, round_name text, holder_id int, unit_id int, from_on date, till_on date, version int, stands boolean, on_day date, given_by text, reason text, told_at timestamptz, findings jsonb, answer text, answered_on date)
  language plpgsql stable security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
declare me int := person_of(access_self());
begin
  return query select e.id, me, r.name, e.lead_id, e.unit_id, r.from_on, r.till_on, e.version, believed_at(e.recorded, k), e.on_day, e.given_by, e.reason, lower(e.recorded),
    (select jsonb_agg(jsonb_build_object('criterion', c.code, 'vi', c.vi, 'en', c.en, 'finding', f.finding, 'basis', f.basis) order by c.place, c.id) from evaluation_finding f join evaluation_criterion c on c.id = f.criterion_id where f.evaluation_id = e.id),
    a.note, a.on_day
  from evaluation e join evaluation_round r on r.number = e.round and believed_at(r.recorded, k)
    left join evaluation_answer a on a.evaluation_id = e.id and a.recorded_at <= k
  where e.state = 'given' and lower(e.recorded) <= k and person_of(e.person_id, k) = person_of(me, k)
  order by e.on_day desc, e.round desc, e.version desc;
end $$;

-- The person assessed answers what stands given about them, and nothing else. Null where that is not about whoever speaks.
create function answer_evaluation(asked bigint, said text, on_day date) returns table (unit_id int, person_id int, round int)
  language plpgsql security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
declare found evaluation;
begin
  select e.* into found from evaluation e where e.id = asked and e.state = 'given' and upper_inf(e.recorded) and person_of(e.person_id) = person_of(access_self());
  if found.id is null then return; end if;
  insert into evaluation_answer (evaluation_id, unit_id, person_id, note, on_day) values (found.id, found.unit_id, found.person_id, said, answer_evaluation.on_day);
  return query select found.unit_id, found.person_id, found.round;
end $$;

-- A round in which somebody is assessed is not withdrawn, whether or not whoever withdraws it may see them.
create function round_is_not_begun() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from evaluation where round = new.number and upper_inf(recorded)) then
    raise exception 'somebody is assessed in this round' using errcode = 'check_violation', constraint = 'round_is_not_begun';
  end if;
  return new;
end $$;
create trigger round_is_not_begun before update on evaluation_round for each row when (old.withdrawal_reason is null and new.withdrawal_reason is not null) execute function round_is_not_begun();

create trigger evaluation_criterion_changes after insert or update or delete on evaluation_criterion for each statement execute function note_data_change();
create trigger evaluation_round_changes after insert or update or delete on evaluation_round for each statement execute function note_data_change();
create trigger evaluation_changes after insert or update or delete on evaluation for each statement execute function note_data_change();
create trigger evaluation_finding_changes after insert or update or delete on evaluation_finding for each statement execute function note_data_change();
create trigger evaluation_answer_changes after insert or update or delete on evaluation_answer for each statement execute function note_data_change();

insert into evaluation_criterion (code, place, vi, en, looks_at_vi, looks_at_en, basis, status) values
  ('prestige', 1, 'Uy tín', 'Prestige', 'Kết quả bầu, lấy phiếu và số người dự các cuộc họp do người ấy chủ trì; việc dân, chi bộ giao và kết quả', 'Results of elections and votes, attendance at meetings they chaired; what residents and the cell entrusted to them and what came of it', 'Báo Lạng Sơn 25/06/2021 (nhận xét của Ban Tổ chức Thành ủy); chưa thấy quy định đặt tiêu chí này', 'unconfirmed'),
  ('quality', 2, 'Phẩm chất', 'Quality', 'Việc chấp hành nghị quyết, quy chế, công khai thu chi; khen thưởng, kỷ luật có quyết định', 'Carrying out resolutions and regulations, open accounts; commendations and discipline by decision', 'Báo Lạng Sơn 25/06/2021 (nhận xét của Ban Tổ chức Thành ủy); chưa thấy quy định đặt tiêu chí này', 'unconfirmed'),
  ('mobilisation', 3, 'Khả năng vận động, tập hợp quần chúng', 'Ability to mobilise', 'Kết quả các đợt vận động, phong trào của thôn: số hộ tham gia, đóng góp, việc đã làm xong', 'Results of the village’s campaigns: households that joined, contributions, work done', 'Báo Lạng Sơn 25/06/2021 (nhận xét của Ban Tổ chức Thành ủy); chưa thấy quy định đặt tiêu chí này', 'unconfirmed'),
  ('responsibility', 4, 'Trách nhiệm', 'Responsibility', 'Việc được giao làm đúng hạn, báo cáo, trực và tiếp dân theo lịch, kiến nghị của dân được giải quyết', 'Tasks done in time, reports, hours kept for residents, requests settled', 'Báo Lạng Sơn 25/06/2021 (nhận xét của Ban Tổ chức Thành ủy); chưa thấy quy định đặt tiêu chí này', 'unconfirmed');
