-- Which invitation an answer names, in the words of the system that asked.
alter table answer_sheet add column invitation text;

-- Whether an invitation names the case: then it is told again when the dimensions of the case change.
alter table complaint_case add column invited boolean not null default false;

-- Everything that was ever told of invitations, by its natural key for ever. No names, addresses or texts of people.
create table invitation_report (
    report_id     uuid        not null,
    source        text        not null,
    source_id     text        not null,
    step          text        not null,
    invitation_id uuid        not null,
    version       integer,
    complaint_id  uuid,
    survey        text,
    occurred_at   timestamptz not null,
    time_clamped  boolean     not null,
    recorded_at   timestamptz not null,
    actor         text        not null,
    dim_source    text,
    channel       text,
    category      text,
    product       text,
    team          text,
    priority      text,
    brand         text,
    region        text,
    constraint invitation_report_pk primary key (report_id),
    constraint invitation_report_natural_uk unique (source, source_id, step),
    constraint invitation_report_step_ck
        check (step in ('sent', 'delivered', 'bounced', 'opened', 'dismissed', 'expired', 'answered'))
);
comment on column invitation_report.version is 'the version of the invitation after this report';
create index invitation_report_invitation_ix on invitation_report (invitation_id);

-- What follows from the reports of an invitation, whatever their order: of each step the earliest time, of what they say beside that the
-- first that was said by time. Whoever tells of an invitation holds the lock of its row, and before that the lock of its case.
create table invitation (
    invitation_id uuid        not null,
    version       integer     not null,
    complaint_id  uuid,
    survey        text,
    dim_source    text,
    channel       text,
    category      text,
    product       text,
    team          text,
    priority      text,
    brand         text,
    region        text,
    sent_at       timestamptz,
    delivered_at  timestamptz,
    bounced_at    timestamptz,
    opened_at     timestamptz,
    dismissed_at  timestamptz,
    expired_at    timestamptz,
    answered_at   timestamptz,
    constraint invitation_pk primary key (invitation_id)
);
create index invitation_complaint_ix on invitation (complaint_id) where complaint_id is not null;
