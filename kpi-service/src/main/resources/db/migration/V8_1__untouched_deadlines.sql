-- The watch over each team's deadlines that come up while nobody has begun. A team is watched from the first such deadline on.
create table untouched_watch (
    id     uuid        not null,
    -- Null stands for complaints without a team.
    team   text,
    told   boolean     not null default false,
    -- When the present spell was told, or the end of the last one.
    since  timestamptz not null,
    -- How many events were told of it: the version of the last one.
    events integer     not null default 0,
    constraint untouched_watch_pk primary key (id),
    constraint untouched_watch_team_uq unique nulls not distinct (team)
);
