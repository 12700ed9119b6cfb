-- Since then no comment of an answer about the case is kept, whatever is posted.
alter table complaint_case add column erased_at timestamptz;
