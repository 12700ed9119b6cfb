-- Erasing a person (ADR 0019): who asked for it and what it did, without a word of who it was.
create table erasure (
    id           uuid        not null,
    state        text        not null,
    reason       text        not null,
    requested_at timestamptz not null,
    requested_by text        not null,
    finished_at  timestamptz,
    cases        integer     not null,
    open_cases   integer     not null,
    messages     integer     not null default 0,
    constraint erasure_pk primary key (id),
    constraint erasure_state_ck check (state in ('running', 'done'))
);
create index erasure_requested_ix on erasure (requested_at);
create index erasure_running_ix on erasure (id) where state = 'running';

-- Which cases it takes; stays as the record of what was done.
create table erasure_case (
    erasure_id   uuid    not null,
    complaint_id uuid    not null,
    done         boolean not null,
    constraint erasure_case_pk primary key (complaint_id, erasure_id)
);
create index erasure_case_waiting_ix on erasure_case (erasure_id, complaint_id) where not done;
create index erasure_case_erasure_ix on erasure_case (erasure_id);

-- What is told again of a person from before the erasure is recognised by these; keyed, so that they tell nothing to anybody else.
create table erased_identifier (
    hash       bytea       not null,
    erasure_id uuid        not null,
    erased_at  timestamptz not null,
    constraint erased_identifier_pk primary key (hash)
);
insert into service_secret (name, secret)
values ('person', decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));

alter table complaint add column erased_at timestamptz;
comment on column complaint.erased_at is 'since then nothing of a person is kept of it, whatever is told';
