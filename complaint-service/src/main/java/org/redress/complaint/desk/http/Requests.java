package org.redress.complaint.desk.http;

import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.caselist.http.CaseView.RedressView;
import org.redress.complaint.intake.Texts;
import org.redress.complaint.intake.http.FactReader;
import org.redress.complaint.lifecycle.Attribute;
import org.redress.complaint.lifecycle.Redress;
import org.redress.kit.http.JsonMembers;

/** The bodies of moves, each read from its members; what is wrong is noted there. */
final class Requests {

    private Requests() {}

    /** @param automatic not done by a human */
    @Schema(name = "Acknowledge")
    record Acknowledge(@Nullable Boolean automatic) {

        static Acknowledge read(JsonMembers body) {
            return new Acknowledge(body.truth("automatic"));
        }
    }

    /** At least one of the two. */
    @Schema(name = "Assign")
    record Assign(@Nullable String team, @Nullable String assignee) {

        static Assign read(JsonMembers body) {
            Assign read = new Assign(body.code("team"), body.code("assignee"));
            if (read.team == null && read.assignee == null) {
                body.fault("assignee", "required", "or team must be given");
            }
            return read;
        }
    }

    /** @param resolve whether this settles the matter, too */
    @Schema(name = "Reply")
    record Reply(
            String text,
            @Nullable Boolean resolve,
            @Nullable String outcome,
            @Nullable String rootCause) {

        static Reply read(JsonMembers body) {
            Reply read = new Reply(
                    required(body, "text", body.text("text", Texts.MAX_TEXT)),
                    body.truth("resolve"),
                    body.code("outcome"),
                    body.code("rootCause"));
            if (!Boolean.TRUE.equals(read.resolve) && (read.outcome != null || read.rootCause != null)) {
                body.fault("resolve", "required", "must be true where there is an outcome");
            }
            return read;
        }
    }

    /** Something colleagues should know. */
    @Schema(name = "Note")
    record Note(String text) {

        static Note read(JsonMembers body) {
            return new Note(required(body, "text", body.text("text", Texts.MAX_TEXT)));
        }
    }

    /** @param text written to the customer */
    @Schema(name = "Resolve")
    record Resolve(
            String outcome,
            @Nullable String rootCause,
            @Nullable RedressView redress,
            @Nullable String text) {

        static Resolve read(JsonMembers body) {
            Redress redress = FactReader.redress(body.object("redress"));
            return new Resolve(
                    required(body, "outcome", body.code("outcome")),
                    body.code("rootCause"),
                    redress == null ? null : new RedressView(redress.kind(), redress.amount(), redress.currency()),
                    body.text("text", Texts.MAX_TEXT));
        }

        @Nullable
        Redress given() {
            return redress == null ? null : new Redress(redress.kind(), redress.amount(), redress.currency());
        }
    }

    /** @param reason a code, or a sentence that is kept as an internal note */
    @Schema(name = "Reason")
    record Reason(@Nullable String reason) {

        static Reason read(JsonMembers body, boolean needed) {
            return new Reason(body.line("reason", Texts.MAX_SUBJECT, needed));
        }
    }

    /**
     * @param into id or number of the case that goes on
     * @param reason a code, or a sentence that is kept as an internal note
     */
    @Schema(name = "Merge")
    record Merge(String into, @Nullable String reason) {

        static Merge read(JsonMembers body) {
            return new Merge(
                    required(body, "into", body.line("into", Texts.MAX_SUBJECT)),
                    body.line("reason", Texts.MAX_SUBJECT));
        }
    }

    /** At least one of them. */
    @Schema(name = "Classify")
    record Classify(
            @Nullable String channel,
            @Nullable String category,
            @Nullable String product,
            @Nullable String priority,
            @Nullable String severity,
            @Nullable String brand,
            @Nullable String region,
            @Nullable String customerTier,
            @Nullable String jurisdiction) {

        static Classify read(JsonMembers body) {
            Classify read = new Classify(
                    body.code("channel"),
                    body.code("category"),
                    body.code("product"),
                    body.code("priority"),
                    body.code("severity"),
                    body.code("brand"),
                    body.code("region"),
                    body.code("customerTier"),
                    body.code("jurisdiction"));
            if (read.values().isEmpty()) {
                body.fault("category", "required", "or another dimension must be given");
            }
            return read;
        }

        Map<Attribute, String> values() {
            Map<Attribute, String> values = new EnumMap<>(Attribute.class);
            put(values, Attribute.CHANNEL, channel);
            put(values, Attribute.CATEGORY, category);
            put(values, Attribute.PRODUCT, product);
            put(values, Attribute.PRIORITY, priority);
            put(values, Attribute.SEVERITY, severity);
            put(values, Attribute.BRAND, brand);
            put(values, Attribute.REGION, region);
            put(values, Attribute.CUSTOMER_TIER, customerTier);
            put(values, Attribute.JURISDICTION, jurisdiction);
            return values;
        }

        private static void put(Map<Attribute, String> values, Attribute attribute, @Nullable String value) {
            if (value != null) {
                values.put(attribute, value);
            }
        }
    }

    /** @param step a name that rules know, for example {@code holding-reply} */
    @Schema(name = "Step")
    record Step(String step) {

        static Step read(JsonMembers body) {
            return new Step(FactReader.step(body));
        }
    }

    /** A move without details. */
    @Schema(name = "Nothing")
    record Nothing() {}

    private static String required(JsonMembers body, String name, @Nullable String value) {
        if (value == null) {
            body.fault(name, "required", "is missing");
            return "";
        }
        return value;
    }
}
