-- Promised shares, and how they stand. One row each, locked by whoever changes it: an instance that judges, or a person who edits.
create table objective (
    id          uuid        not null,
    name        text        not null,
    version     integer     not null,
    -- What is promised, as the service writes it.
    spec        jsonb       not null,
    created_at  timestamptz not null,
    changed_at  timestamptz not null,
    changed_by  text        not null,
    burning     boolean     not null default false,
    urgency     text,
    since       timestamptz,
    quiet_since timestamptz,
    -- The moment of the figures that last changed how it stands; older ones change nothing.
    decided_at  timestamptz,
    -- How many events were told of it: the version of the last one.
    events      integer     not null default 0,
    constraint objective_pk primary key (id),
    constraint objective_name_uq unique (name),
    constraint objective_urgency_ck check (urgency in ('ticket', 'page')),
    constraint objective_burning_ck check (burning = (urgency is not null)),
    constraint objective_quiet_ck check (burning or quiet_since is null)
);

-- How an objective stood in the past: one row for each event that was told of it.
create table objective_turn (
    objective     uuid        not null,
    event         integer     not null,
    at            timestamptz not null,
    burning       boolean     not null,
    urgency       text        not null,
    reason        text,
    burn          float8,
    long_minutes  integer,
    long_n        bigint,
    long_bad      bigint,
    short_minutes integer,
    short_n       bigint,
    short_bad     bigint,
    constraint objective_turn_pk primary key (objective, event),
    constraint objective_turn_objective_fk foreign key (objective) references objective (id) on delete cascade
);
