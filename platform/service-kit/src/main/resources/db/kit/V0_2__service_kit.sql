-- Answers to keyed requests, so that a repeated request has one effect and the same answer. Kept at least 7 days.
create table idempotency_key (
    caller      text        not null,
    route       text        not null,
    key         text        not null,
    fingerprint bytea       not null,
    status      smallint,
    body        bytea,
    location    text,
    etag        text,
    created_at  timestamptz not null default now(),
    constraint idempotency_key_pk primary key (caller, route, key),
    constraint idempotency_key_length_ck check (length(key) between 1 and 255)
);
create index idempotency_key_created_ix on idempotency_key (created_at);

-- This service's copy of the API keys, kept by api-key-changed events. Hashes only.
create table api_key (
    key_id      text        not null,
    version     integer     not null,
    name        text        not null,
    secret_hash text        not null,
    scopes      text[]      not null,
    sources     text[]      not null,
    expires_at  timestamptz,
    revoked_at  timestamptz,
    constraint api_key_pk primary key (key_id)
);

-- Random secrets that all instances of this service share, made at the first start.
create table service_secret (
    name   text  not null,
    secret bytea not null,
    constraint service_secret_pk primary key (name)
);
