package org.redress.kpi.customers.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.Problem.FieldError;
import org.redress.kpi.customers.CustomerCount;
import org.redress.kpi.customers.CustomerSegment;

/**
 * A posted count, read strictly: every fault is named with its pointer.
 *
 * @param withdrawn whether it takes the count back
 */
record CountForm(CustomerCount count, boolean withdrawn) {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private static final Set<String> KNOWN =
            Set.of("from", "to", "brand", "product", "region", "customers", "new", "lost", "withdrawn");
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2500, 1, 1);
    private static final long MOST = 100_000_000_000L;
    private static final int LONGEST = 200;

    static CountForm read(byte @Nullable [] body) {
        return new Reading(json(body)).form();
    }

    private static JsonNode json(byte @Nullable [] body) {
        try {
            JsonNode json = JSON.readValue(body == null ? new byte[0] : body);
            if (json != null && json.isObject()) {
                return json;
            }
        } catch (IOException e) {
            throw Problem.of(400, "malformed-json", "The body is not JSON", "It cannot be read as JSON in UTF-8.")
                    .exception();
        }
        throw Problem.of(400, "malformed-json", "The body is no JSON object", "It must be an object.")
                .exception();
    }

    /** One pass over the fields that remembers what is wrong. */
    private static final class Reading {

        private final JsonNode object;
        private final List<FieldError> faults = new ArrayList<>();

        Reading(JsonNode object) {
            this.object = object;
        }

        CountForm form() {
            object.fieldNames().forEachRemaining(name -> {
                if (!KNOWN.contains(name)) {
                    fault(name, "unknown-field", "is not known here");
                }
            });
            LocalDate from = date("from", null);
            LocalDate to = date("to", from.plusDays(1));
            if (faults.isEmpty() && !from.isBefore(to)) {
                fault("to", "not-after-from", "must lie after from");
            }
            CustomerSegment segment = new CustomerSegment(code("brand"), code("product"), code("region"));
            boolean withdrawn = truth("withdrawn");
            Long customers = number("customers");
            Long gained = number("new");
            Long lost = number("lost");
            if (customers == null && !withdrawn && !faulty("customers")) {
                fault("customers", "missing", "is needed");
            }
            CustomerCount count = new CustomerCount(from, to, segment, customers == null ? 0 : customers, gained, lost);
            Long start = count.atStart();
            if (start != null && start < 0) {
                fault("new", "too-many", "is more than customers and lost together");
            }
            refuse();
            return new CountForm(count, withdrawn);
        }

        private void refuse() {
            if (!faults.isEmpty()) {
                FieldError first = faults.getFirst();
                Problem problem = Problem.of(
                        400, "invalid-data", "The data is not valid", first.pointer() + " " + first.message());
                for (FieldError fault : faults) {
                    problem = problem.at(fault.pointer(), fault.code(), fault.message());
                }
                throw problem.exception();
            }
        }

        private boolean faulty(String name) {
            return faults.stream().anyMatch(fault -> fault.pointer().equals("/" + name));
        }

        private void fault(String name, String code, String message) {
            faults.add(new FieldError("/" + name.replace("~", "~0").replace("/", "~1"), code, message));
        }

        private @Nullable JsonNode value(String name) {
            JsonNode node = object.get(name);
            return node == null || node.isNull() ? null : node;
        }

        /** A date; any good one if it is at fault. */
        private LocalDate date(String name, @Nullable LocalDate usual) {
            JsonNode node = value(name);
            if (node == null) {
                if (usual == null) {
                    fault(name, "missing", "is needed");
                }
                return usual == null ? FIRST_DAY : usual;
            }
            try {
                LocalDate date = LocalDate.parse(node.isTextual() ? node.textValue() : "");
                if (!date.isBefore(FIRST_DAY) && !date.isAfter(LAST_DAY)) {
                    return date;
                }
                fault(name, "out-of-range", "lies outside of 1900 to 2500");
            } catch (DateTimeException e) {
                fault(name, "malformed", "must be a date, such as 2026-03-01");
            }
            return FIRST_DAY;
        }

        private @Nullable String code(String name) {
            JsonNode node = value(name);
            if (node == null) {
                return null;
            }
            String text = node.isTextual() ? node.textValue() : "";
            if (text.isBlank() || text.length() > LONGEST || text.chars().anyMatch(character -> character < ' ')) {
                fault(name, "malformed", "must be a code of 1 to " + LONGEST + " characters");
                return null;
            }
            return text;
        }

        private @Nullable Long number(String name) {
            JsonNode node = value(name);
            if (node == null) {
                return null;
            }
            if (!node.isIntegralNumber()
                    || !node.canConvertToLong()
                    || node.longValue() < 0
                    || node.longValue() > MOST) {
                fault(name, "malformed", "must be a whole number from 0 to " + MOST);
                return null;
            }
            return node.longValue();
        }

        private boolean truth(String name) {
            JsonNode node = value(name);
            if (node != null && !node.isBoolean()) {
                fault(name, "wrong-type", "must be true or false");
            }
            return node != null && node.booleanValue();
        }
    }
}
