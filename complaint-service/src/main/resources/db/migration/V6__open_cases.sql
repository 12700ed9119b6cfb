-- The gauges of open cases are read again and again: from indexes, not from every case with all its clocks.
alter table complaint add column at_risk boolean not null default false;
comment on column complaint.at_risk is 'whether a clock runs that used up three quarters of its budget; becomes true with its warning';
update complaint set at_risk = true
 where status in ('new', 'open', 'waiting-for-customer') and clocks::jsonb @@ '$[*] ? (@.state == "running" && @.warned >= 75)';
create index complaint_at_risk_ix on complaint (id) where at_risk;
drop index complaint_open_ix;
create index complaint_open_ix on complaint (id) include (priority) where status in ('new', 'open', 'waiting-for-customer');
