package org.redress.complaint.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import org.redress.complaint.Api;

/** Cases of a source of their own, and what was announced of them. */
final class SweptCases {

    private static final int BATCH = 500;

    private final Api api;
    private final String source = "swept-" + UUID.randomUUID().toString().substring(0, 8);

    SweptCases(Api api) {
        this.api = api;
    }

    String source() {
        return source;
    }

    /** Posts cases with the given times of receipt. */
    void receive(int cases, IntFunction<Instant> receivedAt) {
        for (int from = 0; from < cases; from += BATCH) {
            List<String> events = new ArrayList<>();
            for (int i = from; i < Math.min(cases, from + BATCH); i++) {
                events.add(Api.event(
                        "received",
                        source,
                        "e" + i,
                        "r" + i,
                        receivedAt.apply(i).toString(),
                        "{}"));
            }
            assertThat(api.batch(events, "").json().get("accepted").asInt()).isEqualTo(events.size());
        }
    }

    /** How many announcements of a kind there are: {@code clock/share}, with {@code !} where somebody was to be told; in order. */
    List<String> announced(String type) {
        return api.column("""
                select (k ->> 'clock') || '/' || (k ->> 'warnedShare') || case when k ->> 'alert' = 'true' then '!' else '' end
                    || ' ' || count(*)
                from complaint c join event_history h on h.aggregate_id = c.id,
                    json_array_elements(h.data -> 'fact' -> 'clocks') k
                where c.source = ? and h.type = 'org.redress.complaint.' || ? || '.v1'
                group by k ->> 'clock', k ->> 'warnedShare', k ->> 'alert' order by 1
                """, source, type);
    }

    /** How many cases were told of more than once, for any kind of announcement and any clock. */
    long announcedTwice() {
        return api.number("""
                select count(*) from (
                    select 1 from complaint c join event_history h on h.aggregate_id = c.id,
                        json_array_elements(h.data -> 'fact' -> 'clocks') k
                    where c.source = ? and h.type in ('org.redress.complaint.sla-warned.v1', 'org.redress.complaint.sla-breached.v1')
                    group by c.id, h.type, k ->> 'clock', k ->> 'warnedShare' having count(*) > 1) twice
                """, source);
    }

    /** How many cases have something to announce up to an instant. */
    long dueUntil(Instant instant) {
        return api.number(
                "select count(*) from complaint where source = ? and next_clock_at < ?::timestamptz",
                source,
                instant.toString());
    }
}
