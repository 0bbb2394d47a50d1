-- Roles: an account holds one in the units under an area, for a period. Nothing is deleted: an end closes the period.
create table role_grant (
  id          int  primary key generated always as identity,
  account_id  int  not null references account,
  role        text not null check (role in ('administrator', 'province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'auditor', 'reader')),
  area_id     int  not null references unit, -- a State unit or a cell; the country means everywhere
  held        tstzrange not null default tstzrange(now(), null) check (not isempty(held)),
  granted_by  int  references account,       -- null: the program
  kind        text not null default 'granted' check (kind in ('granted', 'delegated', 'break_glass')),
  reason      text,
  ended_by    int  references account,
  end_reason  text,
  constraint role_granted_once exclude using gist (account_id with =, role with =, area_id with =, held with &&)
);
create index role_grant_account on role_grant (account_id);
create index role_grant_area on role_grant (area_id);

-- From which areas a unit may be seen: itself, what it stands under now, what it stood under until that ended, what it became.
-- Derived from facts that name units and persons which are there, and stay: asking again for every row would take longer than deriving it.
create table unit_area (
  area_id int not null,
  unit_id int not null,
  primary key (area_id, unit_id)
);
create index unit_area_unit on unit_area (unit_id);

-- From which areas a person may be seen: those of every unit where they live, serve or work, or did.
create table person_area (
  person_id int   primary key,
  area_ids  int[] not null
);
create index person_area_areas on person_area using gin (area_ids);

-- Whose areas this transaction must look up again; empty whenever nobody writes.
create unlogged table area_due (
  writer    xid8 not null default pg_current_xact_id(),
  unit_id   int,
  person_id int
);
create index area_due_writer on area_due (writer);

-- Who speaks: the account behind the session whose hash the transaction was given. A forged hash is nobody's.
create function access_account() returns int
  language sql stable security definer set search_path = public, pg_temp
return session_account(case when current_setting('nhatthe.session', true) ~ '^[0-9a-f]{64}$' then decode(current_setting('nhatthe.session', true), 'hex') end);

-- Whether it is the program itself that asks: nobody speaks, and the login is the owner's.
create function access_program() returns boolean
  language sql stable security definer set search_path = public, pg_temp
return session_user = current_user and coalesce(current_setting('nhatthe.session', true), '') = '';

-- The areas in which the speaker holds one of these roles now.
create function access_areas(roles text[]) returns int[]
  language sql stable security definer set search_path = public, pg_temp
return coalesce((select array_agg(distinct g.area_id) from role_grant g where g.account_id = access_account() and g.role = any(roles) and g.held @> now()), '{}');

-- Whether the speaker holds one of these roles anywhere, or in the whole country.
create function access_has(roles text[]) returns boolean
  language sql stable security definer set search_path = public, pg_temp
return exists (select from role_grant g where g.account_id = access_account() and g.role = any(roles) and g.held @> now());

create function access_all(roles text[]) returns boolean
  language sql stable security definer set search_path = public, pg_temp
return exists (select from role_grant g join unit u on u.id = g.area_id where g.account_id = access_account() and g.role = any(roles) and g.held @> now() and u.kind = 'country');

-- The same areas and those that went wholly into them: by their ids an interval row names what it stood under at the time.
create function access_paths(roles text[]) returns int[]
  language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan
as $$
declare
  whole int[] := access_areas(roles); more int[] := whole;
begin
  while more <> '{}' loop
    more := array(select s.from_id from unit_succession s
      where s.to_id = any(more) and s.from_id <> all(whole) and upper_inf(s.recorded) and s.kind in ('merge', 'rename', 'convert', 'transfer')
        and not exists (select from unit_succession o where o.from_id = s.from_id and o.to_id is distinct from s.to_id and o.on_day = s.on_day and upper_inf(o.recorded)));
    whole := whole || more;
  end loop;
  return whole;
end $$;

-- The person that the speaker is; null where the account names none.
create function access_self() returns int
  language sql stable security definer set search_path = public, pg_temp
return (select substring(a.person from '^people/(\d{1,9})$')::int from account a where a.id = access_account());

-- Does the speaker hold one of these roles over the unit?
create function access_covers(asked int, roles text[]) returns boolean
  language sql stable security definer set search_path = public, pg_temp
return access_all(roles) or exists (select from unit_area where unit_id = asked and area_id = any(access_areas(roles)));

-- The same asked of an account by the program, which acts for it after it has left.
create function account_covers(asked int, account int, roles text[]) returns boolean
  language sql stable
return exists (select from role_grant g join unit u on u.id = g.area_id
  where g.account_id = account and g.role = any(roles) and g.held @> now()
    and (u.kind = 'country' or exists (select from unit_area a where a.area_id = g.area_id and a.unit_id = asked)));

-- The account with this login, for who may give roles: nobody else learns whether it is there.
create function account_called(asked text) returns table (id int, name text)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select a.id, a.name from account a where a.login = asked and not a.suspended and access_has(array['administrator', 'province_staff', 'commune_staff']);
end;

-- Names of the accounts that hold or gave a role which the speaker may see, and of the speaker.
create function account_names(ids int[]) returns table (id int, login text, name text)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select a.id, a.login, a.name from account a
  where a.id = any(ids)
    and (a.id = access_account() or access_all(array['administrator', 'province_staff', 'commune_staff', 'inspector', 'auditor'])
      or exists (select from role_grant g join unit_area u on u.unit_id = g.area_id
                 where a.id in (g.account_id, g.granted_by) and u.area_id = any(access_areas(array['administrator', 'province_staff', 'commune_staff', 'inspector', 'auditor']))));
end;

-- The glass is broken: for an hour the speaker reads in a unit that is not theirs. The role holds from now; who stands over the unit sees it.
create function break_glass(asked int, why text) returns int
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare made int;
begin
  if not access_has(array['administrator', 'province_staff', 'inspector']) then return null; end if;
  insert into role_grant (account_id, role, area_id, held, granted_by, kind, reason)
  values (access_account(), 'inspector', asked, tstzrange(now(), now() + interval '1 hour'), access_account(), 'break_glass', why)
  returning id into made;
  return made;
end $$;

-- When a role began is never otherwise: who ends one closes its period and no more.
create function role_grant_only_ends() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if access_account() is not null and lower(new.held) is distinct from lower(old.held) then
    raise exception 'a role is ended, nothing else of it changes' using errcode = 'check_violation', constraint = 'role_grant_only_ends';
  end if;
  return new;
end $$;
create trigger role_grant_only_ends before update on role_grant for each row execute function role_grant_only_ends();

-- Who is signed in writes into the journal in their own name alone, whatever they tell append_to_journal. The program itself signs for whom it acts.
create function journal_is_signed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare me int; mine bigint;
begin
  if access_program() then return new; end if;
  me := access_account();
  if me is not null then mine := (select id from session where token_hash = decode(current_setting('nhatthe.session'), 'hex')); end if;
  if me is null or new.account_id is distinct from me or new.session_id is distinct from mine or new.actor is distinct from (select name from account where id = me) then
    raise exception 'an entry in the name of another' using errcode = 'insufficient_privilege', constraint = 'journal_is_signed';
  end if;
  return new;
end $$;
create trigger journal_is_signed before insert on journal for each row execute function journal_is_signed();
alter table journal enable always trigger journal_is_signed;

create trigger role_grant_changes after insert or update or delete on role_grant for each statement execute function note_data_change();

-- A row that no right opens: who sees it is not held by the policies, and the server does not start.
create table canary (sings boolean primary key default true check (sings));
insert into canary default values;
