-- Cells summed up by whole days of a zone and by one dimension each, for questions about long times (ADR 0016). They belong to the live
-- cells and have no room of their own: a rebuild gives the zones new numbers, and what bears an old one is swept up.
create table day_zone (
    id       integer generated always as identity,
    name     text        not null,
    asked_at timestamptz not null,
    -- Whether all days with cells are known.
    scanned  boolean     not null default false,
    constraint day_zone_pk primary key (id),
    constraint day_zone_name_uq unique (name)
);

-- Blocks of 128 slots whose cells changed. Writers only add rows, so that they never wait for each other.
create table day_touched (
    block integer not null
);

-- Each day of a zone that ever had cells.
create table summed_day (
    zone       integer     not null,
    first_slot integer     not null,
    end_slot   integer     not null,
    -- Whether its sums are those of the cells.
    stands     boolean     not null,
    touched_at timestamptz not null,
    constraint summed_day_pk primary key (zone, first_slot)
);
create index summed_day_open_ix on summed_day (zone, first_slot) where not stands;

create table day_sum (
    zone       integer not null,
    -- Its name; empty for the sum of everything.
    dimension  text    not null,
    measure    integer not null,
    first_slot integer not null,
    value      text,
    count      bigint  not null,
    sum        bigint  not null
);
create index day_sum_ix on day_sum (zone, dimension, measure, first_slot);
create index day_sum_day_ix on day_sum (zone, first_slot);

create table day_sketch (
    zone       integer not null,
    dimension  text    not null,
    measure    integer not null,
    first_slot integer not null,
    value      text,
    -- Pairs of bucket and count, four and eight bytes each.
    buckets    bytea   not null
);
create index day_sketch_ix on day_sketch (zone, dimension, measure, first_slot);
create index day_sketch_day_ix on day_sketch (zone, first_slot);
