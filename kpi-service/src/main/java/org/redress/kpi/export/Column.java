package org.redress.kpi.export;

/** A column of an export. */
public record Column(String name, Type type) {

    /** What its values are; each may be absent. */
    public enum Type {
        /** A text that somebody else chose. */
        TEXT,
        /** An {@link java.time.Instant}. */
        TIME,
        /** A {@link Long}. */
        NUMBER,
        /** A {@link Boolean}. */
        TRUTH,
        /** An id of ours, as text. */
        ID
    }
}
