-- What lists of a period, the forecast and survival need to read only that period of the facts. In both rooms, see V1; a rebuild makes
-- indexes of facts anew when the tables are filled.
do
$$
declare
    room text;
begin
    foreach room in array array ['public', 'shadow']
        loop
            perform set_config('search_path', room, true);

            -- Set once in the life of a complaint, so that updates of its row stay within the page.
            create index case_fact_received_ix on case_fact (received_at);
            -- The times that come later lie near each other in rows that were stored near each other; an index of ranges keeps updates
            -- within the page too, and costs next to nothing.
            create index case_fact_times_ix on case_fact
                using brin (first_assigned_at, first_response_at, first_resolved_at, first_reopened_at, resolved_at)
                with (pages_per_range = 16, autosummarize = on);

            create index clock_fact_due_ix on clock_fact (due_at);
            create index clock_fact_stopped_ix on clock_fact (stopped_at) where stopped_at is not null;
            create index clock_fact_cancelled_ix on clock_fact (coalesce(due_at, stopped_at)) where state = 'cancelled';

            create index sheet_fact_answered_ix on sheet_fact (answered_at) where counted;
        end loop;
    perform set_config('search_path', 'public', true);
end
$$;
