package org.redress.complaint.packs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.testing.SharedFolder;

/**
 * A regulatory vector as a question about a pack.
 *
 * @param clock whose due date is expected
 * @param events what happens, with the days after the start
 */
record AskedVector(
        String id,
        String rule,
        String pack,
        String variant,
        String clock,
        List<Told> events,
        LocalDate start,
        LocalDate due) {

    /** An event some days after the start. */
    record Told(String event, int day) {}

    /** All visible vectors whose regime has a pack. */
    static List<AskedVector> all() throws IOException {
        JsonNode file = new ObjectMapper()
                .readTree(SharedFolder.assumePresent("facts/regulatory_vectors.json")
                        .toFile());
        List<AskedVector> all = new ArrayList<>();
        for (JsonNode vector : file.get("vectors")) {
            AskedVector asked = of(vector);
            if (asked != null) {
                all.add(asked);
            }
        }
        return all;
    }

    private static @Nullable AskedVector of(JsonNode vector) {
        int quantity = vector.at("/clock/quantity").asInt();
        Told sent = new Told("sent-to-company", 0);
        return switch (vector.get("pack").asText()) {
            case "uk-fca-disp" ->
                switch (quantity) {
                    case 3 -> of(vector, "uk-fca-disp", "standard", "summary-resolution");
                    case 8 -> of(vector, "uk-fca-disp", "standard", "final-response-8-weeks");
                    case 15 -> of(vector, "uk-fca-disp", "payment-services", "final-response-15-days");
                    case 35 ->
                        of(
                                vector,
                                "uk-fca-disp",
                                "payment-services",
                                "final-response-35-days",
                                new Told("holding-reply", 9));
                    default -> throw new IllegalStateException(vector.toString());
                };
            case "au-asic-rg271" ->
                switch (quantity) {
                    case 30 -> of(vector, "au-asic-rg271", "standard", "written-response");
                    case 45 -> of(vector, "au-asic-rg271", "superannuation", "written-response");
                    case 21 -> of(vector, "au-asic-rg271", "hardship", "written-response");
                    default -> throw new IllegalStateException(vector.toString());
                };
            case "us-cfpb" ->
                quantity == 15
                        ? of(vector, "us-cfpb", "standard", "response", sent)
                        : of(vector, "us-cfpb", "standard", "final-response", sent, new Told("in-progress", 12));
            case "uk-ofgem-2008" ->
                of(vector, "uk-ofgem", "standard", quantity == 1 ? "published-count" : "signposting");
            case "uk-ofcom-c4" -> of(vector, "uk-ofcom", "standard", "dispute-resolution-" + quantity + "-weeks");
            case "uk-nhs-2009" -> of(vector, "uk-nhs", "england", quantity == 3 ? "acknowledgement" : "response");
            // Plain arithmetic that belongs to no pack.
            case "dst" -> null;
            default -> throw new IllegalStateException("A regime without a pack: " + vector);
        };
    }

    private static AskedVector of(JsonNode vector, String pack, String variant, String clock, Told... events) {
        return new AskedVector(
                vector.get("id").asText(),
                vector.get("rule").asText(),
                pack,
                variant,
                clock,
                List.of(events),
                LocalDate.parse(vector.get("start").asText()),
                LocalDate.parse(vector.get("due").asText()));
    }

    String name() {
        return id + " " + pack + ": " + rule;
    }
}
