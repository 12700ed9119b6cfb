package org.redress.kpi.surge;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The watch over a category.
 *
 * @param category the empty text stands for complaints that are not classified
 * @param since when the present surge was noticed, or the last one ended
 * @param judgedHour the last hour that was judged
 * @param events how many events were told of it
 */
public record Watch(
        UUID id,
        String category,
        boolean surging,
        @Nullable Instant since,
        @Nullable Instant judgedHour,
        int events) {

    Watch judged(Instant hour) {
        return new Watch(id, category, surging, since, hour, events);
    }

    Watch turned(boolean surges, Instant hour) {
        return new Watch(id, category, surges, hour, hour, events + 1);
    }
}
