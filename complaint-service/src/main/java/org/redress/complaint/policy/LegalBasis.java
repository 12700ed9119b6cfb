package org.redress.complaint.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * On what a clock of a ready-made policy rests.
 *
 * @param title for people
 * @param basis duty, target, lane, count or guidance
 * @param confirmed whether the text of all its rules was seen
 */
public record LegalBasis(String title, String basis, boolean confirmed, List<Cited> rules) {

    public LegalBasis {
        rules = List.copyOf(rules);
    }

    /**
     * A rule.
     *
     * @param toConfirm what is still open; absent if nothing is, or all
     */
    public record Cited(
            String id,
            String regulation,
            String section,
            boolean confirmed,
            @Nullable String toConfirm) {}
}
