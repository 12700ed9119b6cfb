-- Invitations to surveys, and which invitation an answer sheet names. In both rooms, see V1, and in those of what was known: nothing was
-- known of invitations then, so their tables are empty.
insert into measure (name) values ('uninvited-answer') on conflict on constraint measure_name_uq do nothing;

do
$$
declare
    room text;
begin
    for room in select unnest(array ['public', 'shadow']) union all select k.room from public.known_view k
                 where exists (select from pg_namespace n where n.nspname = k.room)
        loop
            execute format('alter table %I.sheet_fact add column invitation uuid', room);

            execute format('create table %I.invitation_fact (
                invitation    uuid        not null,
                version       integer     not null,
                complaint     uuid,
                dimension_set integer     not null,
                -- Of each thing that was reported the earliest time; what follows from them is decided by whoever counts.
                sent_at       timestamptz,
                delivered_at  timestamptz,
                bounced_at    timestamptz,
                opened_at     timestamptz,
                dismissed_at  timestamptz,
                expired_at    timestamptz,
                answered_at   timestamptz,
                constraint invitation_fact_pk primary key (invitation)
            ) with (fillfactor = 85)', room);

            -- The sheets that are counted already name no invitation: they are counted as that too.
            execute format('insert into %1$I.cell (measure, slot, dimension_set, count, sum)
                select m.id, floor(extract(epoch from s.answered_at) / 900)::integer, s.dimension_set, count(*), 0
                  from %1$I.sheet_fact s cross join public.measure m
                 where s.counted and m.name = ''uninvited-answer''
                 group by 1, 2, 3', room);
        end loop;
end
$$;
