package org.redress.complaint.casework;

import java.util.UUID;

/** A text that came with a happening. Stays in this service's database. */
public record Message(UUID id, Direction direction, String body) {

    /** From whom to whom. */
    public enum Direction {
        /** From the customer. */
        IN,
        /** To the customer. */
        OUT,
        /** Among colleagues. */
        INTERNAL
    }
}
