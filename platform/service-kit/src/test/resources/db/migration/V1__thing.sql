create table thing (
    id      bigint generated always as identity primary key,
    name    text    not null,
    version integer not null default 1
);
