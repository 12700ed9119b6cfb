-- Reliable delivery: what was recorded, what is still to be published, what was consumed, what was parked.

-- Append-only: the timeline, the audit trail, and the source of republishing.
create table event_history (
    aggregate_id uuid        not null,
    version      integer     not null,
    event_id     uuid        not null,
    topic        text        not null,
    key          text        not null,
    type         text        not null,
    occurred_at  timestamptz not null,
    recorded_at  timestamptz not null,
    actor        text        not null,
    traceparent  text,
    data         json        not null, -- json, not jsonb: the very bytes that go to Kafka
    hash         bytea       not null, -- SHA-256 over the hash of the previous version and this event
    constraint event_history_pk primary key (aggregate_id, version),
    constraint event_history_event_uk unique (event_id),
    constraint event_history_version_ck check (version >= 1),
    constraint event_history_hash_ck check (length(hash) = 32)
);

create function refuse_change_of_history() returns trigger language plpgsql as $$
begin
    raise exception 'event_history is append-only: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;

create trigger event_history_append_only
    before update or delete or truncate on event_history
    for each statement execute function refuse_change_of_history();

-- One row for the versions that one transaction added to one aggregate; it lives until they are published. The lane decides who may
-- publish: rows of one aggregate are in one lane, a lane has one relay at a time.
create table outbox (
    id           bigint      generated always as identity,
    lane         smallint    not null generated always as (get_byte(uuid_send(aggregate_id), 15) & 15) stored,
    aggregate_id uuid        not null,
    from_version integer     not null,
    to_version   integer     not null,
    created_at   timestamptz not null default clock_timestamp(),
    attempts     integer     not null default 0,
    last_error   text,
    constraint outbox_pk primary key (lane, id),
    constraint outbox_range_ck check (from_version <= to_version)
    -- No foreign key to event_history: one statement inserts into both, and nothing is ever deleted there.
) with (
    -- A queue: many rows pass, few stay. Vacuum by number, not by share, or the lanes' oldest rows hide behind dead ones.
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0
);

-- Where each consumer group stands; written in the transaction of the effects.
create table consumer_offset (
    consumer_group text        not null,
    topic          text        not null,
    partition      integer     not null,
    topic_id       text        not null, -- a topic created anew starts at 0 again
    next_offset    bigint      not null,
    updated_at     timestamptz not null default clock_timestamp(),
    constraint consumer_offset_pk primary key (consumer_group, topic, partition)
);

-- Which events a group has applied, for effects that are not idempotent by themselves.
create table inbox (
    consumer_group text        not null,
    event_id       uuid        not null,
    seen_at        timestamptz not null default clock_timestamp(),
    constraint inbox_pk primary key (consumer_group, event_id)
);

-- Records that can never be applied, complete, with the reason.
create table parked_record (
    id             uuid        not null default uuidv7(),
    consumer_group text        not null,
    topic          text        not null,
    partition      integer     not null,
    record_offset  bigint      not null,
    event_id       uuid,
    type           text,
    key            bytea,
    headers        jsonb       not null, -- list of [name, value or null], both in base64
    value          bytea,
    reason         text        not null,
    parked_at      timestamptz not null default clock_timestamp(),
    attempts       integer     not null default 1,
    constraint parked_record_pk primary key (id)
);
