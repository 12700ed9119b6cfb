-- What the lists of the open backlog and of invitations need to read only what they show. In both rooms, see V1.
do
$$
declare
    room text;
begin
    foreach room in array array ['public', 'shadow']
        loop
            perform set_config('search_path', room, true);

            -- What is open, and what is not resolved; the other complaints are not in it. Whoever leaves it writes one entry less.
            create index case_fact_present_ix on case_fact (received_at) where closed_at is null or resolved_at is null;

            -- With the closing too, for the backlog of a moment that is past: who left it later.
            drop index case_fact_times_ix;
            create index case_fact_times_ix on case_fact
                using brin (first_assigned_at, first_response_at, first_resolved_at, first_reopened_at, resolved_at, closed_at)
                with (pages_per_range = 16, autosummarize = on);

            -- The times by which invitations are counted: the earliest known, and the earliest that shows a delivery. Ranges cost next to
            -- nothing, and invitations that were sent together lie together.
            create index invitation_fact_times_ix on invitation_fact
                using brin (
                    (least(sent_at, delivered_at, bounced_at, opened_at, dismissed_at, expired_at, answered_at)),
                    (least(delivered_at, opened_at, dismissed_at, answered_at)))
                with (pages_per_range = 16, autosummarize = on);
        end loop;
    perform set_config('search_path', 'public', true);
end
$$;
