-- Names of what cells count, and combinations of dimension values. Both only grow; ids are shared by the live and the shadow tables.
create table measure (
    id   integer generated always as identity,
    name text not null,
    constraint measure_pk primary key (id),
    constraint measure_name_uq unique (name)
);

create table dimension_set (
    id          integer generated always as identity,
    -- A hash of all values: nine texts are too long for an index, and nulls must be equal.
    fingerprint uuid not null,
    source      text,
    channel     text,
    category    text,
    product     text,
    team        text,
    priority    text,
    brand       text,
    region      text,
    survey      text,
    constraint dimension_set_pk primary key (id),
    constraint dimension_set_uq unique (fingerprint)
);

-- How far each partition has been counted, for the freshness that every answer states.
create table progress (
    topic            text        not null,
    partition        integer     not null,
    last_recorded_at timestamptz not null,
    applied_at       timestamptz not null,
    constraint progress_pk primary key (topic, partition)
);

-- The outcome of each rebuild from the topics.
create table rebuild (
    id                uuid        not null,
    state             text        not null,
    requested_by      text        not null,
    started_at        timestamptz not null,
    finished_at       timestamptz,
    events            bigint      not null default 0,
    unreadable        bigint      not null default 0,
    differing_cases   bigint,
    differing_clocks  bigint,
    differing_sheets  bigint,
    differing_cells   bigint,
    differing_buckets bigint,
    swapped           boolean     not null default false,
    reason            text,
    constraint rebuild_pk primary key (id),
    constraint rebuild_state_ck check (state in ('running', 'done', 'failed'))
);
create unique index rebuild_running_uq on rebuild (state) where state = 'running';

-- What the live consumer applied while a rebuild was running, so that the shadow can follow it exactly.
create table rebuild_tail (
    id    bigint generated always as identity,
    topic text  not null,
    key   text  not null,
    type  text  not null,
    data  bytea not null,
    constraint rebuild_tail_pk primary key (id)
);

-- Facts and cells exist twice: in public, which is live, and in shadow, which a rebuild fills before both change places by
-- "set schema". Whoever changes these tables in a later migration must change them in both.
create schema shadow;
create schema retired;

do
$$
declare
    room text;
begin
    foreach room in array array ['public', 'shadow']
        loop
            perform set_config('search_path', room, true);

            create table case_fact (
                complaint          uuid        not null,
                -- Counts the writes of the row with its clocks, so that no writer overlooks another one.
                revision           integer     not null,
                version            integer     not null,
                number             text        not null,
                dimension_set      integer     not null,
                assignee           text,
                status             text        not null,
                source_status      text,
                received_at        timestamptz,
                acknowledged_at    timestamptz,
                first_assigned_at  timestamptz,
                first_response_at  timestamptz,
                first_resolved_at  timestamptz,
                resolved_at        timestamptz,
                closed_at          timestamptz,
                first_reopened_at  timestamptz,
                reopen_count       integer     not null,
                transfer_count     integer     not null,
                outcome            text,
                root_cause         text,
                stated_deadline_at timestamptz,
                stated_met         boolean,
                disputed           boolean,
                historic           boolean     not null,
                constraint case_fact_pk primary key (complaint)
            ) with (fillfactor = 85);

            create table clock_fact (
                complaint  uuid        not null,
                clock      text        not null,
                run        integer     not null,
                version    integer     not null,
                state      text        not null,
                started_at timestamptz not null,
                due_at     timestamptz,
                stopped_at timestamptz,
                constraint clock_fact_pk primary key (complaint, clock, run),
                constraint clock_fact_state_ck check (state in ('running', 'paused', 'met', 'breached', 'cancelled'))
            ) with (fillfactor = 85);
            create index clock_fact_running_ix on clock_fact (due_at) where state = 'running';

            create table sheet_fact (
                feedback      uuid        not null,
                version       integer     not null,
                complaint     uuid,
                -- The complaint, or the sheet itself: of each group one sheet is counted.
                group_id      uuid        not null,
                counted       boolean     not null,
                dimension_set integer     not null,
                answered_at   timestamptz not null,
                -- One measure name per answered question.
                answers       text[]      not null,
                constraint sheet_fact_pk primary key (feedback)
            );
            create index sheet_fact_group_ix on sheet_fact (group_id);
            create unique index sheet_fact_counted_uq on sheet_fact (group_id) where counted;

            create table cell (
                measure       integer not null,
                slot          integer not null,
                dimension_set integer not null,
                count         bigint  not null,
                sum           bigint  not null,
                constraint cell_pk primary key (measure, slot, dimension_set)
            ) with (fillfactor = 85);

            create table sketch (
                measure       integer not null,
                slot          integer not null,
                dimension_set integer not null,
                bucket        integer not null,
                count         bigint  not null,
                constraint sketch_pk primary key (measure, slot, dimension_set, bucket)
            ) with (fillfactor = 85);
        end loop;
    perform set_config('search_path', 'public', true);
end
$$;
