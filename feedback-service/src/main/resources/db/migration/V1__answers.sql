-- What is known of a case that answers are about: its dimensions after its highest event version seen, and its counted sheet.
-- Whoever touches the answers of a case holds the lock of this row, so that sheet versions have no gaps.
create table complaint_case (
    complaint_id    uuid        not null,
    case_version    integer     not null,
    source          text,
    channel         text,
    category        text,
    product         text,
    team            text,
    priority        text,
    brand           text,
    region          text,
    feedback_id     uuid,
    sheet_version   integer     not null default 0,
    counted_sheet   uuid,
    counted_at      timestamptz,
    constraint complaint_case_pk primary key (complaint_id),
    constraint complaint_case_sheet_ck check ((sheet_version = 0) = (feedback_id is null))
);
comment on column complaint_case.case_version is '0: answers name the case, no event of it was seen yet';
comment on column complaint_case.sheet_version is 'the last version published of the counted sheet; 0: none';
comment on column complaint_case.counted_at is 'when the counted sheet was answered';

-- Every answer sheet ever accepted, by its natural key for ever. The comment is customer text: it never leaves this database
-- other than to people who may read the case.
create table answer_sheet (
    sheet_id     uuid        not null,
    source       text        not null,
    source_id    text        not null,
    feedback_id  uuid        not null,
    version      integer,
    complaint_id uuid,
    survey       text,
    answered_at  timestamptz not null,
    time_clamped boolean     not null,
    recorded_at  timestamptz not null,
    actor        text        not null,
    dim_source   text,
    channel      text,
    category     text,
    product      text,
    team         text,
    priority     text,
    brand        text,
    region       text,
    answers      jsonb       not null,
    comment      text,
    constraint answer_sheet_pk primary key (sheet_id),
    constraint answer_sheet_natural_uk unique (source, source_id),
    constraint answer_sheet_answers_ck check (jsonb_array_length(answers) > 0)
);
comment on column answer_sheet.feedback_id is 'one per complaint, otherwise one per sheet';
comment on column answer_sheet.version is 'the version it was published as; null: it came after a later answer of the same case, kept but never counted';
comment on column answer_sheet.channel is 'the dimensions as posted; the case''s own stand in complaint_case';
create index answer_sheet_complaint_ix on answer_sheet (complaint_id, sheet_id) where complaint_id is not null;
create index answer_sheet_feedback_ix on answer_sheet (feedback_id);
