package org.redress.contract.complaint;

import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.redress.contract.ContractJson;
import org.redress.contract.InvalidEventException;
import org.redress.contract.WireName;

/** The public names of the complaint events. Class names never reach the wire. */
public enum ComplaintEventType {
    RECEIVED(ComplaintFact.Received.class),
    ACKNOWLEDGED(ComplaintFact.Acknowledged.class),
    CLASSIFIED(ComplaintFact.Classified.class),
    ASSIGNED(ComplaintFact.Assigned.class),
    CUSTOMER_REPLIED(ComplaintFact.CustomerReplied.class),
    AGENT_REPLIED(ComplaintFact.AgentReplied.class),
    NOTE_ADDED(ComplaintFact.NoteAdded.class),
    STATUS_CHANGED(ComplaintFact.StatusChanged.class),
    RESOLVED(ComplaintFact.Resolved.class),
    RESOLUTION_DISPUTED(ComplaintFact.ResolutionDisputed.class),
    REOPENED(ComplaintFact.Reopened.class),
    STEP_TAKEN(ComplaintFact.StepTaken.class),
    CLOSED(ComplaintFact.Closed.class),
    WITHDRAWN(ComplaintFact.Withdrawn.class),
    MERGED(ComplaintFact.Merged.class),
    SLA_STARTED(ComplaintFact.SlaStarted.class),
    SLA_PAUSED(ComplaintFact.SlaPaused.class),
    SLA_RESUMED(ComplaintFact.SlaResumed.class),
    SLA_WARNED(ComplaintFact.SlaWarned.class),
    SLA_MET(ComplaintFact.SlaMet.class),
    SLA_BREACHED(ComplaintFact.SlaBreached.class),
    SLA_CANCELLED(ComplaintFact.SlaCancelled.class),
    SLA_CORRECTED(ComplaintFact.SlaCorrected.class),
    SLA_APPLIED(ComplaintFact.SlaApplied.class),
    PERSON_ERASED(ComplaintFact.PersonErased.class);

    private static final Map<String, ComplaintEventType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ComplaintEventType::wireName, type -> type));
    private static final Map<Class<?>, ComplaintEventType> BY_FACT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ComplaintEventType::factClass, type -> type));

    private final Class<? extends ComplaintFact> factClass;
    private final String wireName;
    private final ObjectReader reader;

    ComplaintEventType(Class<? extends ComplaintFact> factClass) {
        this.factClass = factClass;
        this.wireName = "org.redress.complaint." + WireName.of(this) + ".v1";
        this.reader = ContractJson.mapper()
                .readerFor(ContractJson.mapper()
                        .getTypeFactory()
                        .constructParametricType(ComplaintEvent.Wire.class, factClass));
    }

    /** The CloudEvents {@code type}, for example {@code org.redress.complaint.received.v1}. */
    public String wireName() {
        return wireName;
    }

    /** The record that carries this type's facts. */
    public Class<? extends ComplaintFact> factClass() {
        return factClass;
    }

    /** Reads the data of an event of this type. */
    ComplaintEvent read(byte[] json) {
        try {
            ComplaintEvent.Wire<?> wire = reader.readValue(json);
            if (wire.fact() == null
                    || wire.complaintId() == null
                    || wire.state() == null
                    || wire.dimensions() == null) {
                throw new InvalidEventException(
                        "The data of " + wireName + " lacks complaintId, dimensions, state or fact");
            }
            return wire.event();
        } catch (IOException e) {
            throw new InvalidEventException("Not valid data of " + wireName + ": " + e.getMessage(), e);
        }
    }

    /** The type of a fact. */
    public static ComplaintEventType of(ComplaintFact fact) {
        ComplaintEventType type = BY_FACT.get(fact.getClass());
        if (type == null) {
            throw new InvalidEventException("No event type for " + fact.getClass());
        }
        return type;
    }

    /**
     * The type with this CloudEvents name.
     *
     * @throws InvalidEventException if there is none
     */
    public static ComplaintEventType ofWireName(String name) {
        ComplaintEventType type = BY_NAME.get(name);
        if (type == null) {
            throw new InvalidEventException("Unknown complaint event type '" + name + "'");
        }
        return type;
    }
}
