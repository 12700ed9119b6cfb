package org.redress.importer.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the events of one case amount to, the later in the file's order winning. */
final class EventStory {

    private final Map<String, Instant> last = new LinkedHashMap<>();
    private final Map<String, JsonNode> latest = new LinkedHashMap<>();
    private final Map<String, JsonNode> stated = new LinkedHashMap<>();
    private boolean transferred;

    static Collection<EventStory> of(List<IntakeEvent> events) {
        Map<String, EventStory> stories = new LinkedHashMap<>();
        for (IntakeEvent event : events) {
            stories.computeIfAbsent(String.valueOf(event.subject()), subject -> new EventStory())
                    .add(event);
        }
        return new ArrayList<>(stories.values());
    }

    private void add(IntakeEvent event) {
        String fact = event.type().replaceAll("^org\\.redress\\.intake\\.(.*)\\.v1$", "$1");
        last.put(fact, event.time());
        event.data().properties().forEach(field -> latest.put(field.getKey(), field.getValue()));
        event.data().path("stated").properties().forEach(field -> stated.put(field.getKey(), field.getValue()));
        transferred |= event.data().path("transfer").booleanValue();
    }

    Instant received() {
        return last("received");
    }

    boolean has(String fact) {
        return last.containsKey(fact);
    }

    Instant last(String fact) {
        return Objects.requireNonNull(last.get(fact));
    }

    String latest(String field) {
        return Objects.requireNonNull(latest.get(field), field).textValue();
    }

    @Nullable
    JsonNode stated(String field) {
        return stated.get(field);
    }

    JsonNode statedOrMissing(String field) {
        return Objects.requireNonNull(stated.get(field), field);
    }

    boolean met() {
        return statedOrMissing("verdict").textValue().equals("met");
    }

    boolean inTime() {
        return !last("resolved")
                .isAfter(Instant.parse(statedOrMissing("deadlineAt").textValue()));
    }

    boolean transferred() {
        return transferred;
    }
}
