package org.redress.complaint.casework.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.sla.ClockState;
import org.redress.complaint.sla.SlaClock;

/** The column {@code clocks}; absent instead of null or 0. */
final class ClocksJson {

    private ClocksJson() {}

    static String write(List<SlaClock> clocks) {
        return Json.write(200 * clocks.size() + 16, json -> {
            json.writeStartArray();
            for (SlaClock clock : clocks) {
                write(json, clock);
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, SlaClock clock) throws IOException {
        json.writeStartObject();
        json.writeStringField("clock", clock.code());
        json.writeNumberField("run", clock.run());
        json.writeStringField("state", StoredNames.of(clock.state()));
        json.writeStringField("startedAt", clock.startedAt().toString());
        Json.instant(json, "dueAt", clock.dueAt());
        Json.instant(json, "stoppedAt", clock.stoppedAt());
        if (clock.budget() != null) {
            json.writeStringField("budget", clock.budget().toString());
        }
        if (clock.warnedShare() > 0) {
            json.writeNumberField("warned", clock.warnedShare());
        }
        Json.text(json, "policy", clock.policy());
        if (clock.countedSeconds() != null) {
            json.writeNumberField("counted", clock.countedSeconds());
        }
        Json.instant(json, "riskAt", clock.riskAt());
        json.writeEndObject();
    }

    static List<SlaClock> read(String text) {
        List<SlaClock> clocks = new ArrayList<>(4);
        Json.eachObject(text, json -> clocks.add(new Draft().read(json)));
        return List.copyOf(clocks);
    }

    private static final class Draft {
        private String code = "";
        private int run = 1;
        private ClockState state = ClockState.RUNNING;
        private Instant startedAt = Instant.EPOCH;
        private @Nullable Instant dueAt;
        private @Nullable Instant stoppedAt;
        private @Nullable Duration budget;
        private int warned;
        private @Nullable String policy;
        private @Nullable Long counted;
        private @Nullable Instant riskAt;

        SlaClock read(JsonParser json) throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "clock" -> code = json.getText();
                    case "run" -> run = json.getIntValue();
                    case "state" -> state = StoredNames.parse(ClockState.class, json.getText());
                    case "startedAt" -> startedAt = Times.parse(json.getText());
                    case "dueAt" -> dueAt = Times.parse(json.getText());
                    case "stoppedAt" -> stoppedAt = Times.parse(json.getText());
                    case "budget" -> budget = Duration.parse(json.getText());
                    case "warned" -> warned = json.getIntValue();
                    case "policy" -> policy = json.getText();
                    case "counted" -> counted = json.getLongValue();
                    case "riskAt" -> riskAt = Times.parse(json.getText());
                    default -> json.skipChildren();
                }
            }
            return new SlaClock(code, run, state, startedAt, dueAt, stoppedAt, budget, warned, policy, counted, riskAt);
        }
    }
}
