-- What came after a resolution, and the time that clocks counted. In both rooms, see V1.
do
$$
declare
    room text;
begin
    foreach room in array array ['public', 'shadow']
        loop
            perform set_config('search_path', room, true);

            alter table case_fact
                add column first_disputed_at  timestamptz,
                add column dispute_count      integer not null default 0,
                add column first_recontact_at timestamptz,
                add column redress_kind       text,
                add column redress_amount     numeric,
                add column redress_currency   text,
                -- The measures by which the row is counted in the cells: rows stored before are counted by those of form 1 until they
                -- change or are rebuilt. The service writes this column always.
                add column form               integer not null default 1;

            alter table clock_fact
                add column counted_seconds bigint,
                add column risk_at         timestamptz;
            create index clock_fact_risk_ix on clock_fact (risk_at) where state = 'running';
        end loop;
    perform set_config('search_path', 'public', true);
end
$$;
