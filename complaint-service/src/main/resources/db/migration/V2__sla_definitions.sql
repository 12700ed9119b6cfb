-- Calendars and policies as people wrote them. A version never changes and never goes; an edit is a further version.
create table sla_definition (
    kind           text        not null,
    id             text        not null,
    version        integer     not null,
    effective_from timestamptz not null,
    body           json        not null,
    saved_at       timestamptz not null,
    saved_by       text        not null,
    constraint sla_definition_pk primary key (kind, id, version),
    constraint sla_definition_kind_ck check (kind in ('calendar', 'policy')),
    constraint sla_definition_version_ck check (version > 0)
);
comment on column sla_definition.effective_from is 'complaints received before this instant are not given this version';

-- Which versions a case was given; null for the policy that the configuration states.
alter table complaint add column pin json;
