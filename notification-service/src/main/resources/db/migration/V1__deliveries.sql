-- One row for each message somebody shall get. Rules make rows, in the transaction of the consumed event; workers carry them out.
-- No addresses and no customer text here: recipient is a role, its address is looked up when the message is made.
create table delivery (
    id             uuid        not null,
    event_id       uuid        not null,
    rule           text        not null,
    channel        text        not null,
    recipient      text        not null,
    occasion       text        not null,
    complaint_id   uuid,
    facts          jsonb       not null,
    state          text        not null,
    step           text        not null,
    reason         text,
    bundle         uuid        not null,
    attempts       integer     not null default 0,
    channel_down   boolean     not null default false,
    forced         boolean     not null default false,
    last_error     text,
    available_at   timestamptz not null,
    lease          uuid,
    lease_until    timestamptz,
    created_at     timestamptz not null default now(),
    sent_at        timestamptz,
    finished_at    timestamptz,
    constraint delivery_pk primary key (id),
    -- An event may hold several occasions (two clocks), and several events the same one (warnings at 50 and 75 %): the occasion
    -- makes a message unique, which includes that no event gives the same message twice.
    constraint delivery_once_uk unique (rule, channel, recipient, occasion),
    constraint delivery_state_ck check (state in ('pending', 'delivered', 'suppressed', 'blocked')),
    constraint delivery_step_ck check (step in ('send', 'confirm')),
    constraint delivery_reason_ck check ((state in ('suppressed', 'blocked')) = (reason is not null)),
    constraint delivery_lease_ck check ((lease is null) = (lease_until is null))
);
comment on column delivery.bundle is 'rows of one bundle travel in one message; names the message, so a repeated one can be recognised';
comment on column delivery.channel_down is 'the last attempt failed because the channel was unreachable; tried again as soon as it is back';
comment on column delivery.forced is 'an operator wants it although the address is barred';
create index delivery_due_ix on delivery (channel, step, available_at) where state = 'pending';
create index delivery_bundle_ix on delivery (bundle) where state = 'pending';
create index delivery_complaint_ix on delivery (complaint_id, id);
create index delivery_state_ix on delivery (state, id);

-- Mails sent to a customer's address in the last hour. The address as keyed hash only.
create table mail_sent (
    address_hash bytea       not null,
    delivery_id  uuid        not null,
    sent_at      timestamptz not null,
    constraint mail_sent_pk primary key (delivery_id)
);
create index mail_sent_address_ix on mail_sent (address_hash, sent_at);

-- Addresses that a mail server refused for good. Nothing is sent there again unless an operator forces it.
create table barred_address (
    address_hash bytea       not null,
    reason       text        not null,
    barred_at    timestamptz not null default now(),
    constraint barred_address_pk primary key (address_hash)
);

-- The key of those hashes: made once per database, so that hashes cannot be compared with a list of addresses elsewhere.
create table address_key (
    only_row boolean not null default true,
    key      bytea   not null,
    constraint address_key_pk primary key (only_row),
    constraint address_key_one_ck check (only_row)
);
