package org.redress.complaint.packs;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that must be sent.
 *
 * @param clocks by when: each ends, or is replaced, when it is sent
 * @param sentBy the events that say that it was sent
 * @param statements what it must say
 */
public record Notice(String id, String title, List<String> clocks, List<String> sentBy, List<Statement> statements) {

    public Notice {
        clocks = List.copyOf(clocks);
        sentBy = List.copyOf(sentBy);
        statements = List.copyOf(statements);
    }

    /**
     * A line of the checklist.
     *
     * @param rule id of the rule that asks for it
     * @param from the date from which it is asked for; absent for always
     * @param variant the only kind of complaint that it is asked for; absent for all
     */
    public record Statement(
            String says,
            String rule,
            @Nullable LocalDate from,
            @Nullable String variant) {}
}
