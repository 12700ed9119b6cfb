package org.redress.messaging;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The service's handlers by their group. */
@Singleton
public final class Handlers {

    private final Map<String, EventBatchHandler> byGroup = new HashMap<>();

    @Inject
    Handlers(@Any Instance<EventBatchHandler> handlers) {
        this(handlers.stream().toList());
    }

    /** For use without CDI. */
    public Handlers(List<EventBatchHandler> handlers) {
        for (EventBatchHandler handler : handlers) {
            EventBatchHandler other = byGroup.put(handler.group(), handler);
            if (other != null) {
                throw new IllegalStateException("Two handlers share the consumer group " + handler.group()
                        + ", each would get a part of the records: " + handler.getClass() + ", " + other.getClass());
            }
        }
    }

    Collection<EventBatchHandler> all() {
        return byGroup.values();
    }

    Optional<EventBatchHandler> ofGroup(String group) {
        return Optional.ofNullable(byGroup.get(group));
    }
}
