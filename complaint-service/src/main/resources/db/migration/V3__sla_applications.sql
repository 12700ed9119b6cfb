-- A version of a policy or calendar that somebody applies to the open cases, and how far that got.
create table sla_application (
    id           uuid        not null,
    kind         text        not null,
    target       text        not null,
    version      integer     not null,
    state        text        not null,
    requested_at timestamptz not null,
    requested_by text        not null,
    undone_at    timestamptz,
    undone_by    text,
    finished_at  timestamptz,
    last_case    uuid        not null,
    cursor_case  uuid        not null,
    seen         integer     not null default 0,
    changed      integer     not null default 0,
    moved        integer     not null default 0,
    overdue      integer     not null default 0,
    restored     integer     not null default 0,
    constraint sla_application_pk primary key (id),
    constraint sla_application_kind_ck check (kind in ('calendar', 'policy')),
    constraint sla_application_state_ck check (state in ('running', 'done', 'undoing', 'undone'))
);
comment on column sla_application.target is 'id of the policy or calendar';
comment on column sla_application.last_case is 'the last case there was when it was asked for; younger ones have their versions by receipt';
comment on column sla_application.cursor_case is 'the last case that was looked at';
create unique index sla_application_running_uq on sla_application (kind, target, version) where state = 'running';

-- What each case had before, so that it can be taken back.
create table sla_repinned (
    application_id uuid not null,
    complaint_id   uuid not null,
    pin_before     json,
    clocks_before  json not null,
    pin_given      json,
    constraint sla_repinned_pk primary key (application_id, complaint_id)
);

-- Previews and applications read open cases only.
create index complaint_open_ix on complaint (id) where status in ('new', 'open', 'waiting-for-customer');
