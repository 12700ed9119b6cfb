create table account (
    id                   uuid        not null,
    username             text        not null,
    display_name         text,
    roles                text[]      not null,
    team                 text,
    password_hash        text        not null,
    must_change_password boolean     not null,
    active               boolean     not null default true,
    -- Raised by whatever ends all sessions: new password, new roles, disabling.
    session_epoch        integer     not null default 1,
    version              integer     not null default 1,
    created_at           timestamptz not null,
    last_sign_in_at      timestamptz,
    constraint account_pk primary key (id),
    constraint account_username_ck check (username = lower(username) and length(username) between 1 and 100),
    constraint account_username_uq unique (username)
);

create table session (
    -- SHA-256 of what the browser holds: a dump of this table signs nobody in.
    token_hash    bytea       not null,
    account_id    uuid        not null,
    session_epoch integer     not null,
    user_agent    bytea       not null,
    created_at    timestamptz not null,
    last_seen_at  timestamptz not null,
    constraint session_pk primary key (token_hash),
    constraint session_account_fk foreign key (account_id) references account (id)
);
create index session_last_seen_ix on session (last_seen_at);

create table client_key (
    id          uuid        not null,
    key_id      text        not null,
    version     integer     not null default 1,
    name        text        not null,
    secret_hash text        not null,
    scopes      text[]      not null,
    sources     text[]      not null,
    created_at  timestamptz not null,
    created_by  text        not null,
    expires_at  timestamptz,
    revoked_at  timestamptz,
    constraint client_key_pk primary key (id),
    constraint client_key_key_id_uq unique (key_id)
);
