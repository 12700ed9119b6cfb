-- What was known at a moment: facts and cells of the events recorded until then, each in a schema of its own, as long as somebody wants them.
create table known_view (
    id           uuid        not null,
    known_at     timestamptz not null,
    -- The schema; its name is made of the id and never used again.
    room         text        not null,
    state        text        not null,
    requested_by text        not null,
    requested_at timestamptz not null,
    finished_at  timestamptz,
    events       bigint      not null default 0,
    of_events    bigint      not null default 0,
    reason       text,
    constraint known_view_pk primary key (id),
    constraint known_view_moment_uq unique (known_at),
    constraint known_view_state_ck check (state in ('building', 'ready', 'failed'))
);
