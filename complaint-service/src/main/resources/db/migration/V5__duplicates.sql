-- Which cases were merged into one: asked for by whoever looks at it. Only merges are in the index, so other events cost nothing.
create index event_history_merged_into_ix on event_history ((data -> 'fact' ->> 'into'))
    where type = 'org.redress.complaint.merged.v1';
