-- The watch over each category's intake: one row, locked by whoever judges. A category is watched from its first complaint on.
create table surge_watch (
    id          uuid        not null,
    -- Null stands for complaints that are not classified.
    category    text,
    surging     boolean     not null default false,
    -- When the present surge was noticed, or the last one ended.
    since       timestamptz,
    -- The last hour that was judged; each is judged once.
    judged_hour timestamptz,
    -- How many events were told of it: the version of the last one.
    events      integer     not null default 0,
    constraint surge_watch_pk primary key (id),
    constraint surge_watch_category_uq unique nulls not distinct (category)
);

-- Surges of the past: one row for each that was told of.
create table surge (
    watch        uuid        not null,
    event        integer     not null,
    noticed_at   timestamptz not null,
    ended_at     timestamptz,
    window_hours integer     not null,
    n            bigint      not null,
    expected     float8      not null,
    least        bigint      not null,
    constraint surge_pk primary key (watch, event),
    constraint surge_watch_fk foreign key (watch) references surge_watch (id)
);
create index surge_noticed_ix on surge (noticed_at);
