-- Customers of periods of days, posted by whoever knows. Versions are only added; the highest of a period and segment holds, and says who
-- posted it when.
create table customer_count (
    id          bigint generated always as identity,
    from_day    date        not null,
    to_day      date        not null,
    brand       text,
    product     text,
    region      text,
    customers   bigint      not null,
    gained      bigint,
    lost        bigint,
    version     integer     not null,
    withdrawn   boolean     not null,
    recorded_at timestamptz not null,
    recorded_by text        not null,
    constraint customer_count_pk primary key (id),
    constraint customer_count_uq unique nulls not distinct (from_day, to_day, brand, product, region, version),
    constraint customer_count_period_ck check (from_day < to_day),
    constraint customer_count_ck check (customers >= 0 and gained >= 0 and lost >= 0)
);
