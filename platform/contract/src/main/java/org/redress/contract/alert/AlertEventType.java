package org.redress.contract.alert;

import org.redress.contract.InvalidEventException;
import org.redress.contract.WireName;

/** The public names of the alert events. */
public enum AlertEventType {
    OBJECTIVE_BURNING(AlertFact.ObjectiveBurning.class),
    OBJECTIVE_RECOVERED(AlertFact.ObjectiveRecovered.class),
    INTAKE_SURGE(AlertFact.IntakeSurge.class),
    INTAKE_SURGE_ENDED(AlertFact.IntakeSurgeEnded.class),
    DEADLINES_UNTOUCHED(AlertFact.DeadlinesUntouched.class),
    DEADLINES_UNTOUCHED_ENDED(AlertFact.DeadlinesUntouchedEnded.class);

    private final Class<? extends AlertFact> factClass;

    AlertEventType(Class<? extends AlertFact> factClass) {
        this.factClass = factClass;
    }

    /** The CloudEvents {@code type}, for example {@code org.redress.alert.objective-burning.v1}. */
    public String wireName() {
        return "org.redress.alert." + WireName.of(this) + ".v1";
    }

    /** The record that carries this type's facts. */
    public Class<? extends AlertFact> factClass() {
        return factClass;
    }

    /** The type of a fact. */
    public static AlertEventType of(AlertFact fact) {
        return switch (fact) {
            case AlertFact.ObjectiveBurning burning -> OBJECTIVE_BURNING;
            case AlertFact.ObjectiveRecovered recovered -> OBJECTIVE_RECOVERED;
            case AlertFact.IntakeSurge surge -> INTAKE_SURGE;
            case AlertFact.IntakeSurgeEnded ended -> INTAKE_SURGE_ENDED;
            case AlertFact.DeadlinesUntouched untouched -> DEADLINES_UNTOUCHED;
            case AlertFact.DeadlinesUntouchedEnded ended -> DEADLINES_UNTOUCHED_ENDED;
        };
    }

    /**
     * The type with this CloudEvents name.
     *
     * @throws InvalidEventException if there is none
     */
    public static AlertEventType ofWireName(String name) {
        for (AlertEventType type : values()) {
            if (type.wireName().equals(name)) {
                return type;
            }
        }
        throw new InvalidEventException("Unknown alert event type '" + name + "'");
    }
}
