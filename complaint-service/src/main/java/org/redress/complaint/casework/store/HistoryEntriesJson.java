package org.redress.complaint.casework.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.lifecycle.CaseEventKind;
import org.redress.complaint.lifecycle.HistoryEntry;
import org.redress.complaint.lifecycle.Redress;
import org.redress.complaint.lifecycle.Status;

/** The column {@code moments}: {@code [{"kind":"received","at":"…","v":1}, …]}, absent instead of null or false. */
final class HistoryEntriesJson {

    private HistoryEntriesJson() {}

    static String write(List<HistoryEntry> moments) {
        return Json.write(64 * moments.size() + 16, json -> {
            json.writeStartArray();
            for (HistoryEntry historyEntry : moments) {
                write(json, historyEntry);
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, HistoryEntry historyEntry) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", StoredNames.of(historyEntry.kind()));
        json.writeStringField("at", historyEntry.at().toString());
        json.writeNumberField("v", historyEntry.version());
        if (historyEntry.automatic()) {
            json.writeBooleanField("automatic", true);
        }
        if (historyEntry.status() != null) {
            json.writeStringField("status", StoredNames.of(historyEntry.status()));
        }
        Json.text(json, "team", historyEntry.team());
        if (historyEntry.owned()) {
            json.writeBooleanField("owned", true);
        }
        Json.text(json, "step", historyEntry.step());
        if (historyEntry.transfer() != null) {
            json.writeBooleanField("transfer", historyEntry.transfer());
        }
        Json.text(json, "outcome", historyEntry.outcome());
        Json.text(json, "rootCause", historyEntry.rootCause());
        Json.text(
                json,
                "into",
                historyEntry.into() == null ? null : historyEntry.into().toString());
        Redress redress = historyEntry.redress();
        if (redress != null) {
            json.writeStringField("redress", redress.kind());
            if (redress.amount() != null) {
                json.writeStringField("amount", redress.amount().toPlainString());
            }
            Json.text(json, "currency", redress.currency());
        }
        json.writeEndObject();
    }

    static List<HistoryEntry> read(String text) {
        List<HistoryEntry> moments = new ArrayList<>();
        Json.eachObject(text, json -> moments.add(new Draft().read(json)));
        return moments;
    }

    private static final class Draft {
        private CaseEventKind kind = CaseEventKind.NOTE_ADDED;
        private Instant at = Instant.EPOCH;
        private int version;
        private boolean automatic;
        private boolean owned;
        private @Nullable Status status;
        private @Nullable String team;
        private @Nullable String step;
        private @Nullable Boolean transfer;
        private @Nullable String outcome;
        private @Nullable String rootCause;
        private @Nullable String redress;
        private @Nullable String amount;
        private @Nullable String currency;
        private @Nullable UUID into;

        HistoryEntry read(JsonParser json) throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "kind" -> kind = StoredNames.parse(CaseEventKind.class, json.getText());
                    case "at" -> at = Times.parse(json.getText());
                    case "v" -> version = json.getIntValue();
                    case "automatic" -> automatic = json.getBooleanValue();
                    case "status" -> status = StoredNames.parse(Status.class, json.getText());
                    case "team" -> team = json.getText();
                    case "owned" -> owned = json.getBooleanValue();
                    case "step" -> step = json.getText();
                    case "transfer" -> transfer = json.getBooleanValue();
                    case "outcome" -> outcome = json.getText();
                    case "rootCause" -> rootCause = json.getText();
                    case "redress" -> redress = json.getText();
                    case "amount" -> amount = json.getText();
                    case "currency" -> currency = json.getText();
                    case "into" -> into = UUID.fromString(json.getText());
                    default -> json.skipChildren();
                }
            }
            return new HistoryEntry(
                    kind,
                    at,
                    version,
                    automatic,
                    status,
                    team,
                    owned,
                    step,
                    transfer,
                    outcome,
                    rootCause,
                    redress == null
                            ? null
                            : new Redress(redress, amount == null ? null : new BigDecimal(amount), currency),
                    into);
        }
    }
}
