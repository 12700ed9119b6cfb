-- From when on the next deadline of a case is at risk, so that lists can say so as the case itself does.
alter table complaint add column next_deadline_risk_at timestamptz;

update complaint c set next_deadline_risk_at = (
    select min((k ->> 'riskAt')::timestamptz) from json_array_elements(c.clocks) k
     where k ->> 'clock' = c.next_deadline_clock and (k ->> 'dueAt')::timestamptz = c.next_deadline_at)
 where c.next_deadline_state = 'running';
