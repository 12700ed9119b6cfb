-- A duplicate ends as 'merged'; which case goes on, its moments tell.
alter table complaint drop constraint complaint_status_ck;
alter table complaint add constraint complaint_status_ck
    check (status in ('new', 'open', 'waiting-for-customer', 'resolved', 'closed', 'withdrawn', 'merged'));
