-- A case in one row: what lists show as columns; its moments and clocks, which only the fold reads, as JSON.
create table complaint (
    id                  uuid        not null,
    number              text        not null,
    version             integer     not null,
    source              text        not null,
    external_ref        text,
    subject             text,
    status              text        not null,
    source_status       text,
    channel             text,
    category            text,
    product             text,
    team                text,
    assignee            text,
    priority            text,
    brand               text,
    region              text,
    received_at         timestamptz,
    resolved_at         timestamptz,
    closed_at           timestamptz,
    recorded_at         timestamptz not null,
    changed_at          timestamptz not null,
    judged_at           timestamptz,
    marked              boolean     not null,
    next_deadline_at    timestamptz,
    next_deadline_clock text,
    next_deadline_state text,
    next_clock_at       timestamptz,
    moments             json        not null,
    attributes          json        not null,
    clocks              json        not null,
    constraint complaint_pk primary key (id),
    constraint complaint_number_uq unique (number),
    constraint complaint_reference_uq unique (source, external_ref),
    constraint complaint_status_ck
        check (status in ('new', 'open', 'waiting-for-customer', 'resolved', 'closed', 'withdrawn')),
    constraint complaint_version_ck check (version > 0)
);
comment on column complaint.next_clock_at is 'after this instant the clocks must be read again; drives the sweeper';
comment on column complaint.judged_at is 'how far time had come when the clocks were last read; null while there are none';
create index complaint_next_clock_ix on complaint (next_clock_at) where next_clock_at is not null;
create index complaint_next_deadline_ix on complaint (next_deadline_at, id);
create index complaint_received_ix on complaint (received_at desc nulls last, id desc);

create sequence complaint_number_seq increment by 50;

-- The natural key of every accepted event, kept for ever.
create table intake_key (
    source       text    not null,
    event_id     text    not null,
    complaint_id uuid    not null,
    version      integer not null,
    constraint intake_key_pk primary key (source, event_id)
);

-- What people wrote. Never leaves this database.
create table message (
    id           uuid    not null,
    complaint_id uuid    not null,
    version      integer not null,
    direction    text    not null,
    body         text    not null,
    constraint message_pk primary key (id),
    constraint message_version_uq unique (complaint_id, version),
    constraint message_direction_ck check (direction in ('in', 'out', 'internal'))
);

-- Who complained. Never leaves this database.
create table customer (
    complaint_id uuid not null,
    name         text,
    email        text,
    phone        text,
    reference    text,
    constraint customer_pk primary key (complaint_id)
);
