-- Sums of days packed: one row for each day and the dimensions it is summed by, instead of one for each value and measure (ADR 0018).
drop table day_sum;
drop table day_sketch;

alter table day_zone add column combination text not null default '';
comment on column day_zone.combination is 'Dimensions summed together, with commas; empty: each by itself, and all.';
alter table day_zone drop constraint day_zone_name_uq;
alter table day_zone add constraint day_zone_name_uq unique (name, combination);

create table day_part (
    zone       integer not null,
    -- The dimensions it is summed by, with commas; empty for the sum of everything.
    dimensions text    not null,
    first_slot integer not null,
    sums       bytea   not null,
    sketches   bytea   not null,
    constraint day_part_pk primary key (zone, dimensions, first_slot)
);
-- Packed already.
alter table day_part alter column sums set storage external;
alter table day_part alter column sketches set storage external;

-- What was read of a day is kept in memory by this number: no two sums of days have the same.
create sequence day_version;
alter table summed_day add column version bigint not null default 0;

-- Everything is summed anew.
update day_zone set id = default, scanned = false;
