package org.redress.importer.mapping;

import java.util.List;

/** What a mapping makes of a row. */
public sealed interface Mapped {

    /** Events, in the order in which they must arrive. */
    record Events(List<IntakeEvent> events) implements Mapped {}

    /** A row that says nothing, for example an answer sheet without an answer. */
    record Skipped(String reason) implements Mapped {}

    /**
     * A row that cannot be understood; none of it is posted.
     *
     * @param column the column at fault
     * @param code a stable code of the reason
     */
    record Refused(String column, String code, String reason) implements Mapped {}
}
