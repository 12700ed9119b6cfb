package org.redress.importer.mapping;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What a state of a source means to us. */
enum Phase {
    NEW("new"),
    OPEN("open"),
    WAITING("waiting-for-customer"),
    RESOLVED("resolved"),
    CLOSED("closed");

    private final String wireName;

    Phase(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    /** Whether somebody still has to work on it. */
    boolean working() {
        return this != RESOLVED && this != CLOSED;
    }

    @JsonCreator
    static Phase of(String name) {
        for (Phase phase : values()) {
            if (phase.wireName.equals(name)) {
                return phase;
            }
        }
        throw new IllegalArgumentException(
                "'" + name + "' is none of: new, open, waiting-for-customer, resolved, closed");
    }
}
