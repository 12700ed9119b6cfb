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
public record CategoryMonitor(
        UUID id,
        String category,
        boolean surging,
        @Nullable Instant since,
        @Nullable Instant judgedHour,
        int events) {

    CategoryMonitor judged(Instant hour) {
        return new CategoryMonitor(id, category, surging, since, hour, events);
    }

    CategoryMonitor turned(boolean surges, Instant hour) {
        return new CategoryMonitor(id, category, surges, hour, hour, events + 1);
    }
}
