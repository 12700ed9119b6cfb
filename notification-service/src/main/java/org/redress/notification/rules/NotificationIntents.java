package org.redress.notification.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.redress.notification.delivery.Deliveries.Occasion;
import org.redress.notification.delivery.Intent;

/** What follows from happenings. Filled in their order by the rules, carried out in one transaction. */
public final class NotificationIntents {

    private final List<Intent> intents = new ArrayList<>();
    private final List<Withdrawal> withdrawals = new ArrayList<>();
    private final Map<UUID, Instant> promises = new LinkedHashMap<>();

    private final Set<UUID> erased = new LinkedHashSet<>();

    /** A message that is no longer true, if it is not out yet. */
    public record Withdrawal(Occasion occasion, String reason) {}

    void intend(Intent intent) {
        intents.add(intent);
    }

    void withdraw(Occasion occasion, String reason) {
        withdrawals.add(new Withdrawal(occasion, reason));
    }

    void promise(UUID complaintId, Instant dueAt) {
        promises.put(complaintId, dueAt);
    }

    void forget(UUID complaintId) {
        erased.add(complaintId);
    }

    /** Cases whose customers nobody writes to any more. */
    public List<UUID> erased() {
        return List.copyOf(erased);
    }

    /** Who shall be told what. */
    public List<Intent> intents() {
        return List.copyOf(intents);
    }

    /** What shall not be told any more. */
    public List<Withdrawal> withdrawals() {
        return List.copyOf(withdrawals);
    }

    /** Until when the customers of these cases will hear from us: what acknowledgements can say. */
    public Map<UUID, Instant> promises() {
        return Map.copyOf(promises);
    }
}
