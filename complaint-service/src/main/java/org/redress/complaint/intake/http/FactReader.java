package org.redress.complaint.intake.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.casework.Command;
import org.redress.complaint.casework.Customer;
import org.redress.complaint.casework.Message;
import org.redress.complaint.intake.Texts;
import org.redress.complaint.lifecycle.Attribute;
import org.redress.complaint.lifecycle.CaseActor;
import org.redress.complaint.lifecycle.Happening;
import org.redress.complaint.lifecycle.NamedSteps;
import org.redress.complaint.lifecycle.Redress;
import org.redress.complaint.lifecycle.Status;
import org.redress.kit.Uuids;
import org.redress.kit.cloudevents.EventTimes;
import org.redress.kit.http.JsonMembers;

/** Reads the data of a fact. Dimensions and stated promises may come with every fact; unknown fields are refused. */
public final class FactReader {

    private static final int MAX_FIELDS = 20;
    private static final Set<String> VERDICTS = ordered("met", "breached");
    private static final Map<String, Status> STATUSES =
            Map.of("new", Status.NEW, "open", Status.OPEN, "waiting-for-customer", Status.WAITING_FOR_CUSTOMER);
    private static final Set<String> STATUS_NAMES = ordered("new", "open", "waiting-for-customer");

    private final EventTimes times;

    FactReader(Clock clock) {
        this.times = new EventTimes(clock);
    }

    private static Set<String> ordered(String... names) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(names)));
    }

    /**
     * What to tell, and whether its time was not believed.
     *
     * @param clamped whether the stated time was replaced
     */
    record Told(Command.Tell tell, boolean clamped) {}

    /**
     * Who tells a fact, and of which case.
     *
     * @param ownCases whether the teller may only speak of the cases of its source
     */
    record Teller(
            String source,
            @Nullable String eventId,
            @Nullable String reference,
            boolean ownCases,
            CaseActor actor) {}

    /**
     * Reads a fact.
     *
     * @param pointer where the data stands in the request
     * @throws org.redress.kit.problem.ProblemException 400 with every fault
     */
    Told read(Fact fact, JsonNode data, String pointer, Teller teller, @Nullable Instant statedTime) {
        JsonMembers fields = new JsonMembers(data, pointer);
        Told told = read(fact, fields, teller, statedTime);
        fields.refuse("invalid-event", "The data is not valid");
        return told;
    }

    /** Reads what is known of the fact; the caller looks for further fields and faults. */
    Told read(Fact fact, JsonMembers fields, Teller teller, @Nullable Instant statedTime) {
        Map<Attribute, String> sets = new EnumMap<>(Attribute.class);
        dimensions(fields, sets);
        stated(fields, sets);
        Map<String, String> custom = custom(fields.object("fields"));
        boolean historic = Boolean.TRUE.equals(fields.truth("historic"));
        boolean automatic = false;
        Status status = null;
        Boolean transfer = null;
        String outcome = null;
        String rootCause = null;
        Redress redress = null;
        String reason = null;
        String subject = null;
        Customer customer = null;
        Message message = null;
        UUID messageId = null;
        String survivor = null;
        switch (fact) {
            case RECEIVED -> {
                put(sets, Attribute.SEVERITY, fields.code("severity"));
                subject = fields.line("subject", Texts.MAX_SUBJECT);
                message = message(fields, Message.Direction.IN);
                customer = customer(fields.object("customer"));
            }
            case ACKNOWLEDGED -> automatic = Boolean.TRUE.equals(fields.truth("automatic"));
            case CLASSIFIED -> put(sets, Attribute.SEVERITY, fields.code("severity"));
            case ASSIGNED -> transfer = fields.truth("transfer");
            case CUSTOMER_REPLIED -> {
                message = message(fields, Message.Direction.IN);
                messageId = message == null ? Uuids.next() : message.id();
            }
            case AGENT_REPLIED -> {
                automatic = Boolean.TRUE.equals(fields.truth("automatic"));
                message = message(fields, Message.Direction.OUT);
                messageId = message == null ? Uuids.next() : message.id();
            }
            case STATUS_CHANGED -> {
                String name = fields.oneOf("status", STATUS_NAMES);
                status = name == null ? null : STATUSES.get(name);
            }
            case RESOLVED -> {
                outcome = fields.code("outcome");
                rootCause = fields.code("rootCause");
                redress = redress(fields.object("redress"));
            }
            case REOPENED, WITHDRAWN, RESOLUTION_DISPUTED, MERGED -> {
                if (fact == Fact.MERGED) {
                    survivor = fields.line("into", Texts.MAX_SUBJECT);
                    if (survivor == null) {
                        fields.fault("into", "required", "must name the case that goes on");
                    }
                }
                reason = fields.line("reason", Texts.MAX_SUBJECT);
                if (reason != null && !Texts.isCode(reason)) {
                    // Prose stays here: only codes travel.
                    message = new Message(Uuids.next(), Message.Direction.INTERNAL, reason);
                    reason = null;
                }
                if (fact == Fact.RESOLUTION_DISPUTED) {
                    sets.putIfAbsent(Attribute.STATED_DISPUTED, "true");
                }
            }
            case STEP_TAKEN -> reason = step(fields);
            case CLOSED -> outcome = fields.code("outcome");
        }
        EventTimes.BusinessTime time = statedTime == null ? null : times.believe(statedTime);
        Happening happening = new Happening(
                fact.kind(),
                teller.actor(),
                time == null ? null : time.at(),
                sets,
                custom,
                automatic,
                status,
                transfer,
                outcome,
                rootCause,
                redress,
                reason,
                messageId,
                historic,
                null);
        return new Told(
                new Command.Tell(
                        teller.source(),
                        teller.eventId(),
                        teller.reference(),
                        teller.ownCases(),
                        happening,
                        subject,
                        message,
                        customer,
                        survivor),
                time != null && time.clamped());
    }

    private static void dimensions(JsonMembers fields, Map<Attribute, String> sets) {
        put(sets, Attribute.CHANNEL, fields.code("channel"));
        put(sets, Attribute.CATEGORY, fields.code("category"));
        put(sets, Attribute.PRODUCT, fields.code("product"));
        put(sets, Attribute.TEAM, fields.code("team"));
        put(sets, Attribute.ASSIGNEE, fields.code("assignee"));
        put(sets, Attribute.PRIORITY, fields.code("priority"));
        put(sets, Attribute.BRAND, fields.code("brand"));
        put(sets, Attribute.REGION, fields.code("region"));
        put(sets, Attribute.CUSTOMER_TIER, fields.code("customerTier"));
        put(sets, Attribute.JURISDICTION, fields.code("jurisdiction"));
        put(sets, Attribute.SOURCE_STATUS, fields.code("sourceStatus"));
    }

    private static Map<String, String> custom(@Nullable JsonMembers fields) {
        Map<String, String> custom = new TreeMap<>();
        if (fields != null) {
            for (String name : fields.names(MAX_FIELDS)) {
                String value = fields.code(name);
                if (!name.matches(Texts.FIELD_NAME)) {
                    fields.fault(name, "malformed", "must be named with letters, digits, _ and -, up to 40");
                } else if (value != null) {
                    custom.put(name, value);
                }
            }
        }
        return custom;
    }

    private static void stated(JsonMembers fields, Map<Attribute, String> sets) {
        JsonMembers stated = fields.object("stated");
        if (stated == null) {
            return;
        }
        Instant deadline = stated.time("deadlineAt");
        put(sets, Attribute.STATED_DEADLINE, deadline == null ? null : deadline.toString());
        put(sets, Attribute.STATED_VERDICT, stated.oneOf("verdict", VERDICTS));
        Boolean disputed = stated.truth("disputed");
        put(sets, Attribute.STATED_DISPUTED, disputed == null ? null : disputed.toString());
        stated.refuseOthers();
    }

    private static void put(Map<Attribute, String> sets, Attribute attribute, @Nullable String value) {
        if (value != null) {
            sets.put(attribute, value);
        }
    }

    private static @Nullable Message message(JsonMembers fields, Message.Direction direction) {
        String text = fields.text("text", Texts.MAX_TEXT);
        return text == null ? null : new Message(Uuids.next(), direction, text);
    }

    private static @Nullable Customer customer(@Nullable JsonMembers fields) {
        if (fields == null) {
            return null;
        }
        Customer customer = new Customer(
                fields.line("name", 200),
                fields.line("email", 320),
                fields.line("phone", 50),
                fields.line("reference", 100));
        fields.refuseOthers();
        return customer;
    }

    /** The name of a step that rules may know, from a body; what is wrong is noted. */
    public static String step(JsonMembers fields) {
        String step = fields.code("step");
        if (step == null) {
            fields.fault("step", "required", "is missing");
        } else if (!NamedSteps.accepted(step)) {
            fields.fault(
                    "step",
                    "not-accepted",
                    "must be a name in lower case with hyphens, and none that every case knows");
        }
        return step == null ? "" : step;
    }

    /** What a customer gets, from a body. */
    public static @Nullable Redress redress(@Nullable JsonMembers fields) {
        if (fields == null) {
            return null;
        }
        String kind = fields.code("kind");
        Redress redress = new Redress(kind == null ? "" : kind, fields.amount("amount"), fields.code("currency"));
        if (kind == null) {
            fields.fault("kind", "required", "is missing");
        }
        String currency = redress.currency();
        if (currency != null && !currency.matches("[A-Z]{3}")) {
            fields.fault("currency", "malformed", "must be an ISO 4217 code, for example EUR");
        }
        fields.refuseOthers();
        return redress;
    }
}
